// The request form: whoever was of record before is filled in once chosen. Without this script the server fills it in.
(() => {
  "use strict";
  const kept = document.getElementById("known-parties");
  if (!kept) return;
  const parties = JSON.parse(kept.textContent);

  for (const choice of document.querySelectorAll("select[data-known]")) {
    choice.addEventListener("change", () => {
      const chosen = parties[choice.value];
      if (!chosen) return;
      for (const [name, value] of Object.entries(chosen)) {
        const field = document.getElementsByName(`${choice.dataset.known}${name}`)[0];
        if (field) field.value = value;
      }
    });
  }
})();
