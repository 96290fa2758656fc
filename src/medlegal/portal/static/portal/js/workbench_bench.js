// The bench: which page is in view, what is selected, and every part told of a change.

import { Refusal } from "./workbench_acts.js";
import { Ask } from "./workbench_ask.js";
import { Compare } from "./workbench_compare.js";
import { Coverage } from "./workbench_coverage.js";
import { Deciding } from "./workbench_deciding.js";
import { Details } from "./workbench_details.js";
import { Documents } from "./workbench_documents.js";
import { Dragging } from "./workbench_dragging.js";
import { Found } from "./workbench_found.js";
import { History } from "./workbench_history.js";
import { Keys } from "./workbench_keys.js";
import { Leaf } from "./workbench_leaf.js";
import { arranged, doubtfulPages } from "./workbench_order.js";
import { Panes } from "./workbench_panes.js";
import { Pictures } from "./workbench_pictures.js";
import { Strip } from "./workbench_strip.js";
import { Told } from "./workbench_told.js";
import { pageSays, plural, titleOf, whyDoubtful } from "./workbench_wording.js";
import { Words } from "./workbench_words.js";

export class Bench {
  constructor(store, pagesAddress) {
    this.store = store;
    this.view = null;
    this.stamp = null;
    this.filter = "all";
    this.sort = "stamp";
    this.selected = new Set();
    this.told = new Told();
    this.panes = new Panes(this);
    this.pictures = new Pictures(pagesAddress);
    this.words = new Words(pagesAddress);
    this.dragging = new Dragging((pages, place) => this.move(pages, place));
    this.found = new Found(this);
    this.documents = new Documents(this);
    this.strip = new Strip(this);
    this.leaf = new Leaf(this);
    this.details = new Details(this);
    this.history = new History(this);
    this.coverage = new Coverage(this);
    this.compare = new Compare(this);
    this.deciding = new Deciding(this, new Ask());
    this.keys = new Keys(this);
    store.addEventListener("changed", () => this.queue());
    store.addEventListener("refused", ({ detail }) => this.refuse(detail.says));
    store.addEventListener("kept", ({ detail }) => this.toldOfReturn(detail));
    this.commands = this.made();
  }

  made() {
    const { deciding, leaf, panes } = this;
    const of = (...names) => Object.fromEntries(names.map((name) => [name, () => deciding[name]()]));
    return {
      ...of("split", "join", "kind", "date", "author", "facility", "title", "repeatOf", "repeatDocument", "notRepeat"),
      ...of("compare", "wrongPatient", "wrongPatientDocument", "blank", "agree", "undo", "redo", "goToPage"),
      nextPage: () => this.stepPage(1),
      pageBefore: () => this.stepPage(-1),
      nextDocument: () => this.stepDocument(1),
      documentBefore: () => this.stepDocument(-1),
      nextDoubtful: () => this.nextDoubtful(),
      nextFound: () => this.found.step(1),
      foundBefore: () => this.found.step(-1),
      search: () => panes.search(),
      select: () => this.select([this.stamp]),
      selectDocument: () => this.select(this.documentInView()?.pages ?? []),
      putBefore: () => deciding.put(false),
      putAfter: () => deciding.put(true),
      clear: () => this.clear(),
      wider: () => this.says(leaf.zoomBy(1)),
      narrower: () => this.says(leaf.zoomBy(-1)),
      whole: () => this.says(leaf.zoomWhole()),
      down: () => leaf.scroll(0.8),
      showDetails: () => panes.showSide("details"),
      showText: () => panes.showSide("text"),
      showHistory: () => panes.showSide("history"),
      help: () => this.keys.help(),
    };
  }

  run(name) {
    if (this.stamp === null && name !== "help") return;
    this.told.forgive();
    this.commands[name]();
  }

  // Showing

  queue() {
    // Acts that come together are drawn once.
    this.arrange();
    this.told.waiting(this.store.pending.length, this.selected.size);
    if (this.isQueued) return;
    this.isQueued = true;
    requestAnimationFrame(() => {
      this.isQueued = false;
      this.show();
    });
  }

  arrange() {
    const { state } = this.store;
    this.view = arranged(state, this);
    for (const stamp of this.selected) if (!state.pages.has(stamp)) this.selected.delete(stamp);
    if (!state.pages.has(this.stamp)) this.stamp = this.view.pages[0] ?? state.order[0] ?? null;
  }

  show() {
    if (this.dragging.pages) return;
    this.panes.show();
    if (this.stamp === null) return;
    this.coverage.show();
    this.documents.show();
    this.strip.show();
    this.showPage();
    this.history.show();
  }

  showPage() {
    this.leaf.show();
    this.details.show();
    this.found.point();
    this.panes.point();
  }

  narrow({ filter = this.filter, sort = this.sort }) {
    Object.assign(this, { filter, sort });
    this.arrange();
    if (!this.view.place.has(this.stamp) && this.view.pages.length) [this.stamp] = this.view.pages;
    this.show();
    this.says(this.documents.told.textContent);
  }

  // Moving

