// The words of pages as they were fetched.

const KEPT = 60;

export class Words {
  constructor(pagesAddress) {
    this.address = pagesAddress;
    this.kept = new Map();
  }

  async of(stamp) {
    // Null when they could not be fetched; asked for again the next time.
    if (this.kept.has(stamp)) return this.kept.get(stamp);
    try {
      const answer = await fetch(`${this.address}${stamp}/words/`, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok) return null;
      const told = await answer.json();
      this.kept.set(stamp, told);
      if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
      return told;
    } catch {
      return null;
    }
  }

  forget() {
    this.kept.clear();
  }
}
