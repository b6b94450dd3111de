// What the person lets banks share: until when, and how to end it.

import { bankNames, call } from "./api.js";
import { button, el, icon, isolated, openDialog } from "./dom.js";
import { date, t } from "./format.js";
import { explain } from "./sheet.js";

/** @param {() => void} again shows the page anew */
export async function content(again) {
  const [consents, banks] = await Promise.all([call("GET", "/v1/consents"), bankNames()]);
  const newestFirst = consents.toSorted((a, b) => (a.grantedAt < b.grantedAt ? 1 : -1));
  const active = newestFirst.filter((one) => one.status === "active");
  const ended = newestFirst.filter((one) => one.status !== "active");
  return [
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
    isActive && button("danger", t().revoke, () => confirmEnd(one, bank, again)),
  );
}

/** What will be erased is said before; then it is one tap. */
function confirmEnd(one, bank, again) {
  const problem = el("p.problem", { role: "alert" });
  const go = button("danger", t().revoke, async () => {
    go.disabled = true;
    try {
      await call("DELETE", `/v1/consents/${encodeURIComponent(one.id)}`);
      dialog.close();
      dispatchEvent(new CustomEvent("bank:notice", { detail: t().revoked(bank) }));
      again();
    } catch (error) {
      problem.textContent = explain(error);
      go.disabled = false;
    }
  });
  const dialog = openDialog(
    "small",
    t().revokeTitle(bank),
    t().close,
    el("p", {}, t().revokeNote),
    el(
      "ul",
      {},
      t().revokeList.map((item) => el("li", {}, item)),
    ),
    el("p.soft", {}, t().revokeKept),
    problem,
    el(
      "div.actions",
      {},
      button("quiet", t().cancel, () => dialog.close()),
      go,
    ),
  );
}
