// Consents, disclosures, ledger, export, erasure: what a person may see and do about their data.

import { call } from "./api.js";
import { el, isolated, openDialog } from "./dom.js";
import { canonical } from "./canonical.js";
import { t, date, moment } from "./texts.js";

const closer = (dialog) =>
  el("div.actions", {}, el("button.quiet", { type: "button", onclick: () => dialog.close() }, t().close));
const explain = (error) => (error.code === "sign_in_too_old" ? t().fresh : t().problem);

export async function openConsents() {
  const consents = await call("GET", "/v1/consents");
  const dialog = openDialog(
    t().consents,
    consents.length === 0 ? el("p", {}, t().nothing) : null,
    consents.map((one) => consent(one, () => dialog)),
  );
  dialog.append(closer(dialog));
}

function consent(one, dialog) {
  const problem = el("p", { role: "alert" });
  const end = el(
    "button.danger",
    {
      type: "button",
      onclick: async () => {
        end.disabled = true;
        try {
          await call("DELETE", `/v1/consents/${one.id}`);
          dialog().close();
        } catch (error) {
          problem.textContent = explain(error);
          end.disabled = false;
        }
      },
    },
    t().revoke,
  );
  return el(
    "section",
    {},
    el("h3", {}, isolated(one.bank), ` · ${t().status[one.status]}`),
    el("p", {}, one.permissions.map((name) => t().permissions[name]).join(", ")),
    el("p.soft", {}, t().until(date(one.expiresAt))),
    one.accounts.map((account) => el("p.soft", {}, isolated(`${account.name} ••${account.last4}`))),
    one.status === "active" && [el("p.soft", {}, t().revokeNote), problem, end],
  );
}

/** @param {string} page "export", "erase", "disclosures", "ledger", "sign_in", or anything else for all of them */
export async function openPage(page) {
  if (page === "sign_in") return dispatchEvent(new Event("orleansbank:sign-out"));
  if (page === "consents") return openConsents();
  const [disclosures, ledger] = await Promise.all([call("GET", "/v1/disclosures"), call("GET", "/v1/ledger?since=0")]);
  const whole = await isWhole(ledger.entries);
  const problem = el("p", { role: "alert" });
  const dialog = openDialog(
    t().rights,
    el(
      "section",
      {},
      el("h3", {}, t().disclosures),
      disclosures.length === 0
        ? el("p.soft", {}, t().nothing)
        : disclosures.map((one) =>
            el("p", {}, isolated(`${one.who}: ${one.what}`), el("small.soft", {}, ` · ${one.why} · ${moment(one.at)}`)),
          ),
    ),
    el(
      "section",
      {},
      el("h3", {}, t().ledger),
      el("p.soft", {}, whole ? t().ledgerGood : t().ledgerBad),
      ledger.entries.map((one) =>
        el(
          "p",
          {},
          isolated(`${one.number}. ${one.kind} · ${one.bank}`),
          el("small.soft", {}, ` · ${moment(one.at)} · ${one.hash.slice(0, 12)}…`),
        ),
      ),
    ),
    el(
      "section",
      {},
      problem,
      el(
        "div.actions",
        {},
        el(
          "button.quiet",
          { type: "button", onclick: () => saveExport().catch((error) => (problem.textContent = explain(error))) },
          t().export,
        ),
        el("button.danger", { type: "button", onclick: () => confirmErase(problem) }, t().erase),
      ),
    ),
  );
  dialog.append(closer(dialog));
}

function confirmErase(problem) {
  const dialog = openDialog(
    t().erase,
    el("p", {}, t().eraseNote),
    el(
      "div.actions",
      {},
      el("button.quiet", { type: "button", onclick: () => dialog.close() }, t().cancel),
      el(
        "button.danger",
        {
          type: "button",
          onclick: () => {
            dialog.close();
            call("DELETE", "/v1/me")
              .then(() => location.reload())
              .catch((error) => (problem.textContent = explain(error)));
          },
        },
        t().erase,
      ),
    ),
  );
}

async function saveExport() {
  const json = await call("GET", "/v1/me/export");
  const url = URL.createObjectURL(new Blob([JSON.stringify(json, null, 2)], { type: "application/json" }));
  el("a", { href: url, download: "orleansbank.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The chain, checked here: SHA-256(previous hash, 32 bytes || the entry as RFC 8785 JSON without its hash). */
async function isWhole(entries) {
  let previous = new Uint8Array(32);
  for (const { hash, ...entry } of entries) {
    const bytes = new TextEncoder().encode(canonical(entry));
    const joined = new Uint8Array(previous.length + bytes.length);
    joined.set(previous);
    joined.set(bytes, previous.length);
    previous = new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
    if ([...previous].map((byte) => byte.toString(16).padStart(2, "0")).join("") !== hash) return false;
  }
  return true;
}
