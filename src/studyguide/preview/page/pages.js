// The pages of the PDF as they are, and on each of them what can be traced to the outline.

import { keepFocus } from "./focus.js";
import { keep, recall } from "./kept.js";
import { make } from "./make.js";

export class Pages {
  /** `pick` is called with the place of what is chosen on a page. */
  constructor(pick) {
    this.pane = document.getElementById("pages");
    this.empty = this.pane.querySelector(".empty");
    this.pick = pick;
    this.sheets = [];
    this.picked = null;
    this.zoom = Number(recall("zoom")) || 0;
    this.near = new IntersectionObserver((seen) => this.#met(seen), {
      root: this.pane,
      rootMargin: "80% 0px",
    });
    this.pane.addEventListener("keydown", (event) => this.#walk(event));
    new ResizeObserver(() => this.#sharpen()).observe(this.pane);
  }

  /**
   * Show the pages of a state; `kept` tells that they are another state of the same edition, so
   * that the reader stays where they are. The labels of pages that look otherwise come back.
   */
  show(pages, kept) {
    if (!pages.length && kept) return [];
    const anchor = kept ? this.#anchor() : null;
    const known = new Map(kept ? this.sheets.map((sheet) => [sheet.key, sheet]) : []);
    const changed = [];
    this.near.disconnect();
    this.sheets = pages.map((page) => {
      const sheet = known.get(keyOf(page)) ?? new Sheet(page, this);
      if (sheet.page.image !== page.image && kept) changed.push(page);
      sheet.set(page);
      return sheet;
    });
    const shown = pages.length ? this.sheets.map((sheet) => sheet.element) : [this.empty];
    keepFocus(this.pane, ".region", () => place(this.pane, shown));
    this.#resize();
    this.#restore(anchor);
    for (const sheet of this.sheets) this.near.observe(sheet.element);
    return changed;
  }

  /** Change the size: `step` is 1 or -1; 0 fits pages to the pane. */
  resize(step) {
    const anchor = this.#anchor();
    const first = this.sheets[0];
    if (!first?.element.clientWidth) return; // the pane is not shown
    const now = first.element.clientWidth / first.natural;
    this.zoom = step === 0 ? 0 : Math.min(4, Math.max(0.25, now * (step > 0 ? 1.2 : 1 / 1.2)));
    keep("zoom", this.zoom);
    this.#resize();
    this.#restore(anchor);
  }

  /** Go to a page. */
  go(page) {
    const sheet = this.sheets.find((each) => each.key === keyOf(page));
    if (sheet) this.pane.scrollTop = sheet.element.offsetTop - this.pane.offsetTop - 12;
  }

  /** Whether something of a page can be seen. */
  sees(page) {
    const sheet = this.sheets.find((each) => each.key === keyOf(page));
    if (!sheet) return false;
    const top = sheet.element.offsetTop - this.pane.offsetTop - this.pane.scrollTop;
    return top < this.pane.clientHeight && top + sheet.element.clientHeight > 0;
  }

  /** Mark what was written at a place of the outline, wherever it stands on the pages. */
  mark(place) {
    this.picked = place;
    for (const sheet of this.sheets) sheet.mark();
  }

  #resize() {
    for (const sheet of this.sheets) {
      sheet.element.style.width = this.zoom ? `${sheet.natural * this.zoom}px` : "";
      sheet.element.style.maxWidth = this.zoom ? "none" : `${sheet.natural * 1.5}px`;
    }
    this.#sharpen();
  }

  /** See to it that pictures have the pixels that the screen has for them. */
  #sharpen() {
    for (const sheet of this.sheets) sheet.sharpen();
  }

  /** The page at the head of the pane, and how much of it has gone by. */
  #anchor() {
    const top = this.pane.scrollTop + this.pane.offsetTop;
    const sheet = this.sheets.find(({ element }) => element.offsetTop + element.clientHeight > top);
    if (!sheet) return null;
    const share = (top - sheet.element.offsetTop) / sheet.element.clientHeight;
    return { key: sheet.key, index: this.sheets.indexOf(sheet), share };
  }

  #restore(anchor) {
    if (!anchor || !this.sheets.length) {
      this.pane.scrollTop = 0;
      return;
    }
    const same = this.sheets.find((each) => each.key === anchor.key);
    const sheet = same ?? this.sheets[Math.min(anchor.index, this.sheets.length - 1)];
    const { offsetTop, clientHeight } = sheet.element;
    this.pane.scrollTop = offsetTop - this.pane.offsetTop + anchor.share * clientHeight;
  }

  #met(seen) {
    for (const { target, isIntersecting } of seen) {
      const sheet = this.sheets.find((each) => each.element === target);
      if (sheet) sheet.near(isIntersecting);
    }
  }

  /** Arrow keys go from one thing to the next, over the borders of pages. */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...this.pane.querySelectorAll(".region")];
    const at = all.indexOf(document.activeElement);
    const next = at >= 0 ? all[at + step] : this.#firstSeen(all);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  #firstSeen(all) {
    const top = this.pane.getBoundingClientRect().top;
    return all.find((each) => each.getBoundingClientRect().top >= top);
  }
}

