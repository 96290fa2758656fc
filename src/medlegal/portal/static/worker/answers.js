// What is typed is kept at once: a moment after the last key, and when the field is left.
const form = document.querySelector("form[data-kept]");
const field = form.querySelector("textarea");
const says = form.querySelector(".kept");
const WAIT_MS = 1200;
let known = field.value;
let timer = 0;

async function keep() {
  clearTimeout(timer);
  const text = field.value;
  if (text === known) return;
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (answer.status !== 204) throw new Error("not kept");
    known = text;
    says.textContent = form.dataset.kept;
  } catch {
    says.textContent = form.dataset.unkept;
  }
}

field.addEventListener("input", () => {
  says.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(keep, WAIT_MS);
});
field.addEventListener("blur", keep);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep();
});
