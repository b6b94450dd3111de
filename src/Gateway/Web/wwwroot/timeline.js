// The list of messages: a window on a conversation of any length. What scrolls far away leaves the page and is fetched again.

import { call } from "./api.js";
import { el } from "./dom.js";
import { day, dayKey, t } from "./format.js";

const ROWS_MAX = 160;
/** Rows that are built and laid out at once: as many as this device does within a part of a frame. */
const CHUNK_MIN = 4;
const CHUNK_MAX = 16;
const BUILD_MS = 5;
const PAGE = 100;
const NEAR_PX = 1200;
const AT_END_PX = 80;
const GROUP_MS = 5 * 60_000;

const sameGroup = (a, b) =>
  a &&
  b &&
  !!a.erased === !!b.erased &&
  a.from?.kind === b.from?.kind &&
  a.from?.name === b.from?.name &&
  new Date(b.at) - new Date(a.at) < GROUP_MS &&
  dayKey(a.at) === dayKey(b.at);

/** What stands above a row: made when it is wanted and missing, gone when it is not. */
function head(row, className, make) {
  const old = row.querySelector(`:scope > .${className}`);
  if (!make) old?.remove();
  else if (!old) row.prepend(make());
}

export class Timeline extends EventTarget {
  /** What is shown, by ascending sequence without a gap, and its rows. */
  #shown = [];
  #rows = new Map();
  /** Fetched and not shown yet, on both sides of what is shown. */
  #older = [];
  #newer = [];
  #last = 0;
  #loading = false;
  #stuck = true;
  #queued = false;
  #mark = 0;
  #height = 0;
  #room = 0;
  #chunk = CHUNK_MIN;
  #top = el("li.older", { role: "presentation" });
  #end = el("li", { hidden: true });
  #list = el("ol", { id: "messages", role: "list" }, this.#top, this.#end);
  #make;

  /** @param {(message: object) => HTMLElement} make the row of a message */
  constructor(make) {
    super();
    this.#make = make;
    this.element = el("div.log", { tabindex: "0", role: "region", "aria-label": t().chat }, this.#list);
    this.element.addEventListener("scroll", () => this.#soon(), { passive: true });
    const size = new ResizeObserver(() => this.#stuck && this.toEnd());
    size.observe(this.element);
    size.observe(this.#list);
  }

  get atEnd() {
    return this.#stuck && this.#isTail;
  }

  get messages() {
    return this.#shown;
  }

  get last() {
    return this.#last;
  }

  /** What is said and not accepted yet stands after everything else. */
  addWaiting(row) {
    this.#list.append(row);
    this.toEnd();
  }

  /** A line before this sequence: from here on it is new. 0: none. */
  mark(seq) {
    const was = this.#mark;
    this.#mark = seq;
    for (const one of [was, seq]) {
      const at = this.#shown.findIndex((message) => message.seq === one);
      if (at >= 0) this.#decorate(at, at + 1);
    }
  }

  rowOf(seq) {
    return this.#rows.get(seq);
  }

  /** Shows the newest page, in place of what was shown. */
  reset(messages, last) {
    this.#rows.forEach((row) => row.remove());
    this.#rows.clear();
    this.#shown = [];
    this.#newer = [];
    this.#last = last;
    const shown = messages.slice(-ROWS_MAX / 2);
    this.#older = messages.slice(0, messages.length - shown.length);
    this.#insert(shown, this.#end);
    this.#shown = shown;
    this.#decorate(0, shown.length);
    this.#showTop();
    this.toEnd();
  }

  /** New ones, in order. They are shown when the end is in view of the window; else they are fetched when one scrolls there. */
  append(messages) {
    for (const message of messages) {
      if (message.seq <= this.#last) continue;
      const hasRoom = this.#stuck || this.#shown.length < ROWS_MAX;
      const follows = hasRoom && this.#isTail && message.seq === (this.#shown.at(-1)?.seq ?? message.seq - 1) + 1;
      this.#last = message.seq;
      if (!follows) continue;
      this.#insert([message], this.#end);
      this.#shown.push(message);
      this.#rows.get(message.seq).classList.add("fresh");
      this.#decorate(this.#shown.length - 2, this.#shown.length);
    }
    if (this.#stuck) this.toEnd();
    if (this.#shown.length > ROWS_MAX) this.#keepPlace(() => this.#dropFirst());
  }

  /** Replaces what stands at a sequence, if it is shown. */
  replace(message) {
    const at = this.#shown.findIndex((one) => one.seq === message.seq);
    if (at < 0) return;
    this.#shown[at] = message;
    const row = this.#make(message);
    this.#keepPlace(() => this.#rows.get(message.seq).replaceWith(row));
    this.#rows.set(message.seq, row);
    this.#decorate(at - 1, at + 2);
  }

  erase(seqs) {
    const erased = new Set(seqs);
    for (const list of [this.#older, this.#newer])
      list.forEach((one, at) => erased.has(one.seq) && (list[at] = { seq: one.seq, at: one.at, erased: true }));
    for (const one of [...this.#shown])
      if (erased.has(one.seq)) this.replace({ seq: one.seq, at: one.at, erased: true });
  }

  /** To the newest, also when the window is far from it. */
  async jump() {
    if (!this.#isTail) {
      const page = await call("GET", `/v1/messages?before=${Number.MAX_SAFE_INTEGER}&limit=${PAGE}`);
      this.reset(page.messages, page.messages.at(-1)?.seq ?? 0);
    }
    this.toEnd();
  }

  toEnd() {
    this.#stuck = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Brings a row into view. @returns false when it is not in the window */
  reveal(row) {
    if (!row?.isConnected) return false;
    this.#stuck = false;
    row.scrollIntoView({ block: row.offsetHeight > this.element.clientHeight ? "start" : "center" });
    this.#soon();
    return true;
  }

  get #isTail() {
    return this.#newer.length === 0 && (this.#shown.at(-1)?.seq ?? 0) === this.#last;
  }

  #soon() {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.#look();
    });
  }

  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const isResized = this.#height !== scrollHeight || this.#room !== clientHeight;
    [this.#height, this.#room] = [scrollHeight, clientHeight];
    // Who was at the end stays there when what is around grows or shrinks.
    if (isResized && this.#stuck) this.toEnd();
    else this.#grow(scrollTop, scrollHeight - scrollTop - clientHeight);
    this.dispatchEvent(new Event("moved"));
  }

  #grow(scrollTop, below) {
    this.#stuck = below < AT_END_PX;
    if (scrollTop < NEAR_PX) this.#growUp();
    else if (below < NEAR_PX && !this.#isTail) this.#growDown();
  }

  #growUp() {
    const first = this.#shown[0]?.seq ?? 1;
    if (this.#older.length > 0) {
      const chunk = this.#older.splice(-this.#chunk);
      this.#build(() => {
        this.#insert(chunk, this.#rows.get(first));
        this.#shown.unshift(...chunk);
        this.#decorate(0, chunk.length + 1);
        if (this.#shown.length > ROWS_MAX) this.#dropLast();
        this.#showTop();
      });
      this.#soon();
    } else if (first > 1) {
      this.#load(`before=${first}`, (page) => {
        if (this.#shown[0]?.seq === first) this.#older = page;
      });
    }
  }

  #growDown() {
    const last = this.#shown.at(-1).seq;
    if (this.#newer.length > 0) {
      const chunk = this.#newer.splice(0, this.#chunk);
      this.#build(() => {
        this.#insert(chunk, this.#end);
        this.#shown.push(...chunk);
        this.#decorate(this.#shown.length - chunk.length - 1, this.#shown.length);
        if (this.#shown.length > ROWS_MAX) this.#dropFirst();
      });
      this.#soon();
    } else {
      this.#load(`since=${last}`, (page) => {
        if (this.#shown.at(-1)?.seq !== last) return;
        this.#newer = page;
        this.#last = Math.max(this.#last, page.at(-1)?.seq ?? 0);
      });
    }
  }

  async #load(where, take) {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { messages } = await call("GET", `/v1/messages?${where}&limit=${PAGE}`);
      this.dispatchEvent(new CustomEvent("fetched", { detail: messages }));
      take(messages);
    } catch {
      // The next scroll tries again; the banner says that there is no connection.
    } finally {
      this.#loading = false;
      this.#soon();
    }
  }

  #insert(messages, before) {
    const rows = document.createDocumentFragment();
    for (const message of messages) {
      const row = this.#make(message);
      this.#rows.set(message.seq, row);
      rows.append(row);
    }
    before.before(rows);
  }