  goTo(stamp) {
    if (!this.store.state.pages.has(stamp)) return;
    this.stamp = stamp;
    this.documents.point();
    this.strip.point();
    this.showPage();
    history.replaceState(null, "", `#page-${stamp}`);
    this.told.where(this.pageInWords());
  }

  pageInWords() {
    const one = this.documentInView();
    const place = one ? `${one.pages.indexOf(this.stamp) + 1} of ${one.pages.length}` : "";
    return pageSays(this.store.state.pages.get(this.stamp), one, place);
  }

  documentInView() {
    const { state } = this.store;
    return state?.documents.get(state.pages.get(this.stamp)?.document) ?? null;
  }

  stepPage(by) {
    const { pages, place } = this.view;
    if (!pages.length) return;
    const here = place.get(this.stamp);
    const at = here ?? pages.findIndex((stamp) => stamp > this.stamp) - (by > 0 ? 1 : 0);
    const next = Math.min(pages.length - 1, Math.max(0, at + by));
    if (next === here) return this.says(by > 0 ? "This is the last page." : "This is the first page.");
    this.goTo(pages[next]);
  }

  stepDocument(by) {
    const { groups, groupOf } = this.view;
    if (!groups.length) return;
    const here = groupOf.get(this.stamp);
    const at = here ?? groups.findIndex((group) => group.first > this.stamp) - (by > 0 ? 1 : 0);
    const next = Math.min(groups.length - 1, Math.max(0, at + by));
    if (next === here) return this.says(by > 0 ? "This is the last document." : "This is the first document.");
    this.goTo(groups[next].pages[0]);
  }

  nextDoubtful({ isQuiet = false } = {}) {
    // From the page in view onward, then from the beginning. Returns whether there is one.
    const { stamps, place } = doubtfulPages(this.store.state, this.sort);
    const next = stamps.find((stamp) => place.get(stamp) > place.get(this.stamp)) ?? stamps[0];
    if (next !== undefined) {
      this.goTo(next);
      this.panes.showSide("details", { isQuiet: true });
    }
    if (!isQuiet) this.says(next === undefined ? "Nothing doubtful is left to look at." : this.whyInView());
    return next !== undefined;
  }

  whyInView() {
    const one = this.documentInView();
    if (!one) return `Page ${this.stamp} could not be read. Look at its picture; if it cannot be read by eye either, agree with Enter.`;
    return `“${titleOf(one)}”, page ${this.stamp}: ${whyDoubtful(one, this.store.state.pages).join(" ") || "please look at it."}`;
  }

  // Selecting

  select(stamps) {
    const isTaken = stamps.every((stamp) => this.selected.has(stamp));
    for (const stamp of stamps) this.selected[isTaken ? "delete" : "add"](stamp);
    this.anchor = stamps[0];
    this.shownSelected();
  }

  selectTo(stamp) {
    const [from, to] = [this.view.place.get(this.anchor ?? this.stamp), this.view.place.get(stamp)].sort((one, other) => one - other);
    for (const between of this.view.pages.slice(from, to + 1)) this.selected.add(between);
    this.shownSelected();
  }

  clear() {
    if (this.selected.size) {
      this.selected.clear();
      this.shownSelected();
    } else this.leaveField();
  }

  shownSelected() {
    this.strip.rows.redraw();
    this.strip.point();
    this.told.waiting(this.store.pending.length, this.selected.size);
    this.says(this.selected.size ? `${plural(this.selected.size, "page")} selected. Go to where they belong, then p puts them before that page, Shift P after it.` : "Nothing is selected.");
  }

  selectedPages() {
    // In the order of the bench; the page in view where nothing is selected.
    if (!this.selected.size) return [this.stamp];
    const place = (stamp) => this.view.place.get(stamp) ?? this.view.pages.length + stamp;
    return [...this.selected].sort((one, other) => place(one) - place(other));
  }

  // Acting

  act(act) {
    try {
      this.store.act(act);
      return true;
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      this.refuse(refused.message);
      return false;
    }
  }

  placeAt(stamp, isAfter) {
    const pages = this.documentInView()?.pages ?? [];
    return { into: stamp, before: isAfter ? (pages[pages.indexOf(stamp) + 1] ?? null) : stamp };
  }

  move(pages, { into, before }) {
    // Before a page that moves itself means: before the next one that stays.
    const { state } = this.store;
    const target = state.documents.get(state.pages.get(into).document);
    const order = target?.pages ?? [];
    const moved = new Set(pages);
    let at = before === null ? order.length : order.indexOf(before);
    while (at < order.length && moved.has(order[at])) at += 1;
    if (!this.act({ act: "move", pages, into, before: order[at] ?? null })) return;
    this.selected.clear();
    this.says(`${plural(pages.length, "page")} put into “${titleOf(target)}”${order[at] ? ` before page ${order[at]}` : ", at its end"}.`);
  }

  toldOfReturn({ says, act }) {
    if (act.act === "undo") this.says(`Taken back: ${says}`);
    if (act.act === "redo") this.says(`Done again: ${says}`);
  }

  // Saying

  says(words) {
    this.told.says(words);
  }

  refuse(words) {
    this.told.says("");
    this.told.refuse(words);
  }

  leaveField() {
    this.panes.home();
  }
}
