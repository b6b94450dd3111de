// What a message shows beside its text, one function a kind.

import { el, isolated } from "./dom.js";
import { t, money, moment, date } from "./texts.js";
import { offerLink } from "./linking.js";
import { openPage } from "./rights.js";

const amount = (value) => el(value.amount.startsWith("-") ? "span.sum" : "span.sum.in", {}, money(value));

function line(transaction) {
  const words = [date(transaction.bookedAt), transaction.account, t()[transaction.status] ?? transaction.status];
  return el(
    "div.row",
    {},
    el(
      "div",
      {},
      isolated(transaction.merchant || transaction.information),
      el("small", {}, isolated(words.join(" · "))),
    ),
    amount(transaction.amount),
  );
}

const KINDS = {
  balance: (card) =>
    el(
      "div.card",
      {},
      card.lines.map((one) =>
        el(
          "div.row",
          {},
          el(
            "div",
            {},
            isolated(one.account),
            el("small", {}, isolated(`${one.bankName} ••${one.last4}`)),
            el("small", {}, t().asOf(moment(one.at))),
          ),
          amount(one.amount),
        ),
      ),
    ),
  transactions: (card) =>
    el(
      "div.card",
      {},
      card.lines.map(line),
      card.lines.length === 0 && el("p.soft", {}, t().nothing),
      card.more > 0 && el("p.soft", {}, t().more(card.more)),
    ),
  transaction: (card) => el("div.card", {}, line(card)),
  fraud_alert: (card) =>
    el(
      "div.card.alert",
      { role: card.status === "open" ? "alert" : "group" },
      el("h3", {}, t().fraud),
      el(
        "div.row",
        {},
        el(
          "div",
          {},
          isolated(card.merchant),
          el("small", {}, isolated(`${card.country} · ${t().card} ••${card.last4}`)),
          el("small", {}, moment(card.occurredAt)),
        ),
        el("span.sum", {}, money(card.amount)),
      ),
    ),
  card_state: (card) =>
    el(
      "div.card",
      {},
      el(
        "div.row",
        {},
        el("div", {}, `${t().card} `, isolated(`••${card.last4}`), el("small", {}, isolated(card.bankName))),
        el("strong", {}, t().cardStatus[card.status] ?? card.status),
      ),
    ),
  link: (card) =>
    el(
      "div.card",
      {},
      el(
        "div.row",
        {},
        el(
          "div",
          {},
          isolated(card.bankName),
          el("small", {}, card.permissions.map((name) => t().permissions[name]).join(", ")),
        ),
        el("button.main", { type: "button", onclick: () => offerLink(card) }, t().open),
      ),
    ),
  link_progress: (card) =>
    el(
      "div.card",
      {},
      el(
        "div.row",
        {},
        el(
          "div",
          {},
          isolated(card.bankName),
          card.total > 0 && el("small", {}, t().linkProgress(card.done, card.total)),
        ),
        el("strong", {}, card.status === "active" ? t().linked : t().status[card.status]),
      ),
    ),
  consents: (card) =>
    el(
      "div.card",
      {},
      card.consents.map((one) =>
        el(
          "div.row",
          {},
          el("div", {}, isolated(one.bank), el("small", {}, t().until(date(one.expiresAt)))),
          el("span", {}, t().status[one.status]),
        ),
      ),
    ),
  page: (card) => el("button.quiet", { type: "button", onclick: () => openPage(card.page) }, t().open),
};

/** Null for a kind that this page does not know yet: its text says it all. */
export const showCard = (card) => KINDS[card?.kind]?.(card) ?? null;
