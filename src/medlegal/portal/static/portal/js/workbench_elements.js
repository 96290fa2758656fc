// Elements made from what they are told. Text goes in as text, never as markup.

export function el(tag, told = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(told)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(made.dataset, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function drawn(boxes, kind, words = "") {
  // Boxes as rectangles for an overlay whose sides are one long.
  return boxes.map(([left, top, right, bottom]) => {
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("x", left);
    rect.setAttribute("y", top);
    rect.setAttribute("width", Math.max(0, right - left));
    rect.setAttribute("height", Math.max(0, bottom - top));
    rect.setAttribute("class", kind);
    if (words) {
      const title = document.createElementNS(SVG, "title");
      title.textContent = words;
      rect.append(title);
    }
    return rect;
  });
}

export function overlay() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 1 1");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

export const spoken = (words) => el("span", { class: "visually-hidden", text: words }); // for who hears the page

export const tag = (words, mood = "") => el("span", { class: `tag ${mood}`.trim(), text: words });
