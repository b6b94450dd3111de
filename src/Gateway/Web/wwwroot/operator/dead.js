// Dead letters: what banks never took, and the one thing that can be done about each.

import { button, el, isolated, openDialog } from "../dom.js";
import { ask } from "./ask.js";
import { when } from "./parts.js";
import { reason, t } from "./words.js";

/** A page of the list, as the platform cuts it. */
const PAGE = 200;
const AGES_EVERY_MS = 60_000;

export class DeadLetters {
  #key = "";
  #since = 0;

  /** @param {() => Promise<void>} changed the rest of the board is asked for anew */
  constructor(changed) {
    this.changed = changed;
    this.body = el("div.letters");
    this.said = el("p", { role: "status" });
    this.element = el(
      "section",
      { "aria-labelledby": "title-letters" },
      el("h2", { id: "title-letters" }, t().letters),
      this.said,
      this.body,
    );
  }

  async refresh() {
    const { deadLetters, next } = await ask("GET", `dead-letters?since=${this.#since}`);
    // Their ages change by themselves; the rest stays as it is, and so does the focus in it.
    const key = JSON.stringify([this.#since, deadLetters, Math.floor(Date.now() / AGES_EVERY_MS)]);
    if (key === this.#key) return;
    this.#key = key;
    const focused = this.body.contains(document.activeElement) ? document.activeElement.dataset.letter : null;
    this.body.replaceChildren(...this.#list(deadLetters, next));
    if (focused) (this.body.querySelector(`[data-letter="${CSS.escape(focused)}"]`) ?? this.#heading()).focus();
  }

  #list(letters, next) {
    const page = (label, since) =>
      button("quiet", label, () => {
        this.#since = since;
        this.refresh().catch(() => this.changed());
      });
    return [
      letters.length === 0 && el("p.soft", {}, t().noLetters),
      letters.length > 0 &&
        el(
          "ul.cards",
          {},
          letters.map((letter) => this.#letter(letter)),
        ),
      this.#since > 0 && page(t().fromTheOldest, 0),
      letters.length === PAGE && page(t().moreLetters, next),
    ].filter(Boolean);
  }

  #letter(letter) {
    const line = (label, value) => el("div", {}, el("dt", {}, label), el("dd", {}, value));
    return el(
      "li.card",
      {},
      el("h3", {}, isolated(letter.bank), el("span.tag", {}, t().kinds[letter.kind] ?? letter.kind)),
      el(
        "dl",
        {},
        line(t().reason, reason(letter.error)),
        line(t().since, when(letter.createdAt)),
        line(t().tries, letter.attempts),
        line(t().key, el("code", {}, letter.id)),
      ),
      button("quiet", t().retry, () => this.#confirm(letter), {
        "data-letter": letter.id,
        "aria-label": t().retryOf(letter.bank, letter.id),
      }),
    );
  }

  /** The bank is asked once more: what is wrong about that is known only to who talked with the bank. */
  #confirm(letter) {
    const go = button("main", t().retry, async () => {
      go.disabled = true;
      this.said.textContent = await this.#retry(letter);
      dialog.close();
      await this.changed();
      this.#heading().focus();
    });
    const dialog = openDialog(
      "small",
      t().retryTitle,
      t().close,
      el("p", {}, t().retryNote(letter.bank, t().kinds[letter.kind] ?? letter.kind)),
      el("p.soft", {}, t().retryCare),
      el(
        "div.actions",
        {},
        button("quiet", t().cancel, () => dialog.close()),
        go,
      ),
    );
  }

  async #retry(letter) {
    try {
      await ask("POST", `dead-letters/${encodeURIComponent(letter.id)}/retry`);
      return t().retried(letter.bank);
    } catch (error) {
      return error.code === "not_found" ? t().notDead : (t().problems[error.code] ?? t().problem);
    }
  }

  #heading() {
    const heading = this.element.querySelector("h2");
    heading.tabIndex = -1;
    return heading;
  }
}