/** Pixels an inch that the server has pages in. */
const RESOLUTIONS = document
  .querySelector('meta[name="studyguide-resolutions"]')
  .content.split(" ")
  .map(Number);

/** One page. Its picture and what can be clicked on it are made when it comes near. */
class Sheet {
  constructor(page, pages) {
    this.page = page;
    this.key = keyOf(page);
    this.pages = pages;
    this.isNear = false;
    this.picture = make("img", { alt: `Page ${page.label}`, decoding: "async" });
    this.regions = make("div", { class: "regions" });
    this.element = make(
      "article",
      { class: "sheet", "aria-label": `Page ${page.label}`, "data-key": this.key },
      this.picture,
      this.regions,
    );
  }

  /** How wide the page is at actual size, in CSS pixels. */
  get natural() {
    return (this.page.width * 96) / 72;
  }

  set(page) {
    this.page = page;
    this.element.style.aspectRatio = `${page.width} / ${page.height}`;
    this.drawn = false;
    if (this.isNear) this.near(true);
  }

  near(isNear) {
    this.isNear = isNear;
    if (!isNear) return;
    this.sharpen();
    if (this.drawn) return;
    this.drawn = true;
    const regions = this.page.regions.map((each, n) => this.#region(each, n));
    keepFocus(this.regions, ".region", () => this.regions.replaceChildren(...regions));
    this.mark();
  }

  /** Mark what is picked, if it stands here. */
  mark() {
    const picked = this.pages.picked;
    [...this.regions.children].forEach((button, n) => {
      const { file, line } = this.page.regions[n];
      if (picked && file === picked.file && line === picked.line) button.ariaCurrent = "true";
      else button.ariaCurrent = null;
    });
  }

  /** Show the picture with as many pixels as the screen has for it. */
  sharpen() {
    if (!this.isNear || !this.element.clientWidth) return;
    const inches = this.page.width / 72;
    const wanted = (this.element.clientWidth * devicePixelRatio) / inches;
    const dpi = RESOLUTIONS.find((each) => each > wanted * 0.98) ?? RESOLUTIONS.at(-1);
    this.#load(`${this.page.image}?dpi=${dpi}`);
  }

  /** Swap the picture when the new one can be painted, so that nothing flickers. */
  #load(path) {
    if (this.path === path) return;
    this.path = path;
    const fresh = new Image();
    fresh.src = path;
    const swap = () => {
      if (this.path !== path) return;
      fresh.alt = this.picture.alt;
      this.picture.replaceWith(fresh);
      this.picture = fresh;
    };
    fresh.decode().then(swap, () => { this.path = null; });
  }

  #region(region, n) {
    const { height, width } = this.page;
    const button = make("button", {
      type: "button",
      class: "region",
      tabIndex: -1,
      "data-n": String(n),
      "aria-label": `Outline, line ${region.line}`,
      title: `line ${region.line}`,
      onclick: () => this.pages.pick(this.page.regions[n]),
    });
    const { top, bottom, left = 0, right = width } = region;
    button.style.top = `${(100 * top) / height}%`;
    button.style.height = `${(100 * (bottom - top)) / height}%`;
    button.style.left = `${(100 * left) / width}%`;
    button.style.width = `${(100 * (right - left)) / width}%`;
    return button;
  }
}

/** By what a page is known again after a change: its number, in its part of the book. */
function keyOf(page) {
  return `${page.part} ${page.label}`;
}

/** Make `wanted` the children of `pane`, moving as few of them as can be. */
function place(pane, wanted) {
  const keep = new Set(wanted);
  for (const child of [...pane.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, i) => {
    if (pane.children[i] !== child) pane.insertBefore(child, pane.children[i] ?? null);
  });
}
