// Where the person writes. Enter sends, Shift and Enter begins a line; what is not sent yet is kept.

import { announce } from "./announce.js";
import { el, icon } from "./dom.js";
import { locale, t } from "./format.js";
import { store } from "./store.js";

const LENGTH_MAX = 2000;
const COUNT_FROM = 1800;
const TYPING_EVERY_MS = 4_000;

const cutWords = () => t().cut(LENGTH_MAX.toLocaleString(locale.current));

export class Composer {
  #text = el("textarea", {
    id: "text",
    rows: "1",
    maxlength: LENGTH_MAX,
    autocomplete: "off",
    "aria-label": t().say,
    placeholder: t().say,
    dir: "auto",
    enterkeyhint: "send",
  });
  #count = el("span.count", { hidden: true });
  #send = el("button.send", { "aria-label": t().send, title: t().send }, icon("send"));
  #typedAt = 0;
  #isCut = false;
  #onTyping;

  constructor(onSay, onTyping) {
    this.#onTyping = onTyping;
    this.element = el("form.say", {}, el("div.field", {}, this.#text, this.#count), this.#send);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(onSay);
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit(onSay);
    });
    this.#text.addEventListener("input", () => this.#changed());
    // The field cuts what is too long without a word, and the event of the input itself no longer has it whole.
    this.#text.addEventListener("paste", (event) => this.#measure(event.clipboardData));
    this.#text.addEventListener("drop", (event) => this.#measure(event.dataTransfer));
    this.#text.value = store.get("draft") ?? "";
    this.#fit();
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  /** After the element stands in the page, where its height can be measured. */
  #fit() {
    const { value } = this.#text;
    this.#send.disabled = value.trim() === "";
    this.#isCut &&= value.length === LENGTH_MAX;
    this.#count.hidden = value.length < COUNT_FROM;
    this.#count.textContent = this.#isCut ? cutWords() : `${value.length} / ${LENGTH_MAX}`;
    if (CSS.supports("field-sizing", "content")) return;
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }

  /** Before it is put in: does it fit beside what stays? */
  #measure(data) {
    const { value, selectionStart, selectionEnd } = this.#text;
    const given = data?.getData("text/plain").replaceAll("\r\n", "\n") ?? "";
    this.#isCut = value.length - (selectionEnd - selectionStart) + given.length > LENGTH_MAX;
    if (this.#isCut) announce(cutWords());
  }

  #changed() {
    store.set("draft", this.#text.value);
    this.#fit();
    if (performance.now() - this.#typedAt < TYPING_EVERY_MS && this.#typedAt > 0) return;
    this.#typedAt = performance.now();
    this.#onTyping();
  }

  #submit(onSay) {
    const text = this.#text.value.trim();
    if (text === "") return;
    this.#text.value = "";
    this.#typedAt = 0;
    store.set("draft", null);
    this.#fit();
    onSay(text);
  }
}
