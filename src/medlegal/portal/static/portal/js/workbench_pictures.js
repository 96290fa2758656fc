// Pictures of pages: fetched when they are in sight, kept for a while, given up when they leave unseen.

const KEPT_THUMBNAILS = 600;
const KEPT_PICTURES = 12;
const AT_ONCE = 6;

class Kept extends Map {
  constructor(most) {
    super();
    this.most = most;
  }

  use(key, make) {
    const found = this.get(key) ?? make();
    this.delete(key);
    this.set(key, found);
    if (this.size > this.most) this.delete(this.keys().next().value);
    return found;
  }
}

export class Pictures {
  constructor(pagesAddress) {
    this.address = pagesAddress;
    this.thumbnails = new Kept(KEPT_THUMBNAILS);
    this.large = new Kept(KEPT_PICTURES);
    this.waiting = [];
    this.loading = 0;
  }

  thumbnail(stamp) {
    return this.thumbnails.use(stamp, () => this.asked(stamp));
  }

  asked(stamp) {
    const image = new Image();
    image.alt = "";
    image.draggable = false;
    image.decoding = "async";
    image.className = "is-coming";
    this.waiting.push([image, stamp]);
    queueMicrotask(() => this.fetchNext());
    return image;
  }

  fetchNext() {
    // What stands in the page goes first, the newest of it before the rest; what was scrolled away waits.
    while (this.loading < AT_ONCE) {
      let at = this.waiting.length - 1;
      while (at >= 0 && !this.waiting[at][0].isConnected) at -= 1;
      if (at < 0) return;
      const [[image, stamp]] = this.waiting.splice(at, 1);
      this.load(image, stamp);
    }
  }

  load(image, stamp) {
    this.loading += 1;
    const ended = (isHere) => {
      this.loading -= 1;
      image.className = isHere ? "" : "is-missing";
      if (!isHere) this.thumbnails.delete(stamp); // asked for again the next time it is drawn
      this.fetchNext();
    };
    image.addEventListener("load", () => ended(true), { once: true });
    image.addEventListener("error", () => ended(false), { once: true });
    image.src = `${this.address}${stamp}/thumbnail/`;
  }

  picture(stamp) {
    return this.large.use(stamp, () => {
      const image = new Image();
      image.decoding = "async";
      image.draggable = false;
      image.src = `${this.address}${stamp}/picture/`;
      return image;
    });
  }

  forget() {
    // After a new reading the stamps may show other pages.
    this.thumbnails.clear();
    this.large.clear();
    this.waiting = [];
  }
}
