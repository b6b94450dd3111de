// What an operator should look at, in words: nothing on this page is told by colour alone.

import { el } from "../dom.js";
import { number, t } from "./words.js";

/** Owed for longer than this, a card's freeze waits too long (docs/OPERATIONS.md). */
const OWED_FOR_MS = 60_000;

/** One line a finding; one that says that there is none. */
export function findings(status) {
  const said = [...found(status)];
  return said.length > 0 ? said.map((one) => el("li.bad", {}, one)) : [el("li.good", {}, t().allWell)];
}

function* found({ at, mode, silos, partitions, banks, unknown }) {
  for (const part of unknown) yield t().unknown[part] ?? part;
  if (mode === "cluster" && !silos.some((silo) => silo.lives)) yield t().noSilo;
  for (const silo of silos) {
    if (!silo.lives) yield t().siloGone(silo.name);
    if (silo.failedTurnsPerSecond > 0) yield t().turnsFail(silo.name, number(silo.failedTurnsPerSecond, 2));
  }
  const unowned = partitions.filter((one) => !one.owned).length;
  if (unowned > 0) yield t().unowned(unowned);
  for (const bank of banks) {
    if (bank.accounts.state !== "closed") yield t().accountsAway(bank.name, bank.accounts);
    if (bank.decisions.state !== "closed") yield t().decisionsAway(bank.name, bank.decisions);
    if (bank.oldestAt && new Date(at) - new Date(bank.oldestAt) > OWED_FOR_MS)
      yield t().owedLong(bank.name, bank.waiting);
    if (bank.dead > 0) yield t().deadAt(bank.name, bank.dead);
  }
}
