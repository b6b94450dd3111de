// Before going to the bank: who asks, which data, why, how long, and what the bank declines.

import { call } from "./api.js";
import { button, el, icon, isolated, openDialog } from "./dom.js";
import { date, t } from "./format.js";
import { explain } from "./sheet.js";
import { store } from "./store.js";

const DAY_MS = 86_400_000;

export function offerLink(card) {
  const expiresAt = new Date(Date.now() + card.days * DAY_MS);
  const boxes = card.permissions.map((name) =>
    el("input", { type: "checkbox", name, checked: true, onchange: () => update() }),
  );
  const problem = el("p.problem", { role: "alert" });
  const go = button("main", t().linkGo(card.bankName), () => begin(card, boxes, expiresAt, go, problem));
  const update = () => (go.disabled = !boxes.some((box) => box.checked));
  const dialog = openDialog(
    "consent",
    t().linkTitle(card.bankName),
    t().close,
    el("p.lead", {}, icon("shield"), el("span", {}, t().linkWho(card.bankName))),
    el("fieldset", {}, el("legend", {}, t().linkWhat), boxes.map(permission), el("p.soft", {}, reach(card))),
    el("section", {}, el("h3", {}, t().linkWhy), el("p", {}, t().linkWhyNote)),
    el("section", {}, el("h3", {}, t().linkLong), el("p", {}, t().linkDays(card.days, date(expiresAt)))),
    card.declines.length > 0 && declined(card),
    problem,
    el("p.soft", {}, t().linkGoNote(card.bankName)),
    el(
      "div.actions",
      {},
      button("quiet", t().cancel, () => dialog.close()),
      go,
    ),
  );
}

/** Alerts are more than reading: their answers and a freeze go out to the bank. */
const reach = (card) => (card.permissions.includes("alerts") ? t().linkActs : t().linkReads);

const permission = (box) =>
  el(
    "label.check",
    {},
    box,
    el("span", {}, t().permissions[box.name] ?? box.name, el("small", {}, t().permissionNotes[box.name] ?? "")),
  );

const declined = (card) =>
  el(
    "section.declined",
    {},
    el("h3", {}, t().linkDeclines(card.bankName)),
    el(
      "ul",
      {},
      card.declines.map((name) => el("li", {}, t().permissions[name] ?? name)),
    ),
    card.reason && el("p.soft", {}, isolated(card.reason)),
  );

async function begin(card, boxes, expiresAt, go, problem) {
  go.disabled = true;
  problem.textContent = "";
  const permissions = boxes.filter((box) => box.checked).map((box) => box.name);
  try {
    const body = { permissions, expiresAt: expiresAt.toISOString() };
    const link = await call("POST", `/v1/banks/${encodeURIComponent(card.bank)}/links`, body);
    store.set("link", { id: link.linkId, bank: card.bank, declined: card.declines });
    location.assign(link.authorizeUrl);
  } catch (error) {
    problem.textContent = explain(error);
    go.disabled = false;
  }
}
