// The conversation: what was said, live, in order, each message once, the same in every tab.

import { Alerts } from "./alerts.js";
import { announce, silence } from "./announce.js";
import { call } from "./api.js";
import { Composer } from "./composer.js";
import { button, el, icon } from "./dom.js";
import { t } from "./format.js";
import { Live } from "./live.js";
import { markRead, rowOf, waitingRow } from "./message.js";
import { Outbox } from "./outbox.js";
import { Timeline } from "./timeline.js";
import { welcome } from "./welcome.js";

const PAGE = 100;
const FRAMES_AT_ONCE = 60;
const ANNOUNCED_MAX = 5;
const TYPING_MS = 6_000;

export class Chat extends EventTarget {
  #timeline = new Timeline((message) => rowOf(message, this));
  #live;
  #outbox = new Outbox((frame) => this.#live?.send(frame) ?? false);
  #alerts = new Alerts();
  /** The rows of what waits, by id; and those that were accepted and whose message is still to come, by sequence. */
  #waiting = new Map();
  #accepted = new Map();
  #frames = [];
  #first = null;
  #read = 0;
  #unread = 0;
  #told = -1;
  #offered = 0;
  /** The newest message on the progress of each bank's link. */
  #progress = new Map();
  #lastOther = 0;
  #typing = el(
    "div.typing",
    { hidden: true },
    el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    el("span"),
  );
  #typingTimer = 0;
  #jump = button("jump", [icon("down"), el("span")], () => this.#timeline.jump().catch(() => null), { hidden: true });
  #welcome = null;
  composer = new Composer(
    (text) => this.say(text),
    () => this.#live?.send({ type: "typing" }),
  );
  element = el("div.stage", {}, this.#timeline.element, this.#typing, this.#jump);

  constructor() {
    super();
    this.#alerts.addEventListener("changed", ({ detail }) => this.#alertsChanged(detail));
    this.#outbox.addEventListener("changed", ({ detail }) => this.#showWaiting(detail));
    this.#timeline.addEventListener("moved", () => this.#look());
    this.#timeline.addEventListener("fetched", ({ detail }) => detail.forEach((one) => this.#alerts.see(one)));
    document.addEventListener("visibilitychange", this.#look);
  }

  get openAlerts() {
    return this.#alerts.open;
  }

  get unread() {
    return this.#unread;
  }

  /** @throws {Problem} when the conversation can't be had */
  async start() {
    const page = await call("GET", `/v1/messages?before=${Number.MAX_SAFE_INTEGER}&limit=${PAGE}`);
    this.#first = page;
    this.#live = new Live(lastOf(page));
    this.#live.addEventListener("frame", ({ detail }) => this.#queue(detail));
    this.#live.addEventListener("anew", () => this.#queue({ type: "anew" }));
    this.#live.addEventListener("state", ({ detail }) => this.#connected(detail));
  }

  /** Once the element stands in the page. */
  shown() {
    this.#load(this.#first);
    this.#first = null;
    this.#live.start();
  }

  stop() {
    this.#live?.stop();
    this.#alerts.clear();
    document.removeEventListener("visibilitychange", this.#look);
  }

  async say(text, payload) {
    const item = this.#outbox.add(text, payload);
    this.dispatchEvent(new Event("said"));
    this.#timeline.mark(0);
    this.#dropChoices();
    await this.#timeline.jump().catch(() => null);
    if (this.#outbox.items.includes(item)) this.#showWaiting(item);
  }

  retry(id) {
    this.#outbox.retry(id);
  }

  discard(id) {
    this.#outbox.discard(id);
    this.#waiting.get(id)?.remove();
    this.#waiting.delete(id);
    this.composer.focus();
  }

  /** Brings the oldest alert that waits into view, and its first answer into focus. */
  async showAlert() {
    const alert = this.#alerts.open[0];
    if (!alert) return;
    if (!this.#timeline.rowOf(alert.seq)) await this.#timeline.jump().catch(() => null);
    const row = this.#timeline.rowOf(alert.seq);
    if (this.#timeline.reveal(row)) row.querySelector(".answers button")?.focus({ preventScroll: true });
  }

  // What a row asks.

  /** Choices belong to the newest message; a fraud alert keeps its own until it is answered. */
  offers(message) {
    return message.seq === this.#offered;
  }

  isRead(seq) {
    return seq < this.#lastOther;
  }

  /** Of the progress of a link only the newest counts. */
  isOutdated(message) {
    return message.card?.kind === "link_progress" && message.seq < (this.#progress.get(message.card.bank)?.seq ?? 0);
  }

  alertState(message) {
    return this.#alerts.stateOf(message);
  }

  answer(message, reply) {
    this.#alerts.tapped(reply.payload);
    this.say(reply.title, reply.payload);
    this.composer.focus();
  }

  #load(page) {
    const last = lastOf(page);
    this.#read = page.read ?? last;
    this.#offered = this.#newestChoice(page.messages);
    this.#lastOther = page.messages.findLast((one) => one.from && one.from.kind !== "user")?.seq ?? 0;
    for (const message of page.messages) this.#see(message);
    this.#timeline.reset(page.messages, last);
    const firstNew = page.messages.find((one) => one.seq > this.#read && one.from && one.from.kind !== "user");
    this.#timeline.mark(firstNew?.seq ?? 0);
    this.#outbox.items.forEach((item) => this.#showWaiting(item));
    this.#greet(last === 0);
    this.#timeline.toEnd();
    const row = firstNew && this.#timeline.rowOf(firstNew.seq);
    if (row && row.getBoundingClientRect().top < this.element.getBoundingClientRect().top) this.#timeline.reveal(row);
    this.#look();
  }

  #greet(isNew) {
    this.#welcome?.remove();
    this.#welcome = isNew ? welcome((text) => this.say(text)) : null;
    if (this.#welcome) this.#timeline.element.prepend(this.#welcome);
  }

  #connected(state) {
    if (state.open) this.#queue({ type: "connected" });
    else this.#outbox.disconnected();
    this.dispatchEvent(new CustomEvent("connection", { detail: state }));
  }

  /** Frames are dealt with in order, many of them in one go: a long replay must not hold up the page. */
  #queue(frame) {
    this.#frames.push(frame);
    if (this.#frames.length === 1) this.#soon();
  }

  #soon() {
    if (document.hidden) setTimeout(() => this.#deal(), 30);
    else requestAnimationFrame(() => this.#deal());
  }

  async #deal() {
    const frames = this.#frames.slice(0, FRAMES_AT_ONCE);
    let messages = [];
    for (const frame of frames) {
      if (frame.type === "message") {
        messages.push(frame.message);
        continue;
      }
      this.#receive(messages);
      messages = [];
      this.#take(frame);
    }
    this.#receive(messages);
    this.#frames.splice(0, frames.length);
    if (this.#frames.length > 0) this.#soon();
  }

  #take(frame) {
    if (frame.type === "hello") this.#hello(frame);
    else if (frame.type === "connected") this.#reconnected();
    else if (frame.type === "accepted") this.#accept(frame.id, frame.seq);
    else if (frame.type === "read") this.#readElsewhere(frame.seq);
    else if (frame.type === "typing") this.#showTyping(frame.from);
    else if (frame.type === "erased") this.#erase(frame.seqs);
    else if (frame.type === "error" && frame.id) this.#outbox.refused(frame.id, frame.code);
    else if (frame.type === "anew") this.#anew();
  }

  #reconnected() {
    this.#outbox.connected();
    this.#look();
  }

  #hello(frame) {
    this.dispatchEvent(new CustomEvent("person", { detail: frame.user }));
    if (frame.read !== undefined) this.#readElsewhere(frame.read);
  }

  async #anew() {
    const page = await call("GET", `/v1/messages?before=${Number.MAX_SAFE_INTEGER}&limit=${PAGE}`).catch(() => null);
    if (page) this.#load(page);
  }

  #receive(messages) {
    const fresh = messages.filter((message) => message.seq > this.#timeline.last);
    if (fresh.length === 0) return;
    this.#greet(false);
    this.#stopTyping();
    for (const message of fresh) this.#settle(message);
    const isAtEnd = this.#timeline.atEnd && !document.hidden;
    const others = fresh.filter((message) => message.from && message.from.kind !== "user");
    this.#dropChoices();
    this.#offered = this.#newestChoice(fresh);
    if (others.length > 0) this.#answered(others);
    if (others.length > 0 && !isAtEnd && this.#unread === 0) this.#timeline.mark(others[0].seq);
    if (!isAtEnd) this.#unread += others.length;
    for (const message of fresh) this.#see(message);
    this.#timeline.append(fresh);
    this.#revealAlert(others);
    others.slice(-ANNOUNCED_MAX).forEach(say);
    this.#look();
    this.dispatchEvent(new CustomEvent("messages", { detail: fresh }));
  }

  /** The row that waited gives way to the message. Across a cut, what is in doubt is known by its text until it is accepted. */
  #settle(message) {
    if (message.from?.kind !== "user") return;
    const row = this.#accepted.get(message.seq);
    this.#accepted.delete(message.seq);
    const inDoubt = row ? null : this.#outbox.items.find((item) => item.state === "sent" && item.text === message.text);
    (row ?? this.#waiting.get(inDoubt?.id))?.remove();
  }

  #accept(id, seq) {
    const item = this.#outbox.accepted(id);
    if (!item) return;
    const row = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (seq <= this.#timeline.last) row?.remove();
    else if (row) this.#accepted.set(seq, row);
  }

  #see(message) {
    this.#alerts.see(message);
    if (message.card?.kind !== "link_progress") return;
    const old = this.#progress.get(message.card.bank);
    this.#progress.set(message.card.bank, message);
    if (old) this.#timeline.replace(old);
  }

  #showWaiting(item) {
    if (item.payload) this.#alerts.tapped(item.payload, item.state !== "failed");
    const row = waitingRow(item, this);
    const old = this.#waiting.get(item.id);
    this.#waiting.set(item.id, row);
    if (old?.isConnected) old.replaceWith(row);
    else this.#timeline.addWaiting(row);
    if (item.state === "failed") this.#stopTyping();
  }

  #newestChoice(messages) {
    const last = messages.at(-1);
    return last?.quickReplies?.length > 0 ? last.seq : this.#offered > 0 && !last ? this.#offered : 0;
  }

  #dropChoices() {
    const row = this.#timeline.rowOf(this.#offered);
    this.#offered = 0;
    row?.querySelector(":scope > .replies")?.remove();
  }

  /** What the person said before this was read. */
  #answered(others) {
    this.#lastOther = others.at(-1).seq;
    for (const message of this.#timeline.messages.toReversed()) {
      if (message.from?.kind !== "user") continue;
      if (!markRead(this.#timeline.rowOf(message.seq))) break;
    }
  }

  #erase(seqs) {
    this.#timeline.erase(seqs);
    this.#alerts.forget(seqs);
    // What was read out stands in the document too.
    silence();
    this.dispatchEvent(new Event("erased"));
    this.dispatchEvent(new CustomEvent("messages", { detail: [] }));
  }

  #readElsewhere(seq) {
    this.#read = Math.max(this.#read, seq);
    if (seq >= this.#timeline.last) this.#unread = 0;
    this.#show();
  }

  /** Whoever sees the end has read it all. */
  #look = () => {
    if (!document.hidden && this.#timeline.atEnd) {
      this.#unread = 0;
      const last = this.#timeline.last;
      if (last > this.#read && this.#live?.send({ type: "read", seq: last })) this.#read = last;
    }
    this.#show();
  };

  #show() {
    const isAtEnd = this.#timeline.atEnd;
    // Asked at each frame of scrolling: what has not changed is not touched.
    if (this.#jump.hidden !== isAtEnd) this.#jump.hidden = isAtEnd;
    if (this.#told === this.#unread) return;
    this.#told = this.#unread;
    this.#jump.lastChild.textContent = t().newest(this.#unread);
    this.#jump.lastChild.classList.toggle("hidden", this.#unread === 0);
    this.#jump.classList.toggle("some", this.#unread > 0);
    this.dispatchEvent(new Event("unread"));
  }

  #alertsChanged(message) {
    if (message) this.#timeline.replace(message);
    this.dispatchEvent(new Event("alerts"));
  }

  /** An alert that is taller than the page is shown from its beginning. */
  #revealAlert(messages) {
    const alert = messages.findLast((one) => one.card?.kind === "fraud_alert" && this.alertState(one).isOpen);
    const row = alert && this.#timeline.rowOf(alert.seq);
    if (row && this.#timeline.atEnd && row.offsetHeight > this.element.clientHeight) this.#timeline.reveal(row);
  }

  #showTyping(from) {
    this.#typing.lastChild.textContent = from.kind === "user" ? t().typingElsewhere : t().typing(from.name);
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#stopTyping(), TYPING_MS);
  }

  #stopTyping() {
    clearTimeout(this.#typingTimer);
    this.#typing.hidden = true;
  }
}

const lastOf = (page) => page.messages.at(-1)?.seq ?? 0;

const say = (message) =>
  announce(
    `${message.from.name}: ${message.text}`,
    message.card?.kind === "fraud_alert" && message.card.status === "open",
  );
