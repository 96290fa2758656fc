// What the bench says: what was done, what was refused, and which page is in view for who cannot see it.

import { plural } from "./workbench_wording.js";

const PAUSE = 250; // milliseconds; a page that is only leafed past is not spoken

export class Told {
  constructor() {
    this.line = document.getElementById("told");
    this.alert = document.getElementById("told-refused");
    this.place = document.getElementById("told-where");
    this.pending = document.getElementById("told-pending");
    document.getElementById("told-refused-away").addEventListener("click", () => this.forgive());
  }

  says(words) {
    this.forgive();
    this.line.textContent = words;
  }

  refuse(words) {
    this.alert.querySelector("p").textContent = words;
    this.alert.hidden = false;
  }

  forgive() {
    if (this.alert.hidden) return;
    this.alert.hidden = true;
    this.alert.querySelector("p").textContent = "";
  }

  where(words) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.place.textContent = words), PAUSE);
  }

  waiting(pending, selected) {
    const words = selected ? `${plural(selected, "page")} selected` : "";
    this.pending.textContent = pending ? `${words} Keeping…`.trim() : words;
  }
}
