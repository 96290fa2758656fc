// Search within the record: words go in the body, hits come back, and their places are marked on the page.

import { el } from "./workbench_elements.js";
import { figures } from "./workbench_wording.js";

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export class Found {
  constructor(bench) {
    this.bench = bench;
    this.words = "";
    this.hits = [];
    this.pages = new Map(); // what was found on a page, by its stamp
    this.form = document.getElementById("found-form");
    this.field = document.getElementById("found-words");
    this.told = document.getElementById("found-told");
    this.list = document.getElementById("found-list");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.field.value.trim());
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.bench.leaveField();
    });
  }

  async ask(words, { stays = false } = {}) {
    this.words = words;
    this.field.value = words;
    this.pages.clear();
    if (!words) return this.show([], "");
    this.told.textContent = "Searching…";
    const { status, body, says } = await this.bench.store.ask("search/", { words });
    if (this.words !== words) return;
    if (status !== 200) return this.show([], body?.says ?? says ?? "The search did not work. Try again.");
    this.show(body.hits, body.says);
    if (body.hits.length && !stays) this.bench.goTo((body.hits.find((hit) => hit.stamp >= this.bench.stamp) ?? body.hits[0]).stamp);
    this.refresh();
  }

  async refresh() {
    await this.bench.leaf.fetchWords(this.bench.stamp);
  }

  show(hits, says) {
    this.hits = hits;
    this.told.textContent = says;
    this.list.replaceChildren(
      ...hits.map((hit) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", data: { stamp: hit.stamp }, onclick: () => this.bench.goTo(hit.stamp) },
            el("b", { class: "figures", text: `Page ${figures(hit.stamp)} ` }),
            el("span", { class: "muted", text: hit.document }),
            el("br"),
            ...hit.snippet.map(([text, isFound]) => (isFound ? el("mark", { text }) : text)),
          ),
        ),
      ),
    );
    this.point();
    if (!this.words) this.refresh();
  }

  point() {
    for (const button of this.list.querySelectorAll("button")) {
      if (Number(button.dataset.stamp) === this.bench.stamp) {
        button.setAttribute("aria-current", "page");
        button.scrollIntoView({ block: "nearest" });
      } else button.removeAttribute("aria-current");
    }
  }

  step(by) {
    // The next page with the words, or the one before.
    const stamps = this.hits.map((hit) => hit.stamp);
    const next = by > 0 ? stamps.find((stamp) => stamp > this.bench.stamp) : stamps.filter((stamp) => stamp < this.bench.stamp).pop();
    if (next !== undefined) return this.bench.goTo(next);
    this.bench.says(stamps.length ? "No further page has these words." : "Search for words first: /");
  }

  async on(stamp) {
    if (this.pages.has(stamp) || !this.hits.some((hit) => hit.stamp === stamp)) return;
    const { words } = this;
    const { status, body } = await this.bench.store.ask("found/", { page: stamp, words });
    if (status === 200 && this.words === words) this.pages.set(stamp, body);
  }

  boxesOn(stamp) {
    return this.pages.get(stamp)?.boxes ?? [];
  }

  marked(text, stamp) {
    const words = this.pages.get(stamp)?.found ?? [];
    if (!words.length) return [text];
    const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(escaped).join("|")})(?![\\p{L}\\p{N}])`, "giu"));
    return parts.map((part, at) => (at % 2 ? el("mark", { text: part }) : part));
  }
}
