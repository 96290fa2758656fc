// Who decided what and when, and the way to take any of it back.

import { el, tag } from "./workbench_elements.js";

const when = (at) => {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : moment.toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
};

export class History {
  constructor(bench) {
    this.bench = bench;
    this.list = document.getElementById("history-list");
    this.tab = document.getElementById("tab-history");
    this.told = document.getElementById("history-told");
  }

  show() {
    // Drawn only while it is in sight; what could not be applied to a new reading is told on the tab.
    const lost = this.bench.store.state.decisions.filter((one) => one.lost && !one.undone).length;
    this.tab.textContent = lost ? `History (${lost} lost)` : "History";
    if (this.list.closest("[hidden]")) return;
    const { decisions, mayDecide } = this.bench.store.state;
    this.told.textContent = decisions.length ? "The newest first. Nothing is deleted: what is taken back stays in the list." : "Nobody has decided anything here yet. What you do to pages and documents is listed here, and can be taken back.";
    this.list.replaceChildren(...decisions.map((one) => this.row(one, mayDecide)));
  }

  row(one, mayDecide) {
    const does = one.undone ? "Do it again" : "Take it back";
    return el(
      "li",
      { class: one.undone ? "is-undone" : "" },
      el("p", {}, el("span", { class: "what", text: one.says }), one.undone && tag("taken back"), one.lost && tag("could not be applied", "is-late")),
      el(
        "p",
        { class: "small muted" },
        `${one.who || "Somebody"}, ${when(one.at)} `,
        mayDecide &&
          el("button", {
            type: "button",
            class: "btn btn-quiet btn-small",
            text: does,
            "aria-label": `${does}: ${one.says}`,
            onclick: () => this.bench.act({ act: one.undone ? "redo" : "undo", decision: one.id }),
          }),
      ),
    );
  }
}
