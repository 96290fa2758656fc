// The document of the page in view: its fields, why it is doubtful, and what repeats what.

import { el, tag } from "./workbench_elements.js";
import { isDoubtful } from "./workbench_order.js";
import { asDay, day, percent, plural, stampsOf, titleOf, whyDoubtful } from "./workbench_wording.js";

const FIELDS = [
  ["title", "Title", "e"],
  ["dated_on", "Date", "d"],
  ["author", "Author", "a"],
  ["facility", "Facility", "f"],
  ["patient", "Patient named on it", ""],
];

export class Details {
  constructor(bench) {
    this.bench = bench;
    this.place = document.getElementById("details");
    this.inputs = {};
    this.form = this.made();
    this.nothing = el("p", { class: "muted" });
    this.ties = el("div", { class: "ties" });
    this.place.append(this.nothing, this.form, this.ties);
  }

  made() {
    this.kind = el("select", { class: "form-select", id: "details-kind", onchange: () => this.keep("kind", this.kind.value) });
    this.head = el("h3", { class: "details-head" });
    this.agreed = el("button", { type: "button", class: "btn btn-ink btn-small", onclick: () => this.bench.run("agree") });
    const form = el(
      "form",
      { class: "details-form", onsubmit: (event) => this.submitted(event) },
      this.head,
      (this.why = el("div", { class: "why" })),
      this.labelled("details-kind", "Kind", "c", this.kind),
      ...FIELDS.map(([field, words, key]) => this.labelled(`details-${field}`, words, key, this.input(field))),
      el("p", { class: "actions" }, this.agreed),
    );
    return form;
  }

  labelled(id, words, key, field) {
    return el("div", { class: "field" }, el("label", { for: id }, `${words} `, key && el("kbd", { "aria-hidden": "true", text: key })), field);
  }

  input(field) {
    const input = el("input", {
      class: "form-control",
      id: `details-${field}`,
      autocomplete: "off",
      spellcheck: "false",
      maxlength: field === "title" ? 300 : 160,
      onchange: () => this.keep(field, input.value),
      onkeydown: (event) => this.pressed(event, field),
    });
    if (field === "dated_on") Object.assign(input, { placeholder: "MM/DD/YYYY", inputMode: "numeric" });
    this.inputs[field] = input;
    return input;
  }

  pressed(event, field) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.inputs[field].value = this.shownValue(field);
    this.bench.leaveField();
  }

  submitted(event) {
    event.preventDefault();
    const active = document.activeElement;
    if (active && this.form.contains(active)) active.blur();
    this.bench.leaveField();
  }

  get one() {
    return this.bench.documentInView();
  }

  shownValue(field) {
    const value = this.one?.[field] ?? "";
    return field === "dated_on" ? day(value) : value;
  }

  keep(field, typed) {
    if (!this.one) return;
    const value = field === "dated_on" ? asDay(typed) : typed.trim();
    if (value === null) {
      this.bench.refuse(`“${typed}” is no day. Write it as 03/14/2025, or leave it empty for no date.`);
      this.inputs.dated_on.value = this.shownValue(field);
      return;
    }
    if (value === (this.one[field] ?? "")) return;
    this.bench.act({ act: "set", at: this.one.pages[0], field, value });
  }

  show() {
    const { one } = this;
    this.form.hidden = !one;
    this.nothing.hidden = Boolean(one);
    this.nothing.textContent = this.whyNothing();
    this.showTies(one);
    if (!one) return;
    this.head.replaceChildren(`Document, ${plural(one.pages.length, "page")}: ${stampsOf(one.pages)}`);
    if (this.kind.options.length !== this.bench.store.state.kinds.length) this.offerKinds();
    this.kind.value = one.kind;
    for (const [field] of FIELDS) {
      const input = this.inputs[field];
      if (document.activeElement !== input) input.value = this.shownValue(field);
      input.classList.toggle("is-decided", one.decided.includes(field === "dated_on" ? "date" : field) || one.decided.includes(field));
    }
    this.showWhy(one);
    const isReadOnly = !this.bench.store.state.mayDecide;
    for (const field of [this.kind, ...Object.values(this.inputs), this.agreed]) field.disabled = isReadOnly;
  }

  whyNothing() {
    const page = this.bench.store.state.pages.get(this.bench.stamp);
    if (!page) return "";
    if (page.blank) return "This page is blank and stands in no document. If it is not blank, say so with b.";
    const how = "Drag it into a document, or select it (x), go to where it belongs and press p.";
    if (page.unreadable) return `This page could not be read and stands in no document. ${how} If there is nothing to read on it, agree with Enter.`;
    return `This page stands in no document. ${how}`;
  }

  offerKinds() {
    const { kinds } = this.bench.store.state;
    this.kind.replaceChildren(...kinds.map((kind) => el("option", { value: kind.id, text: kind.name })));
  }

  showWhy(one) {
    const isOpen = isDoubtful(one);
    const says = whyDoubtful(one, this.bench.store.state.pages);
    this.agreed.textContent = one.looked_at ? "Take the agreement back" : "Looked at and agreed";
    this.why.className = `why note ${isOpen ? "is-soon" : one.looked_at ? "is-fine" : ""}`;
    this.why.replaceChildren(
      el("p", {}, el("strong", { text: isOpen ? "Please look at this one." : one.looked_at ? "Looked at and agreed." : `The reading is ${percent(one.sure)} sure.` })),
      isOpen && says.length ? el("ul", {}, ...says.map((text) => el("li", { text }))) : "",
      one.evidence.length
        ? el("details", {}, el("summary", { text: "What the kind was told by" }), el("ul", {}, ...one.evidence.map((text) => el("li", { text }))))
        : "",
    );
  }

  showTies(one) {
    const { state } = this.bench.store;
    const page = state.pages.get(this.bench.stamp);
    const ties = [];
    if (page?.repeats) ties.push(this.tie(`This page repeats page ${page.repeats}${page.likeness && page.repeat_kind === "near" ? `, ${percent(page.likeness)} alike` : ""}.`, "Compare", () => this.bench.run("compare")));
    const first = one?.repeats && state.documents.get(one.repeats);
    if (first) ties.push(this.tie(`The document repeats “${titleOf(first)}”, page ${stampsOf(first.pages)}.`, "Go there", () => this.bench.goTo(first.pages[0])));
    if (page?.held) ties.push(el("p", {}, tag("held", "is-late"), " This page's set came without the sender's declaration: it is not counted, not billed and not in the report until that comes."));
    this.ties.replaceChildren(...ties);
  }

  tie(words, does, act) {
    return el("p", {}, `${words} `, el("button", { type: "button", class: "btn btn-quiet btn-small", text: does, onclick: act }));
  }
}
