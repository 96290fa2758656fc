// The page viewer by keyboard: arrows, n and p leaf; / goes to the search.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const leaf = (id) => {
    const link = document.getElementById(id);
    if (link) link.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target.id === "find-words") {
      event.target.blur();
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "ArrowRight" || event.key === "n") leaf("page-after");
    else if (event.key === "ArrowLeft" || event.key === "p") leaf("page-before");
    else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find-words").focus();
    }
  });
})();
