// The state of the bench: an act shows at once, goes to the server in its turn, and is set right by the answer.

import { Refusal, applyPatch, bodyOf, guess } from "./workbench_acts.js";

export const NO_ANSWER = "The server did not answer, so what you just did is not kept. Check the connection, then do it again.";
export const SIGNED_OUT = "You were signed out, so what you just did is not kept. Load the page again and sign in.";
export const PATIENCE_SECONDS = 2;
const OUTLIVES_THE_PAGE = 60_000; // letters: browsers send 64 KiB at most once a page is left
const PATHS = { undo: "undo/", redo: "redo/" };

export class Store extends EventTarget {
  constructor({ address, token }) {
    super();
    this.address = address;
    this.token = token;
    this.state = null;
    this.pending = [];
    this.isSending = false;
    this.reverses = new Map(); // how a decision of this sitting was taken back, by its number
  }

  // Reading

  async load() {
    const told = await this.ask("state/");
    if (told.status === 200) this.take(told.body);
    return told;
  }

  take(raw) {
    const pages = [...raw.pages].sort((one, other) => one.stamp - other.stamp);
    this.state = {
      ...raw,
      documents: new Map(raw.documents.map((document) => [document.id, { decided: [], doubts: [], evidence: [], ...document }])),
      pages: new Map(pages.map((page) => [page.stamp, page])),
      order: pages.map((page) => page.stamp),
      mayDecide: raw.may_decide !== false,
    };
    this.pending = [];
    this.tell("changed", { whole: true });
  }

  get isRunning() {
    return ["waiting", "reading"].includes(this.state?.reading?.state);
  }

  async poll() {
    // While the reading goes on, pages appear as they come. Returns whether to ask again.
    if (this.pending.length) return true;
    const told = await this.ask("state/", undefined, this.etag ? { "If-None-Match": this.etag } : {});
    if (told.status === 200 && !this.pending.length && this.isNews(told.body)) this.take(told.body);
    return ![200, 304].includes(told.status) || this.isRunning;
  }

  isNews({ version, reading, pages }) {
    const known = this.state;
    const told = (one) => `${one?.id} ${one?.state} ${one?.done} ${one?.total}`;
    return version !== known.version || pages.length !== known.order.length || told(reading) !== told(known.reading);
  }

  // Acting

  act(act) {
    if (!this.state.mayDecide) throw new Refusal(this.state.may_not_says || "You may look at these records, not decide on them.");
    const entry = { act };
    this.begin(entry);
    this.pending.push(entry);
    this.tell("changed", { act });
    this.send();
  }

  begin(entry) {
    entry.body = bodyOf(this.state, entry.act);
    const known = entry.act.act === "undo" && !this.pending.length && this.knownReverse(entry.act.decision);
    entry.back = applyPatch(this.state, known || guess(this.state, entry.act));
  }

  knownReverse(decision) {
    // Of the decision that was taken here last; the server tells every other.
    const [[last, back] = []] = this.reverses;
    return decision === null || decision === last ? back : null;
  }

  newest() {
    return this.state.decisions.find((one) => !one.undone && !one.lost);
  }

  async send() {
    if (this.isSending || !this.pending.length) return;
    this.isSending = true;
    const entry = this.pending[0];
    const { act: name, ...body } = entry.body;
    const path = PATHS[name] ?? "decisions/";
    const told = { ...(PATHS[name] ? body : entry.body), expects: this.state.version };
    const answer = await this.ask(path, told);
    this.isSending = false;
    this.settle(entry, answer);
    this.send();
  }

  settle(entry, { status, body, says }) {
    this.takeBack();
    if (status === 200) this.keep(entry, body);
    else if (status === 409 && body?.state) {
      this.take(body.state);
      this.tell("refused", { says: body.says || "Somebody else decided here meanwhile. What you see now is up to date; do yours again." });
      return;
    } else {
      const isKnown = status === 422 || status === 403;
      this.pending = isKnown ? this.pending.filter((one) => one !== entry) : [];
      this.tell("refused", { says: body?.says || says || NO_ANSWER });
    }
    this.resume();
    this.tell("changed", { act: entry.act, isKept: status === 200 });
  }

  keep(entry, body) {
    this.pending = this.pending.filter((one) => one !== entry);
    const back = applyPatch(this.state, body.changed ?? {});
    this.state.version = body.version;
    if (body.coverage) this.state.coverage = body.coverage;
    const decision = body.decision;
    if (!decision) return;
    const others = this.state.decisions.filter((one) => one.id !== decision.id);
    const isNew = others.length === this.state.decisions.length;
    this.state.decisions = isNew ? [decision, ...others] : this.state.decisions.map((one) => (one.id === decision.id ? decision : one));
    this.reverses.clear();
    if (isNew) this.reverses.set(decision.id, back);
    this.tell("kept", { says: decision.says, act: entry.act });
  }

  takeBack() {
    for (const entry of [...this.pending].reverse()) applyPatch(this.state, entry.back);
  }

  resume() {
    // What waits is done again on top of what the server said; what no longer holds is given up, and said.
    const waiting = this.pending;
    this.pending = [];
    for (const entry of waiting) {
      try {
        this.begin(entry);
        this.pending.push(entry);
      } catch (refused) {
        if (!(refused instanceof Refusal)) throw refused;
        this.tell("refused", { says: refused.message });
      }
    }
  }

  // Asking

  async ask(path, body, headers = {}) {
    const told = { credentials: "same-origin", headers: { Accept: "application/json", ...headers }, cache: "no-store" };
    if (body !== undefined) {
      told.method = "POST";
      told.body = JSON.stringify(body);
      told.keepalive = told.body.length < OUTLIVES_THE_PAGE; // who leaves at once has decided all the same
      Object.assign(told.headers, { "Content-Type": "application/json", "X-CSRFToken": this.token() });
    }
    try {
      const answer = await fetch(this.address + path, told);
      if (answer.redirected && !answer.url.includes(this.address)) return { status: 401, says: SIGNED_OUT };
      if (path === "state/" && answer.ok) this.etag = answer.headers.get("ETag");
      const isJson = (answer.headers.get("Content-Type") || "").includes("json");
      return { status: answer.status, body: isJson ? await answer.json() : null };
    } catch {
      return { status: 0, says: NO_ANSWER };
    }
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
