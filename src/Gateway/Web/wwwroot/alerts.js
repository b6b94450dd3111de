// Which fraud alerts still wait for an answer. Messages never change, so it is read from what followed them.

import { store } from "./store.js";

const KEPT_MAX = 30;
const sameAlert = (a, b) =>
  a.bank === b.bank &&
  a.merchant === b.merchant &&
  a.occurredAt === b.occurredAt &&
  a.amount.amount === b.amount.amount;
const answers = (message) => message.quickReplies.filter((reply) => !reply.payload.endsWith(":unsure"));

export class Alerts extends EventTarget {
  /** Open ones by sequence. */
  #open = new Map();
  /** What was answered, by sequence: [seq, title]. */
  #answered = new Map(store.get("answered") ?? []);
  /** Titles that were tapped here, whose messages are still to come back. */
  #echoes = [];
  #timer = 0;

  get open() {
    return [...this.#open.values()];
  }

  /** @returns {{isOpen: boolean, answer?: string, isLate?: boolean}} */
  stateOf(message) {
    const answer = this.#answered.get(message.seq);
    const isLate = new Date(message.card.expiresAt) <= Date.now();
    return { isOpen: answer === undefined && !isLate, answer, isLate };
  }

  /** Every message, in order, old and new. */
  see(message) {
    if (message.erased) this.forget([message.seq]);
    else if (message.card?.kind === "fraud_alert") this.#seeAlert(message);
    else if (message.from.kind === "user") this.#seeAnswer(message.text);
  }

  /** The person tapped one of the alert's answers here. */
  tapped(message, reply) {
    this.#echoes.push(reply.title);
    if (!reply.payload.endsWith(":unsure")) this.#end(message, reply.title);
  }

  forget(seqs) {
    const had = this.#open.size;
    seqs.forEach((seq) => this.#open.delete(seq));
    if (seqs.filter((seq) => this.#answered.delete(seq)).length > 0) this.#keep();
    if (this.#open.size !== had) this.#changed();
  }

  clear() {
    this.#open.clear();
    clearTimeout(this.#timer);
  }

  #seeAlert(message) {
    if (message.card.status !== "open") {
      const open = this.open.find((one) => sameAlert(one.card, message.card));
      if (open) this.#end(open, null);
    } else if (this.stateOf(message).isOpen) {
      this.#open.set(message.seq, message);
      this.#changed();
    }
  }

  /** An answer that was tapped on another device is a message with the title of the choice: it ends the newest alert. */
  #seeAnswer(text) {
    const echo = this.#echoes.indexOf(text);
    if (echo >= 0) return void this.#echoes.splice(echo, 1);
    const ended = this.open.findLast((one) => answers(one).some((reply) => reply.title === text));
    if (ended) this.#end(ended, text);
  }

  #end(message, title) {
    if (title !== null || !this.#answered.has(message.seq)) this.#answered.set(message.seq, title);
    this.#keep();
    this.#open.delete(message.seq);
    this.#changed(message);
  }

  #keep() {
    store.set("answered", [...this.#answered].slice(-KEPT_MAX));
  }

  /** Also wakes up when the next one expires. */
  #changed(message) {
    clearTimeout(this.#timer);
    const next = Math.min(...this.open.map((one) => new Date(one.card.expiresAt)));
    if (Number.isFinite(next))
      this.#timer = setTimeout(() => this.#expire(), Math.min(Math.max(0, next - Date.now()), 2 ** 31 - 1));
    this.dispatchEvent(new CustomEvent("changed", { detail: message }));
  }

  #expire() {
    for (const one of this.open) {
      if (new Date(one.card.expiresAt) > Date.now()) continue;
      this.#open.delete(one.seq);
      this.#changed(one);
    }
  }
}
