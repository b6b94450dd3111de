// What a message shows beside its text, one function a kind.

import { bankNames } from "./api.js";
import { button, el, icon, isolated } from "./dom.js";
import { date, locale, moment, money, shortDate, signed, t } from "./format.js";
import { offerLink } from "./linking.js";
import { openPage } from "./sheet.js";
import { isOutgoing, notMine, openTransaction, whoOf } from "./transaction.js";

const SHOWN_FIRST = 6;
/** Characters: fewer fit in two lines of a phone, however wide they are. */
const CLAMPED_FROM = 36;

const sum = (value) => el(value.amount.startsWith("-") ? "span.sum" : "span.sum.in", {}, signed(value));
const last4 = (digits) => (digits ? `••${digits}` : "");

const balanceLine = (one) =>
  el(
    "div.row.entry",
    {},
    el("span.name", {}, isolated(one.account || t().accountKind[one.accountKind])),
    el("span.sum", {}, money(one.amount)),
    el("small", {}, isolated(`${one.bankName} ${last4(one.last4)}`), " · ", el("fresh-time", { at: one.at })),
  );

/** The line itself opens the detail; beside money that went out stands "not you?". */
function transactionLine(one) {
  const who = whoOf(one);
  return el(
    `div.row.entry.tx.${one.status}`,
    {},
    button("name", isolated(who), () => openTransaction(one), { "aria-label": t().details(who) }),
    sum(one.amount),
    el(
      "small.facts",
      {},
      el("span", {}, shortDate(one.bookedAt), " · ", isolated(one.account || one.bankName)),
      el(
        "span.beside",
        {},
        one.status !== "booked" && el("span.tag", {}, t().transactionStatus[one.status] ?? one.status),
        isOutgoing(one) && button("link.small", t().notMine, () => notMine(one), { "aria-label": t().notMineOf(who) }),
      ),
    ),
  );
}

function transactions(card) {
  const rows = card.lines.map(transactionLine);
  // The one that is left takes no more room than the words about it.
  const rest = rows.length > SHOWN_FIRST + 1 ? rows.splice(SHOWN_FIRST) : [];
  const more = button("link.more", t().more(rest.length), () => {
    more.replaceWith(...rest, ...(after ? [after] : []));
    rest[0].querySelector("button").focus();
  });
  const after = card.more > 0 && el("p.soft", {}, t().notListed(card.more));
  return el("div.card", {}, rows, rest.length > 0 ? more : after);
}

function countryName(code) {
  try {
    return new Intl.DisplayNames(locale.current, { type: "region" }).of(code);
  } catch {
    return code;
  }
}

const fact = (name, value) => value && el("div", {}, el("dt", {}, name), el("dd", {}, isolated(value)));

/** A bank's words may be long: the answers must stay on the screen, and the words one tap away. */
function fraudAlert(card, state) {
  const isLong = [card.merchant, card.reason].some((words) => words.length > CLAMPED_FROM);
  const all = button("link.small", t().showAll, () => {
    const isClamped = node.classList.toggle("clamped");
    all.setAttribute("aria-expanded", String(!isClamped));
    all.textContent = isClamped ? t().showAll : t().showLess;
  });
  all.setAttribute("aria-expanded", "false");
  const node = el(
    isLong ? "div.card.clamped" : "div.card",
    {},
    el("h3.question", {}, icon("alert"), t().fraud),
    el("p.large", {}, money(card.amount)),
    el(
      "p.who",
      {},
      isolated(card.merchant || t().noLabel),
      card.country && [" · ", isolated(countryName(card.country))],
    ),
    el(
      "dl",
      {},
      fact(t().fields.when, moment(card.occurredAt)),
      fact(t().fields.card, `${last4(card.last4)} ${card.bankName}`.trim()),
      fact(t().fields.reason, card.reason),
    ),
    isLong && all,
    state && !state.isOpen && outcome(state),
    !state && el("p.outcome", {}, t().alertStatus[card.status] ?? card.status),
  );
  return node;
}

const outcome = (state) =>
  el(
    "p.outcome",
    { role: "status" },
    icon("check"),
    state.answer
      ? t().answered(state.answer)
      : (t().alertStatus[state.status] ?? t().alertStatus.expired),
  );

const cardState = (card) =>
  el(
    `div.card.plastic.${card.status}`,
    {},
    icon(card.status.includes("f") && card.status !== "active" ? "snow" : "card"),
    el(
      "div",
      {},
      el("span.name", {}, t().card(last4(card.last4))),
      el("small", {}, isolated(card.bankName)),
      t().cardNote[card.status] && el("small", {}, t().cardNote[card.status]),
    ),
    el("strong.tag", {}, t().cardStatus[card.status] ?? card.status),
  );

const link = (card) =>
  el(
    "div.card.offer",
    {},
    icon("bank"),
    el(
      "div",
      {},
      el("span.name", {}, isolated(card.bankName)),
      el("small", {}, card.permissions.map((name) => t().permissions[name] ?? name).join(" · ")),
    ),
    button("main", t().linkReview, () => offerLink(card)),
  );

function progress(card) {
  const isOver = card.status !== "pending";
  const words = card.total > 0 ? t().linkProgress(card.done, card.total) : t().linkWaiting;
  return el(
    `div.card.progress.${card.status}`,
    {},
    icon(card.status === "active" ? "check" : isOver ? "alert" : "bank"),
    el(
      "div",
      {},
      el("span.name", {}, isolated(card.bankName)),
      card.total > 0 || !isOver ? el("small", {}, words) : null,
      (!isOver || card.status === "active") &&
        el("progress", { max: card.total || 1, value: card.total > 0 ? card.done : null, "aria-label": words }),
    ),
    el("strong.tag", {}, card.status === "active" ? t().linked : (t().status[card.status] ?? card.status)),
  );
}

/** A bank's name in place of its id, once the banks are known. */
function named(bank) {
  const name = el("span.name", {}, isolated(bank));
  bankNames().then(
    (banks) => name.replaceChildren(isolated(banks.get(bank)?.name ?? bank)),
    () => {},
  );
  return name;
}

const consents = (card) =>
  el(
    "div.card",
    {},
    card.consents.map((one) =>
      el(
        "div.row",
        {},
        el(
          "div",
          {},
          named(one.bank),
          el("small", {}, t().since(date(one.grantedAt), date(one.expiresAt))),
        ),
        el(`span.tag.${one.status}`, {}, t().status[one.status] ?? one.status),
      ),
    ),
    button("link.more", t().grantedEnd, () => openPage("consents")),
  );

const PAGES = { export: "data", erase: "data", disclosures: "disclosures", ledger: "ledger", sign_in: "sign_in" };
const PAGE_NAMES = { data: "data", disclosures: "disclosures", ledger: "ledger", sign_in: "freshGo" };

function page(card) {
  const target = PAGES[card.page];
  if (!target) return null;
  return el(
    "div.card",
    {},
    button("main.wide", t()[PAGE_NAMES[target]], () => openPage(target)),
  );
}

const KINDS = {
  balance: (card) => el("div.card", {}, card.lines.map(balanceLine)),
  transactions,
  transaction: (card) => el("div.card", {}, transactionLine(card)),
  fraud_alert: fraudAlert,
  card_state: cardState,
  link,
  link_progress: progress,
  consents,
  page,
};

/** Null for a kind that this page does not know yet: its text says it all. */
export const showCard = (card, state) => KINDS[card?.kind]?.(card, state) ?? null;
