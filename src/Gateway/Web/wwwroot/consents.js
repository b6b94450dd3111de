// What the person lets banks share: until when, and how to end it.

import { bankNames, call } from "./api.js";
import { button, el, icon, isolated } from "./dom.js";
import { date, t } from "./format.js";
import { explain } from "./sheet.js";

/** What was done here, told once on the page as it then is. */
let done = "";

/** @param {() => void} again shows the page anew */
export async function content(again) {
  const [consents, banks] = await Promise.all([call("GET", "/v1/consents"), bankNames()]);
  const newestFirst = consents.toSorted((a, b) => (a.grantedAt < b.grantedAt ? 1 : -1));
  const active = newestFirst.filter((one) => one.status === "active");
  const ended = newestFirst.filter((one) => one.status !== "active");
  const told = done;
  done = "";
  return [
    told && el("p.note", { role: "status" }, told),
    el("p.soft", {}, t().consentsNote),
    consents.length === 0 && el("p.nothing", {}, icon("shield"), t().noConsents),
    ...[...active, ...ended].map((one) => consent(one, banks.get(one.bank)?.name ?? one.bank, again)),
  ];
}

function consent(one, bank, again) {
  const isActive = one.status === "active";
  return el(
    isActive ? "section.consent" : "section.consent.ended",
    {},
    el("h3", {}, icon("bank"), isolated(bank), el(`span.tag.${one.status}`, {}, t().status[one.status] ?? one.status)),
    el("p", {}, one.permissions.map((name) => t().permissions[name] ?? name).join(" · ")),
    el("p.soft", {}, t().since(date(one.grantedAt), date(one.expiresAt))),
    one.accounts.length > 0 &&
      el(
        "ul.accounts",
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
    isActive && ending(one, bank, again),
  );
}

/** What will be erased stands beside the button: so it takes one tap, as little as giving the consent did. */
function ending(one, bank, again) {
  const id = `ends-${one.id}`;
  const problem = el("p.problem", { role: "alert" });
  const revoke = async () => {
    go.disabled = true;
    try {
      await call("DELETE", `/v1/consents/${encodeURIComponent(one.id)}`);
      done = t().revoked(bank);
      again();
    } catch (error) {
      problem.textContent = explain(error);
      go.disabled = false;
    }
  };
  const go = button("danger.wide", t().revokeOf(bank), revoke, { "aria-describedby": id });
  return el(
    "div.ends",
    {},
    el(
      "div",
      { id },
      el("p", {}, t().revokeNote),
      el(
        "ul",
        {},
        t().revokeList.map((item) => el("li", {}, item)),
      ),
      el("p.soft", {}, t().revokeKept),
    ),
    problem,
    go,
  );
}