  #dropFirst() {
    for (const message of this.#shown.splice(0, this.#shown.length - ROWS_MAX)) this.#drop(message);
    this.#older = [];
    this.#decorate(0, 1);
    this.#showTop();
  }

  #dropLast() {
    for (const message of this.#shown.splice(ROWS_MAX)) this.#drop(message);
    this.#newer = [];
  }

  #drop(message) {
    this.#rows.get(message.seq).remove();
    this.#rows.delete(message.seq);
  }

  /** First and last of a group, and where a day begins. */
  #decorate(from, to) {
    for (let at = Math.max(0, from); at < Math.min(to, this.#shown.length); at++) {
      const [before, one, after] = [this.#shown[at - 1], this.#shown[at], this.#shown[at + 1]];
      const row = this.#rows.get(one.seq);
      row.classList.toggle("first", !sameGroup(before, one));
      row.classList.toggle("last", !sameGroup(one, after));
      const isNewDay = !before || dayKey(before.at) !== dayKey(one.at);
      head(row, "mark", one.seq === this.#mark && (() => el("div.mark", {}, el("span", {}, t().unread))));
      head(row, "day", isNewDay && (() => el("h2.day", {}, day(one.at))));
    }
  }

  #showTop() {
    const first = this.#shown[0]?.seq ?? 1;
    this.#top.textContent = first > 1 ? t().loadingOlder : this.#shown.length > 0 ? t().beginning : "";
  }

  /** The rest waits for the next frame: who scrolls sees each frame in time. */
  #build(change) {
    const began = performance.now();
    this.#keepPlace(change);
    const isSlow = performance.now() - began > BUILD_MS;
    this.#chunk = isSlow ? Math.max(CHUNK_MIN, this.#chunk >> 1) : Math.min(CHUNK_MAX, this.#chunk + 1);
  }

  /** Does something above or in what is seen, and leaves what is seen where it was. */
  #keepPlace(change) {
    const top = this.element.getBoundingClientRect().top;
    const anchor = this.#anchor(top);
    const was = anchor?.getBoundingClientRect().top ?? 0;
    change();
    if (this.#stuck && this.#isTail) this.toEnd();
    else if (anchor?.isConnected) this.element.scrollTop += anchor.getBoundingClientRect().top - was;
  }

  /** The first row that is seen: found by halving, as rows stand in order. */
  #anchor(top) {
    let [low, high] = [0, this.#shown.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows.get(this.#shown[middle].seq).getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    return this.#rows.get(this.#shown[low]?.seq);
  }
}
