// The linked banks, at a glance.

import { bankNames, call } from "./api.js";
import { button, el, isolated } from "./dom.js";
import { shortDate, t } from "./format.js";

/** @param {(text: string) => void} say */
export class Banks {
  #list = el("div");
  #say;
  #asked = 0;
  element = el(
    "section.banks",
    { "aria-labelledby": "banks-title" },
    el("h2", { id: "banks-title" }, t().yourBanks),
    this.#list,
  );

  constructor(say) {
    this.#say = say;
  }

  async refresh() {
    const asked = ++this.#asked;
    const [consents, banks] = await Promise.all([call("GET", "/v1/consents"), bankNames()]).catch(() => [null]);
    if (!consents || asked !== this.#asked) return;
    const active = consents.filter((one) => one.status === "active");
    this.#list.replaceChildren(
      ...active.map((one) => bank(one, banks.get(one.bank)?.name ?? one.bank)),
      ...(active.length === 0 ? [el("p.soft", {}, t().noBanks)] : []),
      button("quiet.wide", t().linkBank, () => this.#say(t().linkBank)),
    );
  }
}

const bank = (one, name) =>
  el(
    "div.bank",
    {},
    el("h3", {}, isolated(name), el("small", {}, t().until(shortDate(one.expiresAt)))),
    el(
      "ul",
      {},
      one.accounts.map((account) =>
        el(
          "li",
          {},
          isolated(account.name || t().accountKind[account.kind]),
          el("span.soft", {}, `••${account.last4}`),
        ),
      ),
    ),
  );
