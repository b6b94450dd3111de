// Where the person writes. Enter sends, Shift and Enter begins a line; what is not sent yet is kept.

import { el, icon } from "./dom.js";
import { t } from "./format.js";
import { store } from "./store.js";

const LENGTH_MAX = 2000;
const COUNT_FROM = 1800;
const TYPING_EVERY_MS = 4_000;

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
    this.#count.hidden = value.length < COUNT_FROM;
    this.#count.textContent = `${value.length} / ${LENGTH_MAX}`;
    if (CSS.supports("field-sizing", "content")) return;
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
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
