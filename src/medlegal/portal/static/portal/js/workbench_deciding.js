// What a command does to the page in view: it asks what it must know, then acts.

import { asDay, day, daysIn, figures, stampsOf, titleOf } from "./workbench_wording.js";

const number = (typed) => Number(typed.replace(/[^\d]/g, ""));

export class Deciding {
  constructor(bench, ask) {
    this.bench = bench;
    this.box = ask;
  }

  get state() {
    return this.bench.store.state;
  }

  act(act, says) {
    if (this.bench.act(act)) this.bench.says(says);
  }

  own() {
    const one = this.bench.documentInView();
    if (!one) this.bench.refuse("This page stands in no document yet. Select it with x, go to where it belongs and press p.");
    return one;
  }

  split() {
    const page = this.bench.stamp;
    this.act({ act: "split", page }, `A document now begins at page ${page}.`);
  }

  join() {
    const one = this.own();
    if (!one) return;
    const [page] = one.pages;
    if (page !== this.bench.stamp) return this.bench.refuse(`Page ${this.bench.stamp} goes on with its document already; only a document's first page can be joined to the one before.`);
    this.act({ act: "join", page }, `Page ${page} goes on with the document before it.`);
  }

  async set(field, words, question) {
    const one = this.own();
    if (!one) return;
    const [at] = one.pages;
    const told = await this.box.ask({ title: `${words} of “${titleOf(one)}”, page ${stampsOf(one.pages)}`, ...question });
    if (told === null) return;
    const shown = field === "dated_on" ? day(told) || "no date" : field === "kind" ? this.kindName(told) : told || "nothing";
    if (told === (one[field] ?? "")) return this.bench.says(`${words} is ${shown.replace(/\.$/, "")} already.`);
    this.act({ act: "set", at, field, value: told }, `${words}: ${shown.replace(/\.$/, "")}.`);
  }

  kindName(id) {
    return this.state.kinds.find((kind) => kind.id === id)?.name ?? id;
  }

  kind() {
    return this.set("kind", "Kind", { offers: this.state.kinds.map((kind) => [kind.id, kind.name]) });
  }

  date() {
    // The box opens at once, so that what is typed goes into it; the days on the page are offered when they are here.
    const found = this.bench.words.of(this.bench.stamp).then((told) => daysIn(told?.text ?? "").map((iso) => [iso, `${day(iso)}, on this page`]));
    const read = (typed) => {
      const value = asDay(typed);
      return value === null ? { wrong: "No day can be read from that. Write it as 03/14/2025, or leave it empty for no date." } : { value };
    };
    const known = this.bench.documentInView();
    return this.set("dated_on", "Date", { offers: [["", "No date"]], later: found, value: day(known?.dated_on), read });
  }

  named(field, words) {
    const counts = new Map();
    for (const one of this.state.documents.values()) if (one[field]) counts.set(one[field], (counts.get(one[field]) ?? 0) + 1);
    const offers = [...counts].sort((one, other) => other[1] - one[1]).map(([name]) => [name, name]);
    const read = (typed) => ({ value: typed.trim() });
    return this.set(field, words, { offers, value: this.bench.documentInView()?.[field] ?? "", read });
  }

  author() {
    return this.named("author", "Author");
  }

  facility() {
    return this.named("facility", "Facility");
  }

  title() {
    const read = (typed) => ({ value: typed.trim() });
    return this.set("title", "Title", { value: this.bench.documentInView()?.title ?? "", read });
  }

  askPage(title) {
    const last = this.state.order[this.state.order.length - 1];
    const read = (typed) => (this.state.pages.has(number(typed)) ? { value: number(typed) } : { wrong: `Type a page's number, from 1 to ${figures(last)}.` });
    return this.box.ask({ title, read });
  }

  async goToPage() {
    const stamp = await this.askPage("Go to page");
    if (stamp !== null) this.bench.goTo(stamp);
  }

  async repeatOf() {
    const page = this.bench.stamp;
    const of = await this.askPage(`Page ${page} repeats which page?`);
    if (of !== null) this.act({ act: "repeat", page, of }, `Page ${page} repeats page ${of}.`);
  }

