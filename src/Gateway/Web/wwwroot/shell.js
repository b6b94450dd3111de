// What stands around the conversation: name and state, the way to one's rights, the linked banks, and what must not be overlooked.

import { Banks } from "./banks.js";
import { button, el, icon } from "./dom.js";
import { t } from "./format.js";
import { fillSandbox } from "./sandbox.js";
import { openPage, PAGE_NAMES } from "./sheet.js";

const ICONS = { consents: "shield", disclosures: "eye", ledger: "chain", data: "data" };
const OFFLINE_AFTER_MS = 1_200;

export class Shell {
  #state = el("span.state", {}, t().connecting);
  #person = el("span.person");
  #banner = el("div.banner", { role: "status" });
  #alert = el("div.waits");
  #lab = el("details.lab", { hidden: true });
  #menu;
  #banks;
  #offline = 0;
  #chat;

  /** @param chat the conversation @param {string} way how people come in here @param {() => void} leave */
  constructor(root, chat, way, leave) {
    this.#chat = chat;
    this.#banks = new Banks((text) => this.#say(text));
    this.panels = el("div.panels");
    const toggle = button("round.toggle", icon("menu"), () => this.#toggle(), {
      "aria-label": t().menu,
      "aria-expanded": "false",
      "aria-controls": "menu",
    });
    this.#menu = el("div.menu", { id: "menu" }, this.#nav(leave), this.#banks.element);
    this.#menu.addEventListener("click", (event) => event.target.closest("button") && this.#toggle(false));
    addEventListener("keydown", (event) => event.key === "Escape" && this.#toggle(false) && toggle.focus());
    root.replaceChildren(
      button("skip", t().skip, () => chat.composer.focus()),
      el(
        "div.side",
        {},
        el(
          "header.top",
          {},
          el("img", { src: "icon.svg", alt: "", width: "40", height: "40" }),
          el("div", {}, el("h1", {}, "OrleansBank"), this.#state),
          toggle,
        ),
        this.#menu,
      ),
      el(
        "main.talk",
        {},
        this.#banner,
        this.#alert,
        this.panels,
        chat.element,
        this.#lab,
        chat.composer.element,
      ),
    );
    chat.addEventListener("connection", ({ detail }) => this.#connected(detail.open));
    chat.addEventListener("person", ({ detail }) => (this.#person.textContent = detail));
    chat.addEventListener("alerts", () => this.#alerts());
    chat.addEventListener("unread", () => this.#title());
    chat.addEventListener("messages", ({ detail }) => this.#news(detail));
    this.#banks.refresh();
    this.#alerts();
    if (way === "sandbox") fillSandbox(this.#lab);
  }

  refresh() {
    this.#banks.refresh();
  }

  #nav(leave) {
    return el(
      "nav",
      { "aria-label": t().menu },
      PAGE_NAMES.map((name) => button("item", [icon(ICONS[name]), el("span", {}, t()[name])], () => openPage(name))),
      button("item", [icon("out"), el("span", {}, t().signOut), this.#person], leave),
    );
  }

  #say(text) {
    this.#chat.say(text);
    this.#chat.composer.focus();
  }

  /** @returns whether it was open */
  #toggle(open = !this.#menu.classList.contains("open")) {
    const was = this.#menu.classList.contains("open");
    this.#menu.classList.toggle("open", open);
    document.querySelector(".toggle")?.setAttribute("aria-expanded", String(open));
    return was;
  }

  /** A cut that mends itself at once is not worth a word. */
  #connected(isOpen) {
    clearTimeout(this.#offline);
    this.#state.textContent = isOpen ? t().live : t().connecting;
    this.#state.classList.toggle("on", isOpen);
    if (isOpen) this.#banner.textContent = "";
    else this.#offline = setTimeout(() => (this.#banner.textContent = t().offline), OFFLINE_AFTER_MS);
  }

  /** Stays in sight, wherever in the conversation one is, until each is answered. */
  #alerts() {
    const count = this.#chat.openAlerts.length;
    this.#alert.replaceChildren(
      ...(count === 0
        ? []
        : [
            icon("alert"),
            el("span", {}, t().fraudWaits(count)),
            button("danger", t().fraudSee, () => this.#chat.showAlert()),
          ]),
    );
    this.#title();
  }

  #title() {
    const name = this.#chat.openAlerts.length > 0 ? t().fraud : "OrleansBank";
    document.title = this.#chat.unread > 0 ? `(${this.#chat.unread}) ${name}` : name;
  }

  /** What came may have changed what is linked. */
  #news(messages) {
    if (messages.length === 0 || messages.some((one) => one.card?.kind === "link_progress")) this.#banks.refresh();
  }
}
