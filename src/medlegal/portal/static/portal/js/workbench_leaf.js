// The page in view: its picture with what is marked on it, and its text.

import { drawn, el, overlay, tag } from "./workbench_elements.js";
import { day, figures, marksOf, titleOf } from "./workbench_wording.js";

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const AHEAD = 2;
const RESTS_MS = 1500; // who rests on a page so long goes on from it; who flies past needs no picture ahead

const inLines = (boxes) => {
  // Boxes of words one after the other on a line, as one box.
  const lines = [];
  for (const [left, top, right, bottom] of boxes) {
    const line = lines[lines.length - 1];
    const shared = line ? Math.min(bottom, line[3]) - Math.max(top, line[1]) : 0;
    const isSame = shared > 0.5 * Math.min(bottom - top, line?.[3] - line?.[1]) && left >= line[0];
    if (isSame) lines[lines.length - 1] = [line[0], Math.min(top, line[1]), Math.max(right, line[2]), Math.max(bottom, line[3])];
    else lines.push([left, top, right, bottom]);
  }
  return lines;
};

export class Leaf {
  constructor(bench) {
    this.bench = bench;
    this.stage = document.getElementById("leaf-stage");
    this.told = document.getElementById("leaf-told");
    this.marks = document.getElementById("leaf-marks");
    this.text = document.getElementById("leaf-text");
    this.frame = el("div", { class: "leaf-frame" });
    this.svg = overlay();
    this.zoom = 0; // how wide the page is against the pane; 0 shows the whole page
    this.withExcerpts = true;
    this.stage.append(this.frame);
    const excerpts = document.getElementById("leaf-excerpts");
    excerpts.addEventListener("change", () => this.toggleExcerpts(excerpts.checked));
    new ResizeObserver(() => this.fit()).observe(this.stage);
  }

  show() {
    const { stamp, store, view } = this.bench;
    const page = store.state.pages.get(stamp);
    if (!page) return this.showNothing();
    const one = store.state.documents.get(page.document);
    this.told.textContent = `Page ${figures(stamp)} of ${figures(store.state.order.length)}`;
    this.marks.replaceChildren(
      ...marksOf(page).map((mark) => tag(mark.says, mark.mood)),
      el("span", { class: "muted small", text: this.from(page, one) }),
    );
    if (this.shown !== stamp) this.turnTo(stamp, page, view);
  }

  from(page, one) {
    const parts = [`page ${page.number} of the file`, page.sender && `from ${page.sender}`];
    if (one) parts.unshift(`${titleOf(one)}${one.dated_on ? `, ${day(one.dated_on)}` : ""}: ${one.pages.indexOf(page.stamp) + 1} of ${one.pages.length}`);
    return parts.filter(Boolean).join(" · ");
  }

  showNothing() {
    this.shown = null;
    this.told.textContent = "No page";
    this.marks.replaceChildren();
    this.text.replaceChildren();
    this.frame.replaceChildren();
  }

  turnTo(stamp, page, view) {
    this.shown = stamp;
    const image = this.bench.pictures.picture(stamp);
    image.alt = `Picture of page ${stamp}; its text stands beside it`;
    image.onload = () => this.fit();
    image.onerror = () => this.noPicture(stamp);
    this.svg.replaceChildren();
    this.frame.replaceChildren(image, this.svg);
    this.stage.scrollTop = 0;
    this.fit();
    this.text.replaceChildren(el("p", { class: "muted", text: "The text is coming." }));
    this.fetchWords(stamp);
    const at = view.place.get(stamp) ?? -1;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      for (const ahead of view.pages.slice(at + 1, at + 1 + AHEAD)) this.bench.pictures.picture(ahead);
    }, RESTS_MS);
  }

  noPicture(stamp) {
    if (this.shown !== stamp) return;
    this.frame.style.width = "";
    this.frame.replaceChildren(
      el("div", { class: "empty" }, el("h3", { text: "No picture of this page yet" }), el("p", { text: "It comes with the reading. If the reading is over, the file could not be shown as a picture; open it as it came from the records page." })),
    );
  }

  async fetchWords(stamp) {
    const told = await this.bench.words.of(stamp);
    if (this.shown !== stamp) return;
    this.page = told;
    this.showText();
    this.showBoxes();
    if (this.bench.found.words) {
      await this.bench.found.on(stamp);
      if (this.shown !== stamp) return;
      this.showText();
      this.showBoxes();
    }
  }

  showText() {
    const { text } = this.page ?? {};
    if (!text) return this.text.replaceChildren(el("p", { class: "muted", text: this.whyNoText() }));
    this.text.replaceChildren(el("div", { class: "page-text" }, ...this.bench.found.marked(text, this.shown)));
  }

  whyNoText() {
    const page = this.bench.store.state.pages.get(this.shown);
    if (this.page === null) return "The text of this page could not be fetched. Leaf away and back to try again.";
    if (page?.blank) return "The page is blank.";
    return "No text was found on this page. If the picture shows some, the scan was too poor to read.";
  }

  showBoxes() {
    const excerpts = (this.withExcerpts && this.page?.excerpts) || [];
    this.svg.replaceChildren(
      ...excerpts.flatMap((one) => drawn(inLines(one.boxes), "excerpt", one.heading)),
      ...drawn(this.bench.found.boxesOn(this.shown), "hit"),
    );
  }

  toggleExcerpts(withExcerpts) {
    this.withExcerpts = withExcerpts;
    this.showBoxes();
  }

  fit() {
    const image = this.frame.querySelector("img");
    if (!image) return;
    const { clientWidth, clientHeight } = this.stage;
    const ratio = image.naturalWidth ? image.naturalWidth / image.naturalHeight : 8.5 / 11;
    const whole = Math.min(clientWidth - 24, (clientHeight - 24) * ratio);
    this.frame.style.width = `${Math.max(120, this.zoom ? (clientWidth - 24) * this.zoom : whole)}px`;
  }

  zoomBy(steps) {
    const width = this.frame.clientWidth / Math.max(1, this.stage.clientWidth - 24);
    const wider = ZOOMS.find((zoom) => zoom > width + 0.02) ?? ZOOMS[ZOOMS.length - 1];
    const narrower = [...ZOOMS].reverse().find((zoom) => zoom < width - 0.02) ?? ZOOMS[0];
    this.zoom = steps > 0 ? wider : narrower;
    this.fit();
    return `${Math.round(this.zoom * 100)} % of the pane`;
  }

  zoomWhole() {
    this.zoom = 0;
    this.fit();
    return "The whole page";
  }

  scroll(share) {
    this.stage.scrollBy({ top: this.stage.clientHeight * share });
  }
}
