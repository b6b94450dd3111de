// Amounts, dates and times in the person's locale.

import { french } from "./texts/fr.js";
import { english } from "./texts/en.js";

const DAY_MS = 86_400_000;
const made = new Map();

/** "fr" or "en" as chosen, and the region as the browser has it: "fr-CA", "en-GB". */
export const locale = {
  current: "en-GB",
  choose(language) {
    const fallback = language === "fr" ? "fr-FR" : "en-GB";
    this.current = navigator.languages.find((one) => one.startsWith(`${language}-`)) ?? fallback;
    made.clear();
    document.documentElement.lang = language;
  },
};
export const isFrench = () => locale.current.startsWith("fr");
export const t = () => (isFrench() ? french : english);

/** Formats are dear to make, and a list needs hundreds. */
function format(kind, options) {
  const key = kind.name + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new kind(locale.current, options));
  return made.get(key);
}

/** Signed: "-1234.56" EUR. The string goes in whole, so that no digit is lost. A currency that is none is shown as it came. */
export function money({ amount, currency }, options = {}) {
  try {
    return format(Intl.NumberFormat, { style: "currency", currency, ...options })
      .format(amount)
      .replace("-", "\u2212");
  } catch {
    return `${amount} ${currency}`;
  }
}

export const signed = (value) => money(value, { signDisplay: "exceptZero" });

const stamp = (at, options) => format(Intl.DateTimeFormat, options).format(new Date(at));
export const time = (at) => stamp(at, { timeStyle: "short" });
export const date = (at) => stamp(at, { dateStyle: "long" });
export const shortDate = (at) => stamp(at, { day: "numeric", month: "short" });
export const moment = (at) => stamp(at, { dateStyle: "medium", timeStyle: "short" });
export const clock = (at) => stamp(at, { timeStyle: "medium", dateStyle: "full" });

/** A key that two times of one day share, where the person is. */
export const dayKey = (at) => new Date(at).toDateString();

export function day(at) {
  const key = dayKey(at);
  if (key === dayKey(Date.now())) return t().today;
  if (key === dayKey(Date.now() - DAY_MS)) return t().yesterday;
  const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
  return stamp(at, { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/** "3 minutes ago"; after a day, the date. */
export function ago(at) {
  const seconds = (new Date(at) - Date.now()) / 1000;
  const words = format(Intl.RelativeTimeFormat, { numeric: "auto" });
  if (seconds > -60) return t().justNow;
  if (seconds > -3600) return words.format(Math.round(seconds / 60), "minute");
  if (seconds > -86_400) return words.format(Math.round(seconds / 3600), "hour");
  return moment(at);
}

/** Says how fresh something is, and goes on doing so. */
class FreshTime extends HTMLElement {
  static #shown = new Set();
  static {
    setInterval(() => this.#shown.forEach((one) => one.#write()), 30_000);
  }

  connectedCallback() {
    FreshTime.#shown.add(this);
    this.#write();
  }

  disconnectedCallback() {
    FreshTime.#shown.delete(this);
  }

  #write() {
    const at = this.getAttribute("at");
    this.textContent = t().asOf(ago(at));
    this.title = clock(at);
  }
}
customElements.define("fresh-time", FreshTime);
