// The ledger of consents, its chain checked here.

import { bankNames, call } from "./api.js";
import { firstBroken } from "./chain.js";
import { el, icon, isolated } from "./dom.js";
import { moment, t } from "./format.js";

const PAGE = 500;
const ENTRIES_MAX = 20_000;

async function whole() {
  const entries = [];
  while (true) {
    const page = await call("GET", `/v1/ledger?since=${entries.at(-1)?.number ?? 0}`);
    entries.push(...page.entries);
    if (page.entries.length < PAGE || entries.length >= ENTRIES_MAX) return { entries, head: page.head };
  }
}

export async function content() {
  const [{ entries, head }, banks] = await Promise.all([whole(), bankNames()]);
  const broken = await firstBroken(entries, head);
  const name = (bank) => banks.get(bank)?.name ?? bank;
  return [
    el("p.soft", {}, t().ledgerNote),
    broken > 0
      ? el("p.verdict.bad", { role: "alert" }, icon("alert"), t().ledgerBad(broken))
      : entries.length > 0
        ? el("p.verdict", { role: "status" }, icon("check"), t().ledgerGood(entries.length))
        : el("p.nothing", {}, icon("chain"), t().noLedger),
    el(
      "ol.lines.chain",
      { reversed: true },
      entries.toReversed().map((one) => line(one, name(one.bank), one.number === broken)),
    ),
  ];
}

const line = (one, bank, isBroken) =>
  el(
    isBroken ? "li.broken" : "li",
    { value: one.number },
    el("span.name", {}, t().entryKind[one.kind] ?? one.kind, " · ", isolated(bank)),
    el("small", {}, el("time", { datetime: one.at }, moment(one.at))),
    el("small.print", {}, `${t().fingerprint} `, el("code", { title: one.hash }, one.hash.slice(0, 16), "…")),
  );