  async repeatDocument() {
    const one = this.own();
    if (!one) return;
    const others = [...this.state.documents.values()].filter((other) => other.id !== one.id);
    const offers = others.map((other) => [other.pages[0], `${other.dated_on ? day(other.dated_on) : "no date"} ${titleOf(other)}, page ${stampsOf(other.pages)}`]);
    const of = await this.box.ask({ title: `“${titleOf(one)}” repeats which document?`, offers });
    if (of !== null) this.act({ act: "repeat_document", at: one.pages[0], of }, `The document repeats the one at page ${of}.`);
  }

  notRepeat() {
    const page = this.bench.stamp;
    const one = this.bench.documentInView();
    if (this.state.pages.get(page)?.repeats) this.act({ act: "not_repeat", page }, `Page ${page} is no repeat.`);
    else if (one?.repeats) this.act({ act: "not_repeat_document", at: one.pages[0] }, "The document is no repeat.");
    else this.bench.refuse(`Neither page ${page} nor its document is marked as a repeat.`);
  }

  compare() {
    if (this.state.pages.get(this.bench.stamp)?.repeats) this.bench.compare.open(this.bench.stamp);
    else this.bench.refuse(`Page ${this.bench.stamp} is not marked as a repeat of another. Mark it with r first.`);
  }

  wrongPatient() {
    const pages = this.bench.selectedPages();
    const value = !this.state.pages.get(pages[0]).other_patient;
    const words = this.released(pages);
    this.act({ act: "other_patient", pages, value }, `${words} ${value ? "" : "not "}about another patient.`);
  }

  wrongPatientDocument() {
    const one = this.own();
    if (!one) return;
    const value = !one.pages.every((stamp) => this.state.pages.get(stamp).other_patient);
    this.act({ act: "other_patient", at: one.pages[0], value }, `The document is ${value ? "" : "not "}about another patient.`);
  }

  blank() {
    const pages = this.bench.selectedPages();
    const value = !this.state.pages.get(pages[0]).blank;
    const changed = pages.filter((page) => Boolean(this.state.pages.get(page).blank) !== value);
    for (const page of changed) if (!this.bench.act({ act: "blank", page, value })) return;
    this.bench.says(`${this.released(pages)} ${value ? "" : "not "}blank.`);
  }

  released(pages) {
    // What was decided about selected pages is done; the next act is about the page in view again.
    this.bench.selected.clear();
    return pages.length === 1 ? `Page ${pages[0]} is` : `${pages.length} pages are`;
  }

  agree() {
    const one = this.bench.documentInView();
    const page = this.bench.stamp;
    const { unreadable, decided } = this.state.pages.get(page);
    if (!one && !unreadable) return void this.own();
    const value = one ? !one.looked_at : !decided;
    const about = one ? { at: one.pages[0] } : { page };
    const words = one ? `“${titleOf(one)}”` : `page ${page}`;
    if (!this.bench.act({ act: "looked_at", ...about, value })) return;
    if (!value) return this.bench.says(`Agreement with ${words} taken back.`);
    const isMore = this.bench.nextDoubtful({ isQuiet: true });
    this.bench.says(`Agreed with ${words}. ${isMore ? this.bench.whyInView() : "Nothing doubtful is left."}`);
  }

  put(isAfter) {
    const { selected, stamp } = this.bench;
    if (!selected.size) return this.bench.refuse("Select the pages first, each with x; then go to where they belong and press p.");
    this.bench.move(this.bench.selectedPages(), this.bench.placeAt(stamp, isAfter));
  }

  undo() {
    if (!this.bench.store.newest() && !this.bench.store.pending.length) return this.bench.refuse("There is nothing to take back.");
    this.bench.act({ act: "undo", decision: null });
  }

  redo() {
    if (!this.state.decisions.some((one) => one.undone)) return this.bench.refuse("Nothing was taken back, so there is nothing to do again.");
    this.bench.act({ act: "redo", decision: null });
  }
}
