// On every page: the token on each request that htmx sends, and the eye led to what went wrong.
(() => {
  "use strict";
  const token = () => document.querySelector('meta[name="csrf-token"]').content;

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = token();
  });

  document.addEventListener("htmx:responseError", () => {
    const note = document.createElement("div");
    note.className = "note is-error";
    note.setAttribute("role", "alert");
    note.textContent = "The server did not answer as expected. Load the page again; if you were signed out, sign in first.";
    document.getElementById("content").prepend(note);
  });

  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.who[open]")) {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.who[open]");
    if (!menu) return;
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
})();
