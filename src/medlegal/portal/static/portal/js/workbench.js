// The workbench opens: the state is fetched, the bench is shown, and followed while a reading goes on.

import { Bench } from "./workbench_bench.js";
import { NO_ANSWER, PATIENCE_SECONDS, SIGNED_OUT, Store } from "./workbench_store.js";

const root = document.getElementById("bench");
const store = new Store({
  address: root.dataset.address,
  token: () => document.querySelector('meta[name="csrf-token"]').content,
});
const bench = new Bench(store, root.dataset.pages);

const asked = () => Number(/^#page-(\d+)$/.exec(location.hash)?.[1] ?? root.dataset.page ?? 0);

async function open() {
  const { status, says } = await store.load();
  document.getElementById("bench-opening").hidden = true;
  if (status !== 200) return notOpened(status, says);
  const words = root.dataset.words;
  if (root.dataset.page) history.replaceState(null, "", location.pathname); // a form led here; loading again must not send it again
  const stamp = asked() || Number(root.dataset.page);
  if (store.state.pages.has(stamp)) bench.goTo(stamp);
  if (words) {
    bench.panes.showSide("found", { isQuiet: true });
    await bench.found.ask(words, { stays: true });
  }
  if (store.isRunning) follow();
}

function notOpened(status, says) {
  const failed = document.getElementById("bench-failed");
  failed.hidden = false;
  const isSignedOut = status === 401 || status === 403;
  failed.querySelector("p").textContent = isSignedOut ? SIGNED_OUT.replace(", so what you just did is not kept", "") : says === NO_ANSWER ? "The server did not answer. Check the connection, then load the page again." : "The records could not be opened. Load the page again; if it happens again, tell whoever looks after this installation.";
}

function follow() {
  setTimeout(async () => {
    const goesOn = await store.poll();
    if (goesOn) return follow();
    bench.pictures.forget();
    bench.words.forget();
    bench.leaf.shown = null;
    bench.strip.rows.drawAnew();
    bench.queue();
    bench.says("The reading is over; every page is here.");
  }, PATIENCE_SECONDS * 1000);
}

window.addEventListener("hashchange", () => bench.goTo(asked()));
window.addEventListener("beforeunload", (event) => {
  if (store.pending.length) event.preventDefault();
});

open();
