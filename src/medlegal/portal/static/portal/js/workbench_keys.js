// One key for every act, the list of them, and the switch that turns them off.

import { COMMANDS, shownKey } from "./workbench_commands.js";
import { el } from "./workbench_elements.js";

const KEPT = "medlegal-bench-keys";
const TYPED_INTO = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const PRESSED = "button, a, summary, label, input, [role=tab]"; // Enter and Space are theirs

const BY_KEY = new Map(COMMANDS.flatMap(({ keys }) => keys.map(([name, key]) => [key, name])));

export class Keys {
  constructor(bench) {
    this.bench = bench;
    this.box = document.getElementById("help");
    this.switches = [...document.querySelectorAll("[data-keys-switch]")];
    this.isOn = kept() !== "off";
    for (const one of this.switches) one.addEventListener("change", () => this.turn(one.checked));
    document.getElementById("help-list").append(...COMMANDS.map((group) => this.listed(group)));
    document.addEventListener("keydown", (event) => this.pressed(event));
    this.turn(this.isOn, false);
  }

  turn(isOn, isTold = true) {
    this.isOn = isOn;
    keep(isOn ? "on" : "off");
    for (const one of this.switches) one.checked = isOn;
    if (isTold) this.bench.says(isOn ? "Keys are on." : "Keys are off; everything can be done with the buttons.");
  }

  listed({ says, keys }) {
    const rows = keys.map(([, key, words]) => el("div", {}, el("dt", {}, el("kbd", { text: shownKey(key) })), el("dd", { text: words })));
    return el("section", {}, el("h3", { text: says }), el("dl", {}, ...rows));
  }

  pressed(event) {
    const isMeant = this.isOn && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isMeant || document.querySelector("dialog[open]")) return;
    if (event.target.closest(TYPED_INTO)) return;
    if ((event.key === "Enter" || event.key === " ") && event.target.closest(PRESSED)) return;
    const name = BY_KEY.get(this.asTyped(event));
    if (!name) return;
    event.preventDefault();
    this.bench.run(name);
  }

  asTyped({ key, shiftKey }) {
    // A locked capital is no Shift.
    if (/^[a-z]$/i.test(key)) return shiftKey ? key.toUpperCase() : key.toLowerCase();
    return key === "=" ? "+" : key;
  }

  help() {
    this.box.showModal();
  }
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // This browser keeps nothing; the switch holds until the page is left.
  }
}
