// For newcomers: makes a sandbox bank send something, through the platform's own door.

import { call } from "./api.js";
import { button, el } from "./dom.js";
import { t } from "./format.js";
import { explain } from "./sheet.js";

const MERCHANTS = ["Café des Halles", "Librairie du Port", "Marché Saint-Jean", "Boulangerie Rivage", "Cinéma Lumière"];
const HOUR_MS = 3_600_000;
const cents = (from, to) => ((from + Math.random() * (to - from)) / 100).toFixed(2);
const pick = (list) => list[Math.floor(Math.random() * list.length)];

const transaction = (amount, isCredit, name) => ({
  type: "bank.transaction",
  data: {
    TransactionId: crypto.randomUUID(),
    CreditDebitIndicator: isCredit ? "Credit" : "Debit",
    Status: "BOOK",
    BookingDateTime: new Date().toISOString(),
    Amount: { Amount: amount, Currency: "EUR" },
    MerchantDetails: { MerchantName: name },
    TransactionInformation: name,
  },
});

const suspicious = () => ({
  type: "bank.fraud-alert",
  data: {
    AlertId: crypto.randomUUID(),
    Amount: { Amount: cents(20_000, 90_000), Currency: "EUR" },
    MerchantName: "Electro Planet",
    Country: "RO",
    Reason: t().labReason,
    OccurredAt: new Date().toISOString(),
    ExpiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
  },
});

const CHOICES = {
  pay: () => transaction(cents(250, 6_000), false, pick(MERCHANTS)),
  salary: () => transaction("2350.00", true, "Atelier Rivoire"),
  suspicious,
};

async function send(make) {
  const consents = await call("GET", "/v1/consents");
  const active = consents.filter((one) => one.status === "active");
  if (active.length === 0) return t().noAccount;
  // A bank that declines this kind of data has none of it to send: another may.
  for (const one of active) {
    const answer = await call("POST", `/v1/sandbox/${encodeURIComponent(one.bank)}/emit`, make());
    if (answer.results?.[0]?.status === "applied") return t().labDone;
  }
  return t().problem;
}

/** @param {HTMLElement} panel shown where there is a sandbox, and only there */
export function fillSandbox(panel) {
  const note = el("span", { role: "status" });
  const run = async (make) => {
    note.textContent = "";
    note.textContent = await send(make).catch(explain);
  };
  const buttons = Object.entries(CHOICES).map(([name, make]) => button("choice", t()[name], () => run(make)));
  panel.append(el("summary", {}, t().lab), el("div", {}, buttons, note));
  panel.hidden = false;
}
