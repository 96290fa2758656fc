// Thumbnails of the pages, grouped by document.

import { el, spoken, tag } from "./workbench_elements.js";
import { Rows } from "./workbench_rows.js";
import { day, looseTitle, marksOf, placeSays, stampsOf, titleOf } from "./workbench_wording.js";

const HEAD_PIXELS = 46;
const CELL_PIXELS = 172;
const CELL_WIDTH = 112;

export class Strip {
  constructor(bench) {
    this.bench = bench;
    this.list = document.getElementById("strip-list");
    this.rows = new Rows(this.list, (row) => this.drawn(row), (row) => this.sign(row));
    this.columns = 0;
    this.rowOf = new Map();
    this.list.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.list.addEventListener("scroll", () => bench.pictures.fetchNext(), { passive: true });
    bench.dragging.gives(this.list, (target) => this.taken(target));
    bench.dragging.takes(this.list, (target, event) => this.landing(target, event));
    new ResizeObserver(() => this.fit()).observe(this.list);
  }

  fit() {
    const columns = Math.max(1, Math.floor((this.list.clientWidth - 8) / CELL_WIDTH));
    if (columns === this.columns) return;
    this.columns = columns;
    if (this.bench.view) this.show();
  }

  show() {
    if (!this.columns) this.columns = Math.max(1, Math.floor((this.list.clientWidth - 8) / CELL_WIDTH));
    this.rowOf.clear();
    const rows = [];
    this.bench.view.groups.forEach((group) => {
      rows.push({ group, height: HEAD_PIXELS });
      for (let from = 0; from < group.pages.length; from += this.columns) {
        const stamps = group.pages.slice(from, from + this.columns);
        for (const stamp of stamps) this.rowOf.set(stamp, rows.length);
        rows.push({ group, stamps, from, height: CELL_PIXELS });
      }
    });
    this.rows.set(rows);
    this.point();
  }

  point() {
    const { stamp } = this.bench;
    for (const marked of this.list.querySelectorAll(".is-current")) this.mark(marked, false);
    const at = this.rowOf.get(stamp);
    if (at === undefined) return this.list.removeAttribute("aria-activedescendant");
    const isFirstOfGroup = this.rows.rows[at].from === 0;
    if (isFirstOfGroup) this.rows.reveal(at - 1);
    this.rows.reveal(at);
    const cell = document.getElementById(`thumb-${stamp}`);
    if (cell) this.mark(cell, true);
    this.list.setAttribute("aria-activedescendant", `thumb-${stamp}`);
  }

  mark(cell, isCurrent) {
    cell.classList.toggle("is-current", isCurrent);
    if (isCurrent) cell.setAttribute("aria-current", "page");
    else cell.removeAttribute("aria-current");
  }

  drawn(row) {
    return row.stamps ? this.thumbs(row) : this.head(row.group);
  }

  sign({ group, stamps, from }) {
    const { document: one, pages } = group;
    const told = `${one?.dated_on} ${one?.title} ${one?.kind_name} ${pages.length}`;
    if (!stamps) return `${told} ${pages.join()}`;
    const { state } = this.bench.store;
    const marks = stamps.map((stamp) => `${stamp}${this.bench.selected.has(stamp)}${state.pages.get(stamp).pictured}${JSON.stringify(marksOf(state.pages.get(stamp)))}`);
    return `${told} ${from} ${this.bench.view.place.get(stamps[0])}/${this.bench.view.pages.length} ${marks.join()}`;
  }

  head({ document: one, pages }) {
    const words = one ? titleOf(one) : looseTitle(pages, this.bench.store.state.pages);
    return el(
      "div",
      { class: "strip-head", "aria-hidden": "true", data: { first: pages[0] } },
      el("span", { class: "title", text: words, title: words }),
      el("span", {
        class: "under figures",
        text: [one && (one.dated_on ? day(one.dated_on) : "no date"), `p. ${stampsOf(pages)}`].filter(Boolean).join(" · "),
      }),
    );
  }

  thumbs({ group, stamps, from }) {
    const cells = stamps.map((stamp, at) => this.thumb(stamp, group, from + at));
    return el("div", { class: "strip-row", role: "none" }, ...cells);
  }

  thumb(stamp, group, at) {
    const page = this.bench.store.state.pages.get(stamp);
    const isSelected = this.bench.selected.has(stamp);
    const [first, ...others] = marksOf(page);
    const place = placeSays(group.document, `${at + 1} of ${group.pages.length}`);
    const cell = el(
      "div",
      {
        class: `thumb${isSelected ? " is-selected" : ""}${page.blank ? " is-blank" : ""}${page.held ? " is-held" : ""}`,
        id: `thumb-${stamp}`,
        role: "option",
        draggable: "true",
        "aria-selected": String(isSelected),
        "aria-posinset": (this.bench.view.place.get(stamp) ?? 0) + 1,
        "aria-setsize": this.bench.view.pages.length,
        data: { stamp },
      },
      el("div", { class: "thumb-picture" }, this.bench.pictures.thumbnail(stamp)),
      el(
        "div",
        { class: "thumb-words" },
        spoken("Page "),
        el("b", { class: "figures", text: stamp }),
        first && tag(first.short, first.mood),
        spoken([place, ...others.map((mark) => mark.says)].map((words) => `, ${words}`).join("")),
      ),
    );
    this.mark(cell, stamp === this.bench.stamp);
    return cell;
  }

  clicked(event) {
    const cell = event.target.closest(".thumb");
    const head = event.target.closest(".strip-head");
    if (head) this.bench.goTo(Number(head.dataset.first));
    if (!cell) return;
    const stamp = Number(cell.dataset.stamp);
    if (event.shiftKey) this.bench.selectTo(stamp);
    else if (event.ctrlKey || event.metaKey) this.bench.select([stamp]);
    else this.bench.goTo(stamp);
  }

  taken(target) {
    // Dragging a selected page takes all that are selected with it.
    const cell = target.closest(".thumb");
    if (!cell) return null;
    const stamp = Number(cell.dataset.stamp);
    return this.bench.selected.has(stamp) ? this.bench.selectedPages() : [stamp];
  }

  landing(target, event) {
    const cell = target.closest(".thumb");
    const head = target.closest(".strip-head");
    if (head) {
      const group = this.groupOf(Number(head.dataset.first));
      return group.document && { node: head, where: "on", into: group.pages[0], before: group.pages[0] };
    }
    if (!cell) return null;
    const stamp = Number(cell.dataset.stamp);
    const group = this.groupOf(stamp);
    if (!group.document) return null;
    const box = cell.getBoundingClientRect();
    const isAfter = event.clientX > box.left + box.width / 2;
    const next = group.pages[group.pages.indexOf(stamp) + 1] ?? null;
    return { node: cell, where: isAfter ? "after" : "before", into: stamp, before: isAfter ? next : stamp };
  }

  groupOf(stamp) {
    return this.bench.view.groups[this.bench.view.groupOf.get(stamp)];
  }

  pressed(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.columns, ArrowUp: -this.columns };
    Object.assign(steps, { PageDown: this.columns * 4, PageUp: -this.columns * 4, Home: -Infinity, End: Infinity });
    if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.bench.stepPage(steps[event.key]);
  }
}
