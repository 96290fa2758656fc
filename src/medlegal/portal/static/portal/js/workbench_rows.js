// A long list of which only what is in sight stands in the page.

const BEYOND = 500; // pixels drawn above and below what is in sight

export class Rows {
  // Each row has a height in pixels; `draw` gives the element of one, and `sign` a text that changes whenever the
  // element would. The scroller must be positioned.
  constructor(scroller, draw, sign) {
    this.scroller = scroller;
    this.draw = draw;
    this.sign = sign;
    this.rows = [];
    this.tops = new Float64Array(1);
    this.drawn = new Map();
    this.isQueued = false;
    this.sheet = document.createElement("div");
    this.sheet.className = "rows-sheet";
    this.sheet.setAttribute("role", "none");
    scroller.append(this.sheet);
    scroller.addEventListener("scroll", () => this.queue(), { passive: true });
    new ResizeObserver(() => this.queue()).observe(scroller);
  }

  set(rows) {
    this.rows = rows;
    this.tops = new Float64Array(rows.length + 1);
    rows.forEach((row, at) => (this.tops[at + 1] = this.tops[at] + row.height));
    this.sheet.style.height = `${this.tops[rows.length]}px`;
    this.redraw();
  }

  redraw() {
    // What looks the same stays.
    for (const [at, node] of this.drawn) {
      if (at < this.rows.length && node.rowSign === `${this.tops[at]} ${this.sign(this.rows[at])}`) continue;
      node.remove();
      this.drawn.delete(at);
    }
    this.show();
  }

  drawAnew() {
    for (const node of this.drawn.values()) node.remove();
    this.drawn.clear();
    this.show();
  }

  queue() {
    if (this.isQueued) return;
    this.isQueued = true;
    requestAnimationFrame(() => {
      this.isQueued = false;
      this.show();
    });
  }

  show() {
    const top = this.scroller.scrollTop - BEYOND;
    const bottom = this.scroller.scrollTop + this.scroller.clientHeight + BEYOND;
    const first = this.at(top);
    const last = this.at(bottom);
    for (const [at, node] of this.drawn) {
      if (at >= first && at <= last) continue;
      node.remove();
      this.drawn.delete(at);
    }
    for (let at = first; at <= last && at < this.rows.length; at += 1) {
      if (this.drawn.has(at)) continue;
      const node = this.draw(this.rows[at]);
      node.style.transform = `translateY(${this.tops[at]}px)`;
      node.style.height = `${this.rows[at].height}px`;
      node.rowSign = `${this.tops[at]} ${this.sign(this.rows[at])}`;
      this.drawn.set(at, node);
      this.place(at, node);
    }
  }

  place(at, node) {
    // In reading order, whichever way the list was scrolled.
    let next = null;
    for (const [other, drawn] of this.drawn) {
      if (other > at && (next === null || other < next[0])) next = [other, drawn];
    }
    this.sheet.insertBefore(node, next ? next[1] : null);
  }

  at(pixels) {
    let low = 0;
    let high = Math.max(0, this.rows.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= pixels) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  reveal(at) {
    // Scrolls no further than it must.
    if (at < 0 || at >= this.rows.length) return;
    const { scrollTop, clientHeight } = this.scroller;
    const margin = Math.min(48, clientHeight / 6);
    if (this.tops[at] - margin < scrollTop) this.scroller.scrollTop = this.tops[at] - margin;
    else if (this.tops[at + 1] + margin > scrollTop + clientHeight) {
      this.scroller.scrollTop = this.tops[at + 1] + margin - clientHeight;
    }
    this.show();
  }
}
