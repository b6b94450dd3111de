// The conversation: what was said, live, in order, each message once.

import { call } from "./api.js";
import { showCard } from "./cards.js";
import { el } from "./dom.js";
import { Live } from "./live.js";
import { openConsents, openPage } from "./rights.js";
import { sandboxPanel } from "./sandbox.js";
import { t, day, time } from "./texts.js";

const PAGE = 50;

export class Chat {
  #rows = new Map();
  #waiting = new Map();
  #seqOf = new Map();
  #list = el("ol", { id: "messages" });
  #log = el("main.log", { tabindex: "0", role: "log", "aria-live": "polite", "aria-label": t().chat }, this.#list);
  #state = el("span.state");
  #banner = el("div.banner", { role: "status", hidden: true }, t().offline);
  #input = el("input", {
    id: "text",
    maxlength: "2000",
    autocomplete: "off",
    "aria-label": t().say,
    placeholder: t().say,
  });
  #live;
  #read = 0;

  async start(root, onEnd) {
    const page = await call("GET", `/v1/messages?before=${Number.MAX_SAFE_INTEGER}&limit=${PAGE}`);
    const form = el(
      "form.say",
      { onsubmit: (event) => this.#submit(event) },
      this.#input,
      el("button.main", {}, t().send),
    );
    root.replaceChildren(this.#header(onEnd), this.#banner, this.#log, sandboxPanel(), form);
    page.messages.forEach((message) => this.#show(message));
    if (page.messages.length > 0 && page.messages[0].seq > 1) this.#offerOlder();
    this.#toEnd();
    this.#live = new Live(page.messages.at(-1)?.seq ?? 0);
    this.#live.addEventListener("frame", ({ detail }) => this.#take(detail));
    this.#live.addEventListener("state", ({ detail }) => (detail.ended ? onEnd(false) : this.#connected(detail.open)));
    this.#live.start();
    this.#input.focus();
  }

  stop() {
    this.#live?.stop();
  }

  say(text, payload) {
    const id = crypto.randomUUID();
    const row = el(
      "li.message.user.sending",
      {},
      el("div.bubble", { dir: "auto" }, text),
      el("span.meta", {}, t().sending),
    );
    this.#waiting.set(id, { row, frame: payload ? { type: "say", id, payload } : { type: "say", id, text } });
    this.#list.append(row);
    this.#dropReplies();
    this.#toEnd();
    this.#live.send(this.#waiting.get(id).frame);
  }

  #header(onEnd) {
    const button = (label, action) => el("button.plain", { type: "button", onclick: action }, label);
    return el(
      "header",
      {},
      el("img", { src: "icon.svg", alt: "" }),
      el("h1", {}, "OrleansBank", this.#state),
      el(
        "nav",
        { "aria-label": "OrleansBank" },
        button(t().consents, openConsents),
        button(t().rights, () => openPage("all")),
        button(t().signOut, () => onEnd(true)),
      ),
    );
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    if (!text) return;
    this.#input.value = "";
    this.say(text);
  }

  #connected(open) {
    this.#banner.hidden = open;
    this.#state.textContent = open ? t().live : "";
    // The same ids again: the platform does nothing twice.
    if (open) for (const { frame } of this.#waiting.values()) this.#live.send(frame);
  }

  #take(frame) {
    if (frame.type === "message") this.#receive(frame.message);
    else if (frame.type === "accepted") this.#accept(frame.id, frame.seq);
    else if (frame.type === "erased") frame.seqs.forEach((seq) => this.#erase(seq));
    else if (frame.type === "error") this.#fail(frame.id, frame.text ?? frame.code);
  }

  #receive(message) {
    const atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 120;
    this.#show(message);
    if (atEnd) this.#toEnd();
    if (!document.hidden && message.seq > this.#read) {
      this.#read = message.seq;
      this.#live.send({ type: "read", seq: message.seq });
    }
  }

  #accept(id, seq) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (this.#rows.has(seq)) return waiting.row.remove();
    this.#seqOf.set(seq, waiting.row);
    waiting.row.classList.remove("sending");
    waiting.row.querySelector(".meta")?.remove();
  }

  #fail(id, why) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    const again = el("button.plain", { type: "button", onclick: () => this.#live.send(waiting.frame) }, t().retry);
    waiting.row.querySelector(".meta")?.replaceChildren(`${t().failed}: ${why} `, again);
  }

  /** Each sequence once, in its place, whatever order messages come in. */
  #show(message) {
    const row = this.#row(message);
    const old = this.#rows.get(message.seq) ?? this.#seqOf.get(message.seq);
    this.#rows.set(message.seq, row);
    this.#seqOf.delete(message.seq);
    if (old) return old.replaceWith(row);
    const after = [...this.#rows.keys()].filter((seq) => seq > message.seq);
    const next = after.length > 0 ? this.#rows.get(Math.min(...after)) : [...this.#waiting.values()][0]?.row;
    if (next?.isConnected) next.before(row);
    else this.#list.append(row);
    this.#dayBefore(row);
    if (message.from?.kind !== "user") this.#dropReplies(row);
  }

  #row(message) {
    if (message.erased)
      return el(
        "li.message.erased",
        { "data-seq": message.seq, "data-at": message.at },
        el("div.bubble", {}, t().erased),
      );
    const mine = message.from.kind === "user";
    return el(
      mine ? "li.message.user" : "li.message",
      { "data-seq": message.seq, "data-at": message.at },
      el("span.hidden", {}, mine ? t().you : message.from.name),
      el("div.bubble", { dir: "auto" }, message.text),
      showCard(message.card),
      message.quickReplies.length > 0 &&
        el(
          "div.replies",
          {},
          message.quickReplies.map((reply) =>
            el("button", { type: "button", onclick: () => this.say(reply.title, reply.payload) }, reply.title),
          ),
        ),
      el("span.meta", {}, time(message.at)),
    );
  }

  #erase(seq) {
    const old = this.#rows.get(seq);
    if (old) this.#show({ seq, at: old.dataset.at, erased: true });
  }

  /** Choices belong to the newest message; a fraud alert keeps its own until it is answered. */
  #dropReplies(except) {
    for (const replies of this.#list.querySelectorAll(".replies")) {
      const row = replies.closest("li");
      if (row !== except && !row.querySelector(".alert")) replies.remove();
    }
  }

  #dayBefore(row) {
    const label = day(row.dataset.at);
    let before = row.previousElementSibling;
    while (before && !before.dataset.at && !before.classList.contains("day")) before = before.previousElementSibling;
    const known = before?.classList.contains("day") ? before.textContent : before && day(before.dataset.at);
    if (known !== label) row.before(el("li.day", {}, label));
  }

  #offerOlder() {
    const button = el(
      "button.plain",
      {
        type: "button",
        onclick: async () => {
          const first = Math.min(...this.#rows.keys());
          const page = await call("GET", `/v1/messages?before=${first}&limit=${PAGE}`);
          const height = this.#log.scrollHeight;
          page.messages.reverse().forEach((message) => this.#show(message));
          this.#log.scrollTop += this.#log.scrollHeight - height;
          if (page.messages.length === 0 || page.messages.at(-1).seq <= 1) button.parentElement.remove();
        },
      },
      t().older,
    );
    this.#list.prepend(el("li.day", {}, button));
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}
