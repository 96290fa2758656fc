// The list of documents, and what narrows it.

import { el, tag } from "./workbench_elements.js";
import { FILTERS, isDoubtful, isUnread } from "./workbench_order.js";
import { Rows } from "./workbench_rows.js";
import { day, looseTitle, plural, stampsOf, titleOf } from "./workbench_wording.js";

const ROW_PIXELS = 66;

export class Documents {
  constructor(bench) {
    this.bench = bench;
    this.list = document.getElementById("documents-list");
    this.filter = document.getElementById("documents-filter");
    this.sort = document.getElementById("documents-sort");
    this.told = document.getElementById("documents-told");
    for (const [id, { says }] of Object.entries(FILTERS)) this.filter.append(el("option", { value: id, text: says }));
    this.rows = new Rows(this.list, (row) => this.drawn(row), (row) => this.sign(row));
    this.filter.addEventListener("change", () => bench.narrow({ filter: this.filter.value }));
    this.sort.addEventListener("change", () => bench.narrow({ sort: this.sort.value }));
    this.list.addEventListener("keydown", (event) => this.pressed(event));
    bench.dragging.takes(this.list, (target) => this.landing(target));
  }

  show() {
    const { groups } = this.bench.view;
    this.filter.value = this.bench.filter;
    this.sort.value = this.bench.sort;
    const { none } = FILTERS[this.bench.filter];
    const documents = groups.filter((one) => one.document).length;
    const loose = this.bench.filter === "loose" ? plural(this.bench.view.pages.length, "page") : "";
    this.told.textContent = groups.length ? loose || plural(documents, "document") : none;
    this.rows.set(groups.map((group, at) => ({ group, at, height: ROW_PIXELS })));
    this.point();
  }

  point() {
    // The document of the page in view is marked and in sight.
    const at = this.bench.view.groupOf.get(this.bench.stamp) ?? -1;
    for (const marked of this.list.querySelectorAll(".is-current")) this.mark(marked, false);
    this.rows.reveal(at);
    const row = at < 0 ? null : document.getElementById(`document-row-${at}`);
    if (!row) return this.list.removeAttribute("aria-activedescendant");
    this.mark(row, true);
    this.list.setAttribute("aria-activedescendant", row.id);
  }

  mark(row, isCurrent) {
    row.classList.toggle("is-current", isCurrent);
    row.setAttribute("aria-selected", String(isCurrent));
  }

  drawn({ group, at }) {
    const isCurrent = this.bench.view.groupOf.get(this.bench.stamp) === at;
    const told = group.document ? this.ofDocument(group.document) : this.loose(group);
    return el(
      "div",
      {
        class: `document-row${isCurrent ? " is-current" : ""}`,
        id: `document-row-${at}`,
        role: "option",
        "aria-selected": String(isCurrent),
        "aria-posinset": at + 1,
        "aria-setsize": this.bench.view.groups.length,
        data: { first: group.pages[0] },
        onclick: () => this.bench.goTo(group.pages[0]),
      },
      ...told,
    );
  }

  sign({ group: { document: one, pages }, at }) {
    const kept = this.bench.store.state.pages;
    const marks = pages.map((stamp) => `${kept.get(stamp).other_patient ? "o" : ""}${kept.get(stamp).held ? "h" : ""}${isUnread(kept.get(stamp)) ? "u" : ""}`).join("");
    const told = one && [one.dated_on, one.kind_name, one.title, one.repeats, one.looked_at, isDoubtful(one)];
    return `${at}/${this.bench.view.groups.length} ${pages.join()} ${marks} ${JSON.stringify(told)}`;
  }

  ofDocument(one) {
    return [
      el(
        "div",
        { class: "document-line" },
        el("b", { class: "figures", text: one.dated_on ? day(one.dated_on) : "No date" }),
        el("span", { class: "kind", text: one.kind_name }),
        el("span", { class: "figures where", text: stampsOf(one.pages) }),
      ),
      el("div", { class: "document-line" }, el("span", { class: "title", text: titleOf(one), title: titleOf(one) }), ...this.tags(one)),
    ];
  }

  tags(one) {
    const { pages } = this.bench.store.state;
    const own = one.pages.map((stamp) => pages.get(stamp)).filter(Boolean);
    return [
      isDoubtful(one) && tag("look", "is-soon"),
      one.looked_at && tag("agreed", "is-fine"),
      own.some((page) => page.other_patient) && tag("other patient", "is-late"),
      one.repeats && tag("repeat"),
      own.some((page) => page.held) && tag("held", "is-late"),
    ];
  }

  loose(group) {
    return [
      el(
        "div",
        { class: "document-line" },
        el("b", { text: looseTitle(group.pages, this.bench.store.state.pages) }),
        el("span", { class: "figures where", text: stampsOf(group.pages) }),
      ),
      el("div", { class: "document-line" }, el("span", { class: "title", text: plural(group.pages.length, "page") }), group.pages.some((stamp) => isUnread(this.bench.store.state.pages.get(stamp))) && tag("look", "is-soon")),
    ];
  }

  landing(target) {
    // Pages dropped on a document go to its end.
    const row = target.closest(".document-row");
    const group = row && this.bench.view.groups[this.bench.view.groupOf.get(Number(row.dataset.first))];
    return group?.document ? { node: row, where: "on", into: group.pages[0], before: null } : null;
  }

  pressed(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.bench.stepDocument(steps[event.key]);
  }
}
