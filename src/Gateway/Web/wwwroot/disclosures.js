// Who saw or received which kind of data, when, and why.

import { call } from "./api.js";
import { el, icon, isolated } from "./dom.js";
import { day, dayKey, t, time } from "./format.js";

export async function content() {
  const all = await call("GET", "/v1/disclosures");
  const days = Map.groupBy(
    all.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    (one) => dayKey(one.at),
  );
  return [
    el("p.soft", {}, t().disclosuresNote),
    all.length === 0 && el("p.nothing", {}, icon("eye"), t().noDisclosures),
    ...[...days.values()].map((list) =>
      el("section", {}, el("h3", {}, day(list[0].at)), el("ul.lines", {}, list.map(line))),
    ),
  ];
}

const line = (one) =>
  el(
    "li",
    {},
    el("span.name", {}, isolated(t().sawWhat(t().who[one.who] ?? one.who, whatOf(one.what)))),
    el("small", {}, `${t().why[one.why] ?? one.why} · `, el("time", { datetime: one.at }, time(one.at))),
  );

/** The platform writes "balances, transactions of Sandbank"; kinds are said in the person's language. */
function whatOf(what) {
  const [, kinds, bank] = /^([a-z, ]+) of (.+)$/.exec(what) ?? [];
  if (!kinds) return t().what[what] ?? what;
  return t().whatOf(
    kinds
      .split(", ")
      .map((kind) => t().what[kind] ?? kind)
      .join(", "),
    bank,
  );
}
