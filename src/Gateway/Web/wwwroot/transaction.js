// One transaction in full, and what to do when it means nothing to the person.

import { button, el, isolated, openDialog } from "./dom.js";
import { clock, signed, t } from "./format.js";

export const isOutgoing = (one) => one.amount.amount.startsWith("-");
export const whoOf = (one) => one.merchant || one.information || t().noLabel;

const fact = (name, value) => value && el("div", {}, el("dt", {}, name), el("dd", {}, isolated(value)));

export function openTransaction(one) {
  const dialog = openDialog(
    "small",
    t().transaction,
    t().close,
    el("p.large", {}, signed(one.amount)),
    el("p.who", {}, isolated(whoOf(one))),
    el(
      "dl",
      {},
      fact(t().fields.status, t().transactionStatus[one.status] ?? one.status),
      fact(t().fields.when, clock(one.bookedAt)),
      fact(t().fields.account, one.account),
      fact(t().fields.bank, one.bankName),
      one.information !== one.merchant && fact(t().fields.words, one.information),
    ),
    isOutgoing(one) && help(() => dialog.close()),
  );
}

export function notMine(one) {
  const dialog = openDialog(
    "small",
    t().notMineTitle,
    t().close,
    el("p.large", {}, signed(one.amount)),
    el("p.who", {}, isolated(whoOf(one))),
    one.information && one.information !== one.merchant && el("dl", {}, fact(t().fields.words, one.information)),
    help(() => dialog.close(), false),
  );
}

/** What is said then holds no word of the bank's: a merchant's name must never be read as something the person asked. */
function help(close, titled = true) {
  return el(
    "section",
    {},
    titled && el("h3", {}, t().notMineTitle),
    el("p.soft", {}, t().notMineNote),
    button("danger.wide", t().notMineGo, () => {
      close();
      dispatchEvent(new CustomEvent("bank:say", { detail: t().notMineSay }));
    }),
  );
}
