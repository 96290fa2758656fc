// Pages taken with the mouse and dropped into a document. The keys x, p and Shift+P do the same.

export class Dragging {
  constructor(drop) {
    this.drop = drop; // takes (pages, {into, before})
    this.pages = null;
    this.marked = null;
  }

  gives(list, taken) {
    list.addEventListener("dragstart", (event) => {
      this.pages = taken(event.target);
      if (!this.pages) return event.preventDefault();
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", this.pages.join(" "));
    });
    list.addEventListener("dragend", () => this.end());
  }

  takes(list, landing) {
    list.addEventListener("dragover", (event) => {
      const place = this.pages && landing(event.target, event);
      this.mark(place);
      if (!place) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
    });
    list.addEventListener("dragleave", (event) => {
      if (!list.contains(event.relatedTarget)) this.mark(null);
    });
    list.addEventListener("drop", (event) => {
      const place = this.pages && landing(event.target, event);
      const pages = this.pages;
      this.end();
      if (!place) return;
      event.preventDefault();
      this.drop(pages, place);
    });
  }

  mark(place) {
    this.marked?.classList.remove("drop-on", "drop-before", "drop-after");
    this.marked = place?.node ?? null;
    this.marked?.classList.add(`drop-${place.where}`);
  }

  end() {
    this.mark(null);
    this.pages = null;
  }
}
