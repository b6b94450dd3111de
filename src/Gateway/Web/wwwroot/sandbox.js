// For newcomers: makes a sandbox bank send something, through the platform's own door.

import { call } from "./api.js";
import { el } from "./dom.js";
import { t } from "./texts.js";

const MERCHANTS = ["Café des Halles", "Librairie du Port", "Marché Saint-Jean", "Boulangerie Rivage", "Cinéma Lumière"];
const cents = (from, to) => ((from + Math.random() * (to - from)) / 100).toFixed(2);

const transaction = (amount, credit, name) => ({
  type: "bank.transaction",
  data: {
    TransactionId: crypto.randomUUID(),
    CreditDebitIndicator: credit ? "Credit" : "Debit",
    Status: "BOOK",
    BookingDateTime: new Date().toISOString(),
    Amount: { Amount: amount, Currency: "EUR" },
    MerchantDetails: { MerchantName: name },
    TransactionInformation: name,
  },
});

const alert = () => ({
  type: "bank.fraud-alert",
  data: {
    AlertId: crypto.randomUUID(),
    Amount: { Amount: cents(20_000, 90_000), Currency: "EUR" },
    MerchantName: "Electro Planet",
    Country: "RO",
    Reason: "unusual place",
    OccurredAt: new Date().toISOString(),
    ExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  },
});

const CHOICES = {
  pay: () => transaction(cents(250, 6_000), false, MERCHANTS[Math.floor(Math.random() * MERCHANTS.length)]),
  salary: () => transaction("2350.00", true, "Atelier Rivoire"),
  suspicious: alert,
};

export function sandboxPanel() {
  const note = el("span", { role: "status" });
  const send = async (make) => {
    note.textContent = "";
    const consents = await call("GET", "/v1/consents");
    const active = consents.find((one) => one.status === "active");
    if (!active) return (note.textContent = t().noAccount);
    const answer = await call("POST", `/v1/sandbox/${active.bank}/emit`, make());
    const result = answer.results?.[0];
    if (result?.status !== "applied") note.textContent = `${result?.status ?? ""} ${result?.reason ?? ""}`;
  };
  const buttons = Object.entries(CHOICES).map(([name, make]) =>
    el(
      "button.quiet",
      { type: "button", onclick: () => send(make).catch((error) => (note.textContent = error.message)) },
      t()[name],
    ),
  );
  return el("details.panel", {}, el("summary", {}, t().tryIt), el("div", {}, buttons, note));
}
