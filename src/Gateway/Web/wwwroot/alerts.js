// Which fraud alerts still wait for an answer. Messages never change: a later card of the same alert tells how it ended.

/** A card that was stored before alerts had a name stands for itself, until it expires. */
const keyOf = ({ seq, card }) => (card.alertId ? JSON.stringify([card.bank, card.alertId]) : seq);
const isLate = ({ card }) => new Date(card.expiresAt) <= Date.now();

export class Alerts extends EventTarget {
  /** The messages that ask, by sequence: the same alert may be asked again. */
  #asked = new Map();
  /** The message that told how an alert ended, by the alert's key. */
  #ended = new Map();
  /** What was tapped here and is not told to have ended yet: the title, by the alert's key. */
  #tapped = new Map();
  #timer = 0;

  /** The newest message of each alert that waits, the oldest alert first. */
  get open() {
    const asked = [...this.#asked.values()].filter((one) => this.stateOf(one).isOpen);
    asked.sort((a, b) => a.seq - b.seq);
    return [...new Map(asked.map((one) => [keyOf(one), one])).values()];
  }

  /** @returns {{isOpen: boolean, answer?: string, status?: string}} answer: the title of the choice that was taken */
  stateOf(message) {
    const key = keyOf(message);
    const end = this.#ended.get(key);
    // A bank that is linked anew may ask anew, by the same name.
    const status = end?.seq > message.seq ? end.card.status : undefined;
    const taken = status && message.quickReplies.find((reply) => reply.payload.endsWith(`:${status}`));
    const answer = status ? taken?.title : this.#tapped.get(key);
    return { isOpen: !status && answer === undefined && !isLate(message), answer, status };
  }

  /** Every message, old and new, in any order. */
  see(message) {
    if (message.erased) this.forget([message.seq]);
    else if (message.card?.kind !== "fraud_alert") return;
    else if (message.card.status === "open") this.#seeQuestion(message);
    else this.#seeEnd(message);
  }

  /** An answer is on its way from here; or it is not, as it was refused: then the alert waits again. */
  tapped(payload, isOnItsWay = true) {
    for (const message of [...this.#asked.values()]) {
      const reply = message.quickReplies.find((one) => one.payload === payload);
      if (!reply || reply.payload.endsWith(":unsure")) continue;
      if (isOnItsWay) this.#tapped.set(keyOf(message), reply.title);
      else this.#tapped.delete(keyOf(message));
      this.#changedAll(keyOf(message));
    }
  }

  forget(seqs) {
    const erased = new Set(seqs);
    const had = this.#asked.size;
    for (const [seq, message] of this.#asked) {
      if (!erased.has(seq)) continue;
      this.#asked.delete(seq);
      this.#tapped.delete(keyOf(message));
    }
    for (const [key, end] of this.#ended) if (erased.has(end.seq)) this.#ended.delete(key);
    if (this.#asked.size !== had) this.#changed();
  }

  clear() {
    this.#asked.clear();
    clearTimeout(this.#timer);
  }

  #seeQuestion(message) {
    this.#asked.set(message.seq, message);
    if (this.stateOf(message).isOpen) this.#changed();
  }

  #seeEnd(message) {
    const key = keyOf(message);
    if (this.#ended.get(key)?.seq >= message.seq) return;
    this.#ended.set(key, message);
    this.#tapped.delete(key);
    this.#changedAll(key);
  }

  #changedAll(key) {
    for (const one of [...this.#asked.values()]) if (keyOf(one) === key) this.#changed(one);
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
    const late = [...this.#asked.values()].filter(isLate);
    if (late.length === 0) this.#changed();
    late.forEach((one) => this.#changed(one));
  }
}
