// Which parts of the bench are in sight: the tabs beside the page, the parts on a narrow screen, and the empty states.

const EMPTY = {
  none: ["No records yet", "Bring the first files in on the records page. Their pages appear here as they are read."],
  waiting: ["The records wait to be read", "The pages appear here as they come. You may leave this page; the reading goes on."],
  reading: ["The reading has begun", "The first pages appear here in a moment."],
  failed: ["The reading failed", "No page could be read. See the records page for the reason, mend it there and have the files read again."],
  done: ["The files have no pages", "They were read, and no page was found in them. Open them as they came from the records page."],
};

export class Panes {
  constructor(bench) {
    this.bench = bench;
    this.root = document.getElementById("bench");
    this.empty = document.getElementById("bench-empty");
    this.full = document.getElementById("bench-full");
    this.reading = document.getElementById("bench-reading");
    this.tabs = [...document.querySelectorAll(".side-tabs [role=tab]")];
    this.switches = [...document.querySelectorAll("[data-pane-of]")];
    for (const tab of this.tabs) tab.addEventListener("click", () => this.showSide(tab.dataset.side, { isQuiet: true }));
    document.querySelector(".side-tabs").addEventListener("keydown", (event) => this.pressed(event));
    for (const one of this.switches) one.addEventListener("click", () => this.turnTo(one.dataset.paneOf));
    for (const one of document.querySelectorAll("[data-does]")) one.addEventListener("click", () => bench.run(one.dataset.does));
  }

  show() {
    const { store, stamp } = this.bench;
    const { reading, pages, mayDecide } = store.state;
    const isEmpty = stamp === null;
    this.empty.hidden = !isEmpty;
    this.full.hidden = isEmpty;
    if (isEmpty) {
      const [title, words] = EMPTY[reading?.state ?? "none"] ?? EMPTY.none;
      this.empty.querySelector("h2").textContent = title;
      this.empty.querySelector("p").textContent = reading?.problem || words;
    }
    this.showReading(reading, pages.size);
    const locked = document.getElementById("bench-locked");
    locked.hidden = mayDecide;
    locked.querySelector("p").textContent = store.state.may_not_says || "You may look at these records, not decide on them.";
    for (const one of document.querySelectorAll("[data-decides]")) one.disabled = !mayDecide;
  }

  showReading(reading, here) {
    const hasFailed = reading?.state === "failed";
    this.reading.hidden = !here || !(hasFailed || this.bench.store.isRunning);
    if (this.reading.hidden) return;
    const { done = 0, total = 0, problem = "" } = reading;
    const goesOn = total ? `Reading: ${done} of ${total} pages. They appear as they come.` : "Reading. Pages appear as they come.";
    const bar = this.reading.querySelector("progress");
    bar.hidden = hasFailed;
    this.reading.classList.toggle("is-error", hasFailed);
    this.reading.querySelector("p").textContent = hasFailed ? `The last reading failed. ${problem} What stands here was read before.` : goesOn;
    if (total) Object.assign(bar, { max: total, value: done });
  }

  point() {
    const { stamp, view } = this.bench;
    const at = view.place.get(stamp) ?? -1;
    document.getElementById("leaf-before").disabled = at === 0;
    document.getElementById("leaf-next").disabled = at === view.pages.length - 1;
    const page = this.bench.store.state.pages.get(stamp);
    const toggled = { blank: page?.blank, wrongPatient: page?.other_patient, agree: this.bench.documentInView()?.looked_at };
    for (const [name, isOn] of Object.entries(toggled)) {
      document.querySelector(`.acts [data-does=${name}]`).setAttribute("aria-pressed", String(Boolean(isOn)));
    }
  }

  showSide(name, { isQuiet = false } = {}) {
    for (const tab of this.tabs) {
      const isShown = tab.dataset.side === name;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      document.getElementById(`side-${tab.dataset.side}`).hidden = !isShown;
    }
    if (name === "history" && this.bench.store.state) this.bench.history.show();
    if (!isQuiet) this.turnTo("side");
    if (!isQuiet) document.getElementById(`side-${name}`).focus();
  }

  search() {
    this.showSide("found");
    const field = document.getElementById("found-words");
    field.focus();
    field.select();
  }

  pressed(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const next = this.tabs[(at + step + this.tabs.length) % this.tabs.length];
    this.showSide(next.dataset.side, { isQuiet: true });
    next.focus();
  }

  turnTo(pane) {
    // On a narrow screen one part is in sight.
    this.root.dataset.pane = pane;
    for (const one of this.switches) one.setAttribute("aria-pressed", String(one.dataset.paneOf === pane));
    const bar = this.root.querySelector(".pane-switch");
    if (bar.offsetParent) bar.scrollIntoView({ block: "start" });
    if (this.bench.view && this.bench.stamp !== null) this.bench.show();
  }

  home() {
    document.getElementById("strip-list").focus({ preventScroll: true });
    if (document.activeElement.id !== "strip-list") document.activeElement.blur();
  }
}
