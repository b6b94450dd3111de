// Before going to the bank: who asks, which data, why, how long, and what the bank declines.

import { call } from "./api.js";
import { el, isolated, openDialog } from "./dom.js";
import { t } from "./texts.js";

const list = (names) =>
  el(
    "ul",
    {},
    names.map((name) => el("li", {}, t().permissions[name] ?? name)),
  );

export function offerLink(card) {
  const problem = el("p", { role: "alert" });
  const go = el("button.main", { type: "button", onclick: () => begin(card, go, problem) }, t().linkGo(card.bankName));
  const dialog = openDialog(
    t().linkTitle(card.bankName),
    el(
      "section",
      {},
      el("p", {}, t().linkWho),
      list(card.permissions),
      el("p.soft", {}, t().linkWhy),
      el("p.soft", {}, t().linkDays(card.days)),
    ),
    card.declines.length > 0 &&
      el(
        "section",
        {},
        el("p", {}, t().linkDeclines(card.bankName)),
        list(card.declines),
        el("p.soft", {}, isolated(card.reason)),
      ),
    problem,
    el("div.actions", {}, el("button.quiet", { type: "button", onclick: () => dialog.close() }, t().cancel), go),
  );
}

async function begin(card, button, problem) {
  button.disabled = true;
  try {
    const expiresAt = new Date(Date.now() + card.days * 86_400_000).toISOString();
    const link = await call("POST", `/v1/banks/${encodeURIComponent(card.bank)}/links`, {
      permissions: card.permissions,
      expiresAt,
    });
    location.assign(link.authorizeUrl);
  } catch (error) {
    problem.textContent = error.message || t().problem;
    button.disabled = false;
  }
}
