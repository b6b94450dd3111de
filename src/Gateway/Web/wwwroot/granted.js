// Back from the bank: what was granted, or why nothing was. The address says it once and is cleaned at once.

import { bankNames, call } from "./api.js";
import { button, el, icon, isolated } from "./dom.js";
import { date, t } from "./format.js";
import { openPage } from "./sheet.js";
import { store } from "./store.js";

const ATTEMPTS = 10;
const AGAIN_MS = 1_000;
const ID = /^[\w-]{1,128}$/;

/** @returns {{linked: string} | {error: string} | {signIn: string} | null} */
export function takeOutcome() {
  const query = new URLSearchParams(location.search);
  if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  if (query.has("sign_in_error")) return { signIn: query.get("sign_in_error") };
  if (ID.test(query.get("linked") ?? "")) return { linked: query.get("linked") };
  return query.has("link_error") ? { error: query.get("link_error") } : null;
}

/**
 * A panel above the conversation, until it is closed. What was granted also leaves for what is said next and for an alert: it must not
 * stand between a person and an answer. @param chat the conversation
 */
export async function showOutcome(outcome, place, chat) {
  chat.addEventListener("said", forgetOutcome);
  chat.addEventListener("alerts", () => chat.openAlerts.length > 0 && forgetOutcome());
  const panel = outcome.error ? failed(outcome.error, (text) => chat.say(text)) : await granted();
  if (!panel || (!outcome.error && chat.openAlerts.length > 0)) return;
  place.append(panel);
  panel.querySelector("h2").focus();
}

/** It names accounts: it goes with what a bank's data goes with. The keys that were in it go on in the conversation. */
export function forgetOutcome() {
  for (const panel of document.querySelectorAll(".panel.granted")) {
    if (panel.contains(document.activeElement)) document.querySelector(".log")?.focus({ preventScroll: true });
    panel.remove();
  }
}

function frame(kind, name, title, ...children) {
  const panel = el(`section.panel.${kind}`, { "aria-labelledby": `${kind}-title` });
  panel.append(
    el("header", {}, icon(name), el("h2", { id: `${kind}-title`, tabindex: "-1" }, title)),
    ...children.filter(Boolean),
    button("round", icon("close"), () => panel.remove(), { "aria-label": t().close }),
  );
  return panel;
}

function failed(code, say) {
  const words = t().linkErrors[code] ?? t().problem;
  const panel = frame(
    "refused",
    "alert",
    t().linkErrorTitle,
    el("p", { role: "alert" }, words),
    button("link", t().tryAgain, () => {
      panel.remove();
      say(t().linkBank);
    }),
  );
  return panel;
}

/** The consent of the link that just ended. A platform that is busy is asked again. */
async function newest(began) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [consents, banks] = await Promise.all([call("GET", "/v1/consents"), bankNames()]).catch(() => [[], null]);
    const active = consents.filter((one) => one.status === "active" && (!began || one.bank === began.bank));
    if (active.length > 0) return [active.toSorted((a, b) => (a.grantedAt < b.grantedAt ? 1 : -1))[0], banks];
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
  return [null, null];
}

async function granted() {
  const began = store.get("link");
  store.set("link", null);
  const [one, banks] = await newest(began);
  if (!one) return null;
  const bank = banks.get(one.bank);
  const declined = bank?.declines ?? [];
  return frame(
    "granted",
    "check",
    t().granted(bank?.name ?? one.bank),
    el("p", {}, t().grantedNote),
    el(
      "ul",
      {},
      el("li", {}, one.permissions.map((name) => t().permissions[name] ?? name).join(" · ")),
      one.accounts.length > 0 &&
        el("li", {}, isolated(one.accounts.map((account) => `${account.name} ••${account.last4}`).join(", "))),
      el("li", {}, t().since(date(one.grantedAt), date(one.expiresAt))),
      declined.length > 0 &&
        el(
          "li",
          {},
          t().sawWhat(t().linkDeclines(bank.name), declined.map((name) => t().permissions[name]).join(" · ")),
        ),
    ),
    button("link", t().grantedEnd, () => openPage("consents")),
  );
}
