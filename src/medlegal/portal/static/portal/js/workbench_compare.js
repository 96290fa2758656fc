// A repeat beside its first page, with the words that differ marked on both.

import { differing } from "./workbench_differences.js";
import { drawn, el, overlay } from "./workbench_elements.js";
import { percent, plural } from "./workbench_wording.js";

export class Compare {
  constructor(bench) {
    this.bench = bench;
    this.box = document.getElementById("compare");
    this.title = document.getElementById("compare-title");
    this.told = document.getElementById("compare-told");
    this.sides = document.getElementById("compare-sides");
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    const does = { accept: () => this.accept(), deny: () => this.deny(), before: () => this.step(-1), next: () => this.step(1), leave: () => this.box.close() };
    for (const [name, act] of Object.entries(does)) document.getElementById(`compare-${name}`).addEventListener("click", act);
  }

  open(stamp) {
    this.show(stamp);
    if (!this.box.open) this.box.showModal();
    document.getElementById("compare-accept").focus();
  }

  async show(stamp) {
    const page = this.bench.store.state.pages.get(stamp);
    this.stamp = stamp;
    this.title.textContent = `Page ${stamp} beside page ${page.repeats}, which it repeats`;
    this.told.textContent = this.likeness(page);
    const sides = [this.side(page.repeats, "First"), this.side(stamp, "Repeat")];
    this.sides.replaceChildren(...sides.map((side) => side.node));
    const told = await Promise.all([this.bench.words.of(page.repeats), this.bench.words.of(stamp)]);
    if (this.stamp === stamp) this.mark(page, sides, told);
  }

  likeness(page) {
    if (page.repeat_kind === "exact") return "Exactly the same content.";
    return page.likeness ? `${percent(page.likeness)} alike.` : "Marked as a repeat by a person.";
  }

  side(stamp, words) {
    const svg = overlay();
    const image = el("img", { src: `${this.bench.pictures.address}${stamp}/picture/`, alt: `Picture of page ${stamp}` });
    const text = el("div", { class: "page-text" });
    const node = el(
      "section",
      { "aria-label": `${words}: page ${stamp}` },
      el("h3", { text: `${words}: page ${stamp}` }),
      el("div", { class: "picture" }, image, svg),
      el("details", { class: "more" }, el("summary", { text: "Text" }), text),
    );
    return { node, svg, text };
  }

  mark(page, sides, told) {
    if (told.some((one) => !one)) {
      this.told.textContent = `${this.likeness(page)} The words could not be fetched, so none are marked.`;
      return;
    }
    const words = told.map((one) => one.words.map(([text]) => text));
    const marks = differing(words[0], words[1]);
    sides.forEach((side, at) => {
      const boxes = told[at].words.filter((_, word) => marks[at][word]).map(([, ...box]) => box);
      side.svg.replaceChildren(...drawn(boxes, "differs"));
      side.text.replaceChildren(...words[at].flatMap((word, place) => [marks[at][place] ? el("mark", { text: word }) : word, " "]));
    });
    const counts = marks.map((side) => side.filter(Boolean).length);
    const says = counts.some(Boolean) ? `${plural(counts[0], "word")} of the first and ${plural(counts[1], "word")} of the repeat differ.` : "Every word is the same.";
    this.told.textContent = `${this.likeness(page)} ${says}`;
  }

  get repeats() {
    return this.bench.view.pages.filter((stamp) => this.bench.store.state.pages.get(stamp).repeats);
  }

  step(by) {
    const all = this.repeats;
    const at = all.indexOf(this.stamp);
    const next = at < 0 ? all.find((stamp) => stamp > this.stamp) : all[at + by];
    if (next === undefined) {
      this.told.textContent = by > 0 ? "That was the last repeat." : "That was the first repeat.";
      return;
    }
    this.bench.goTo(next);
    this.show(next);
  }

  accept() {
    const page = this.bench.store.state.pages.get(this.stamp);
    const isKept = page.repeats && this.bench.act({ act: "repeat", page: this.stamp, of: page.repeats });
    if (isKept) this.bench.says(`Page ${this.stamp} repeats page ${page.repeats}.`);
    this.step(1);
  }

  deny() {
    const before = this.repeats;
    const next = before[before.indexOf(this.stamp) + 1];
    if (this.bench.act({ act: "not_repeat", page: this.stamp })) this.bench.says(`Page ${this.stamp} is no repeat.`);
    if (next === undefined) return this.box.close();
    this.bench.goTo(next);
    this.show(next);
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.bench.keys.isOn) return;
    const does = { n: () => this.deny(), j: () => this.step(1), k: () => this.step(-1) }[event.key.toLowerCase()];
    if (!does) return;
    event.preventDefault();
    does();
  }
}
