// One message as a row: who, what, when, whether it arrived, and what can be answered.

import { showCard } from "./cards.js";
import { button, el, icon } from "./dom.js";
import { clock, t, time } from "./format.js";

/** A card shows what these lines say, with more to it: they are for clients without cards. */
const LISTED = new Set(["balance", "transactions", "consents"]);
const textBeside = (card, text) =>
  LISTED.has(card?.kind)
    ? text
        .split("\n")
        .filter((line) => !/^[•…]/.test(line))
        .join("\n")
    : text;

const isOpenAlert = (card) => card?.kind === "fraud_alert" && card.status === "open";

const senderName = (from) =>
  from.kind === "assistant"
    ? `${from.name} · ${t().assistant}`
    : `${from.name || t().bankStaff} · ${from.kind === "agent" ? t().agent : t().bankStaff}`;

/** @param chat {offers(message), answer(message, reply), isRead(seq), isOutdated(message), alertState(message)} */
export function rowOf(message, chat) {
  if (message.erased)
    return row(
      message,
      "erased",
      el("div.bubble", {}, icon("shield"), el("span.one", {}, t().erased), el("span.many", {}, t().erasedMany)),
      meta(message),
    );
  const mine = message.from.kind === "user";
  if (mine) {
    const node = row(
      message,
      "user",
      hiddenName(t().you),
      bubble(message),
      meta(message, mark(chat.isRead(message.seq))),
    );
    return node;
  }
  const card = isOpenAlert(message.card) || chat.isOutdated(message) ? null : showCard(message.card);
  const replies = chat.offers(message) && !isOpenAlert(message.card) && message.quickReplies;
  return row(
    message,
    card || isOpenAlert(message.card) ? `${message.from.kind}.cards` : message.from.kind,
    el("div.sender", {}, el("bdi", {}, senderName(message.from))),
    isOpenAlert(message.card) ? alertBubble(message, chat) : bubble(message, card),
    replies?.length > 0 &&
      el(
        "div.replies",
        {},
        replies.map((reply) => choice(reply, message, chat)),
      ),
    meta(message),
  );
}

/** What was said here and not accepted yet. */
export function waitingRow(item, chat) {
  const node = el("li.message.user.waiting.first.last", { "data-id": item.id }, hiddenName(t().you));
  node.append(el("div.bubble", {}, el("p", { dir: "auto" }, item.text)));
  if (item.state !== "failed") {
    node.append(el("div.meta", {}, el("span.state", { role: "img", "aria-label": t().sending }, icon("clock"))));
    return node;
  }
  node.classList.add("failed");
  node.append(
    el(
      "div.meta",
      { role: "alert" },
      el("span.why", {}, icon("alert"), `${t().failed}. ${t().problems[item.code] ?? t().problem}`),
      button("link", t().retry, () => chat.retry(item.id)),
      button("link", t().discard, () => chat.discard(item.id)),
    ),
  );
  return node;
}

/** The one mark that a person's own message carries: delivered, then read. */
export function markRead(node) {
  const old = node.querySelector(".state");
  if (!old || old.classList.contains("read")) return false;
  old.replaceWith(mark(true));
  return true;
}

const mark = (isRead) =>
  el(
    isRead ? "span.state.read" : "span.state",
    { role: "img", "aria-label": isRead ? t().read : t().delivered },
    icon(isRead ? "checks" : "check"),
  );

const hiddenName = (name) => el("span.hidden", {}, name);

const row = (message, kind, ...children) => el(`li.message.${kind}`, { "data-seq": message.seq }, ...children);

const meta = (message, ...marks) =>
  el("div.meta", {}, el("time", { datetime: message.at, title: clock(message.at) }, time(message.at)), ...marks);

const bubble = (message, card) =>
  el(
    card ? "div.bubble.carded" : "div.bubble",
    {},
    el("p", { dir: "auto" }, textBeside(message.card, message.text)),
    card,
  );

/** The whole alert is one thing: what, then the answer in one tap, then what each answer leads to. */
function alertBubble(message, chat) {
  const state = chat.alertState(message);
  return el(
    state.isOpen ? "div.bubble.carded.alert" : "div.bubble.carded.alert.done",
    { role: "group", "aria-label": t().fraud },
    showCard(message.card, state),
    state.isOpen &&
      el(
        "div.answers",
        {},
        message.quickReplies.map((reply) => choice(reply, message, chat, alertStyle(reply))),
      ),
    state.isOpen && consequences(message.card),
  );
}

const alertStyle = (reply) =>
  reply.payload.endsWith(":not_mine") ? "danger" : reply.payload.endsWith(":mine") ? "quiet" : "link";

const consequences = (card) =>
  el(
    "div.next",
    {},
    el("h3", {}, t().fraudNext),
    el(
      "ul",
      {},
      el("li", {}, t().fraudMine),
      el("li", {}, t().fraudNotMine(card.last4 ? `••${card.last4}` : "")),
      el("li", {}, t().fraudSilence(time(card.expiresAt))),
    ),
  );

const choice = (reply, message, chat, style = "choice") =>
  button(style, el("bdi", {}, reply.title), () => chat.answer(message, reply), { "data-payload": reply.payload });
