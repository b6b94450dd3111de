// What the person said and the platform has not accepted yet: one at a time, in order, under the same id until it is accepted.

import { store } from "./store.js";

const ANSWER_MS = 8_000;
const KEPT_MAX = 50;
const WAIT_MS = 1_500;
/** Codes after which the same thing may well succeed. All others are for the person to decide. */
const PASSING = new Set([
  "unavailable",
  "too_fast",
  "too_many_requests",
  "too_many_unanswered",
  "overloaded",
  "draining",
  "no_answer",
]);

export class Outbox extends EventTarget {
  /** Each {id, text, payload, state}; state is "waiting", "sent" (in doubt until accepted) or "failed". */
  #items = (store.get("outbox") ?? []).map((item) => ({
    ...item,
    state: item.state === "failed" ? "failed" : "waiting",
  }));
  #send;
  #timer = 0;

  /** @param {(frame: object) => boolean} send false when there is no connection */
  constructor(send) {
    super();
    this.#send = send;
  }

  get items() {
    return this.#items;
  }

  add(text, payload) {
    const item = { id: crypto.randomUUID(), text, payload, state: "waiting" };
    this.#items.push(item);
    this.#keep();
    this.#next();
    return item;
  }

  /** The connection stands again: what was in doubt goes out again, under the same id. */
  connected() {
    for (const item of this.#items) if (item.state === "sent") item.state = "waiting";
    this.#next();
  }

  disconnected() {
    clearTimeout(this.#timer);
  }

  /** @returns the item, or null when it is not of this tab */
  accepted(id) {
    const item = this.#take(id);
    this.#next();
    return item;
  }

  refused(id, code) {
    const item = this.#items.find((one) => one.id === id);
    if (!item) return;
    if (PASSING.has(code)) {
      item.state = "waiting";
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#next(), WAIT_MS);
      return;
    }
    item.state = "failed";
    item.code = code;
    this.#changed(item);
    this.#next();
  }

  retry(id) {
    const item = this.#items.find((one) => one.id === id);
    item.state = "waiting";
    this.#changed(item);
    this.#next();
  }

  discard(id) {
    this.#take(id);
  }

  #take(id) {
    const at = this.#items.findIndex((one) => one.id === id);
    if (at < 0) return null;
    const [item] = this.#items.splice(at, 1);
    this.#keep();
    return item;
  }

  #next() {
    const item = this.#items.find((one) => one.state !== "failed");
    if (!item || item.state === "sent") return;
    const { id, text, payload } = item;
    if (!this.#send(payload ? { type: "say", id, payload } : { type: "say", id, text })) return;
    item.state = "sent";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.connected(), ANSWER_MS);
  }

  #changed(item) {
    this.#keep();
    this.dispatchEvent(new CustomEvent("changed", { detail: item }));
  }

  /** Kept for a reload of this tab; taken over by one tab alone. */
  #keep() {
    store.set("outbox", this.#items.slice(-KEPT_MAX));
  }
}
