// The upload: files dropped or chosen, one bar for each, all sent in one request. Without this script the form works too.
(() => {
  "use strict";
  const form = document.getElementById("upload");
  if (!form) return;
  const input = form.querySelector('input[type="file"]');
  const drop = document.getElementById("drop");
  const list = document.getElementById("sending");
  const says = document.getElementById("upload-says");
  const send = document.getElementById("send");
  let bars = [];

  const size = (bytes) => {
    if (bytes < 1024) return `${bytes} bytes`;
    return bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  };

  const show = () => {
    list.replaceChildren();
    let from = 0;
    bars = [...input.files].map((file) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.className = "name";
      name.textContent = `${file.name} (${size(file.size)})`;
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute("aria-label", `Sent of ${file.name}`);
      const state = document.createElement("span");
      state.className = "small muted";
      state.textContent = file.size ? "chosen" : "empty";
      item.append(name, bar, state);
      list.append(item);
      const kept = { bar, state, from, bytes: file.size };
      from += file.size;
      return kept;
    });
    list.hidden = bars.length === 0;
  };

  const progressed = (sent) => {
    for (const one of bars) {
      const done = Math.min(1, Math.max(0, (sent - one.from) / Math.max(1, one.bytes)));
      one.bar.value = done;
      one.state.textContent = done >= 1 ? "sent" : done > 0 ? `${Math.round(done * 100)} %` : "waiting";
    }
  };

  const tell = (sentences) => {
    const note = document.createElement("div");
    note.className = "note is-error";
    for (const sentence of sentences) {
      const line = document.createElement("p");
      line.textContent = sentence;
      note.append(line);
    }
    says.replaceChildren(note);
    send.disabled = false;
    for (const one of bars) one.state.textContent = "not kept";
    says.scrollIntoView({ block: "nearest" });
  };

  const ended = (request) => {
    let told = {};
    try {
      told = JSON.parse(request.responseText);
    } catch {
      told = {};
    }
    if (request.status === 200 && told.next) {
      window.location.assign(told.next);
    } else if (request.status === 413) {
      tell(["More was sent at once than this server takes. Send the files in several parts, or split the largest."]);
    } else {
      tell(told.says || ["The files were not kept. Load the page again and send them once more."]);
    }
  };

  input.addEventListener("change", show);

  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    show();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    says.replaceChildren();
    send.disabled = true;
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (sent) => progressed(sent.loaded));
    request.addEventListener("load", () => ended(request));
    request.addEventListener("error", () =>
      tell(["The connection broke before everything was sent. Nothing was kept; send the files once more."])
    );
    request.send(new FormData(form));
  });
})();
