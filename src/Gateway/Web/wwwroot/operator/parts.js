// The parts of the platform, each from one answer of the board.

import { el, isolated } from "../dom.js";
import { moment } from "../format.js";
import { bytes, lasting, number, percent, reason, t } from "./words.js";

const figure = (label, value, isBad = false) =>
  el("div", {}, el("dt", {}, label), el(isBad ? "dd.bad" : "dd", {}, value));

const tag = (text, kind) => el(`span.tag.${kind}`, {}, text);

function card(name, mark, figures, ...rest) {
  const shown = figures.filter(Boolean);
  return el(
    "li.card",
    {},
    el("h3", {}, isolated(name), mark),
    shown.length > 0 && el("dl", {}, shown),
    ...rest,
  );
}

const process = (one, at) =>
  one
    ? [
        figure(t().version, one.version),
        figure(t().runsFor, lasting(one.startedAt, at)),
        figure(t().processor, percent(one.processorShare)),
        figure(t().memory, bytes(one.memoryBytes)),
      ]
    : [];

export function silos({ at, mode, silos }) {
  if (silos.length === 0) return el("p.soft", {}, t().none);
  const isCluster = mode === "cluster";
  return el(
    "ul.cards",
    {},
    silos.map((silo) =>
      card(
        silo.name,
        silo.lives ? tag(t().lives, "active") : tag(t().gone(silo.heardAt ? lasting(silo.heardAt, at) : ""), "bad"),
        [
          isCluster && silo.lives && silo.partitions != null && figure(t().owned, number(silo.partitions)),
          ...(silo.lives && silo.process
            ? [
                figure(t().turns, number(silo.turnsPerSecond, 1)),
                figure(t().failed, number(silo.failedTurnsPerSecond, 2), silo.failedTurnsPerSecond > 0),
                figure(t().grains, number(silo.grains)),
                figure(t().calls, number(silo.calls)),
                figure(t().mailbox, number(silo.mailboxDepthMax)),
              ]
            : []),
          ...(silo.lives ? process(silo.process, at) : []),
          silo.address && figure(t().address, silo.address),
        ],
        silo.lives ? !silo.process && el("p.soft", {}, t().silent) : el("p.soft", {}, t().lost),
      ),
    ),
  );
}

export function gateways({ at, mode, gateways }) {
  if (gateways.length === 0) return el("p.soft", {}, t().none);
  return el(
    "ul.cards",
    {},
    gateways.map((one) =>
      card(
        one.name,
        one.lives ? tag(t().lives, "active") : tag(t().gone(lasting(one.heardAt, at)), "bad"),
        one.lives
          ? [
              figure(t().connections, number(one.connections)),
              // One process is both there, and stands above already.
              ...(mode === "cluster" ? process(one.process, at) : []),
            ]
          : [],
      ),
    ),
  );
}

/** A cell a partition: its number, its owner's number in the list below, and its epoch. */
export function partitions({ mode, partitions, unknown }) {
  if (mode === "embedded") return el("p.soft", {}, t().embedded);
  if (unknown.includes("ledger")) return el("p.bad", {}, t().unknown.ledger);
  const owners = [...new Set(partitions.filter((one) => one.owned).map((one) => one.silo))].sort();
  return [
    el(
      "ol.cells",
      {},
      partitions.map((one) => cell(one, owners)),
    ),
    el("p.soft", {}, t().cellNote),
    el(
      "ol.owners",
      {},
      owners.map((owner) =>
        el("li", {}, isolated(owner), ` · ${t().ownsOf(count(partitions, owner))}`),
      ),
    ),
  ];
}

const count = (partitions, owner) => partitions.filter((one) => one.owned && one.silo === owner).length;

function cell({ number: partition, epoch, silo, owned }, owners) {
  const place = owners.indexOf(silo);
  return el(
    owned ? `li.cell.of${place % 6}` : "li.cell.unowned",
    {},
    el(
      "span",
      { "aria-hidden": "true" },
      el("b", {}, partition),
      el("small", {}, owned ? `${place + 1}·${epoch}` : "!"),
    ),
    el("span.hidden", {}, owned ? t().cell(partition, silo, epoch) : t().cellUnowned(partition)),
  );
}

export function banks({ at, banks }) {
  if (banks.length === 0) return el("p.soft", {}, t().none);
  return el(
    "ul.cards",
    {},
    banks.map((bank) => {
      const isWell = bank.accounts.state === "closed" && bank.decisions.state === "closed";
      return card(
        bank.name,
        isWell ? tag(t().answers, "active") : tag(t().away, "bad"),
        [
          ...circuit(t().accounts, bank.accounts, at),
          ...circuit(t().decisions, bank.decisions, at),
          figure(t().waiting, bank.waiting == null ? t().notKnown : number(bank.waiting)),
          bank.oldestAt && figure(t().oldest, lasting(bank.oldestAt, at)),
          figure(t().dead, bank.dead == null ? t().notKnown : number(bank.dead), bank.dead > 0),
        ],
      );
    }),
  );
}

function circuit(name, { state, worst, silos, lastSuccessAt, lastFailureAt, lastFailure }, at) {
  const where = silos > 1 && state !== "closed" ? ` (${t().atSilos(worst, silos)})` : "";
  const ago = (time) => t().ago(lasting(time, at));
  return [
    figure(name, t().circuit[state] + where, state !== "closed"),
    figure(t().lastSuccess, lastSuccessAt ? ago(lastSuccessAt) : t().never),
    lastFailureAt && figure(t().lastFailure, `${ago(lastFailureAt)} · ${reason(lastFailure)}`),
  ];
}

/** When, in full, and how long ago. */
export const when = (time) => el("time", { datetime: time }, `${moment(time)} (${t().ago(lasting(time))})`);
