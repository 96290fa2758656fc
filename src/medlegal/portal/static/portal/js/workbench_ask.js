// One question in a box: what is typed narrows what is offered, Enter takes it, Escape leaves.

import { el } from "./workbench_elements.js";

const MOST_OFFERED = 60;

export class Ask {
  constructor() {
    this.box = document.getElementById("ask");
    this.title = document.getElementById("ask-title");
    this.field = document.getElementById("ask-field");
    this.list = document.getElementById("ask-list");
    this.wrong = document.getElementById("ask-wrong");
    this.field.addEventListener("input", () => this.offer());
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("click", (event) => this.clicked(event));
    document.getElementById("ask-take").addEventListener("click", () => this.take());
    document.getElementById("ask-leave").addEventListener("click", () => this.box.close());
    this.box.addEventListener("close", () => this.closed());
  }

  // `offers` are [value, words], `later` promises more of them; `read` turns what was typed into a value, or says by a
  // string in `wrong` why not.
  ask({ title, value = "", offers = [], later = null, read = null }) {
    this.offers = offers;
    later?.then((more) => this.offerMore(offers, more));
    this.read = read;
    this.answer = null;
    this.title.textContent = title;
    this.field.value = value;
    this.wrong.textContent = "";
    this.isTyped = false;
    this.back = document.activeElement;
    this.box.showModal();
    this.field.focus();
    this.field.select();
    this.offer(true);
    return new Promise((resolve) => (this.resolve = resolve));
  }

  offerMore(offers, more) {
    // Unless another question stands there by now, or the answer is being chosen.
    if (this.offers !== offers || !this.box.open || this.chosen >= 0) return;
    this.offers = [...more, ...offers];
    this.offer(!this.isTyped);
  }

  offer(isFirst = false) {
    if (!isFirst) this.isTyped = true;
    this.wrong.textContent = "";
    const typed = isFirst ? "" : this.field.value.trim().toLowerCase();
    const words = typed.split(/\s+/).filter(Boolean);
    const fits = ([, says]) => words.every((word) => says.toLowerCase().includes(word));
    const begins = ([, says]) => (says.toLowerCase().startsWith(typed) ? 0 : 1);
    this.shown = this.offers.filter(fits).sort((one, other) => begins(one) - begins(other)).slice(0, MOST_OFFERED);
    this.chosen = this.read ? -1 : 0;
    this.list.hidden = !this.shown.length;
    this.list.replaceChildren(
      ...this.shown.map(([, says], at) => el("li", { id: `ask-offer-${at}`, role: "option", text: says, "aria-selected": "false", data: { at } })),
    );
    this.field.setAttribute("aria-expanded", String(this.shown.length > 0));
    this.point();
  }

  point() {
    [...this.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === this.chosen)));
    const row = this.list.children[this.chosen];
    if (!row) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      this.take();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = this.shown.length;
      if (!count) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.chosen = this.chosen < 0 ? (step > 0 ? 0 : count - 1) : (this.chosen + step + count) % count;
      this.point();
    }
  }

  clicked(event) {
    const row = event.target.closest("li");
    if (!row) return;
    this.chosen = Number(row.dataset.at);
    this.take();
  }

  take() {
    const offered = this.shown[this.chosen];
    const told = offered ? { value: offered[0] } : this.read ? this.read(this.field.value) : { wrong: "Nothing there is called that. Type fewer letters, or leave with Escape." };
    if (told.wrong) {
      this.wrong.textContent = told.wrong;
      return;
    }
    this.answer = told;
    this.box.close();
  }

  closed() {
    this.back?.focus?.();
    this.resolve?.(this.answer ? this.answer.value : null);
    this.resolve = null;
  }
}
