// How many of the received pages are placed, blank, unreadable or unplaced, and how many doubts are left.

import { counted } from "./workbench_order.js";
import { figures, plural } from "./workbench_wording.js";

const PARTS = ["placed", "blank", "unreadable", "unplaced"];

export class Coverage {
  constructor(bench) {
    this.bench = bench;
    this.bar = document.getElementById("coverage-bar");
    this.says = document.getElementById("coverage-says");
    this.doubts = document.getElementById("doubts-says");
    this.progress = document.getElementById("doubts-progress");
  }

  show() {
    const counts = counted(this.bench.store.state);
    const received = Math.max(counts.received, this.bench.store.state.coverage?.received ?? 0);
    for (const part of PARTS) {
      const share = received ? counts[part] / received : 0;
      const segment = this.bar.querySelector(`.is-${part}`);
      segment.style.flexGrow = share;
      segment.hidden = !counts[part];
      document.getElementById(`coverage-${part}`).textContent = figures(counts[part]);
    }
    document.getElementById("coverage-received").textContent = figures(received);
    this.says.textContent = this.inWords(counts, received);
    const all = counts.doubtful + counts.seen;
    this.progress.max = Math.max(1, all);
    this.progress.value = all ? counts.seen : 1;
    this.doubts.textContent = counts.doubtful ? `${figures(counts.doubtful)} to look at` : all ? "All doubtful ones looked at" : "Nothing doubtful";
  }

  inWords(counts, received) {
    const missing = received - counts.received;
    if (missing > 0) return `${figures(counts.received)} of ${plural(received, "page")} are here; the rest is still being read.`;
    if (counts.unplaced) return `${plural(counts.unplaced, "page")} of ${figures(received)} ${counts.unplaced === 1 ? "stands" : "stand"} in no document.`;
    return `Every one of ${plural(received, "page")} has its place.`;
  }
}
