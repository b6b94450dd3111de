// What the operators' page says, and its figures.

import { isFrench, locale } from "../format.js";
import { english } from "./texts/en.js";
import { french } from "./texts/fr.js";

export const t = () => (isFrench() ? french : english);

const STEPS = [
  ["second", 1],
  ["minute", 60],
  ["hour", 3_600],
  ["day", 86_400],
];
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(locale.current, { maximumFractionDigits: digits }).format(value);

export const percent = (share) =>
  new Intl.NumberFormat(locale.current, { style: "percent", maximumFractionDigits: 0 }).format(share);

export const clockTime = (at) => new Date(at).toLocaleTimeString(locale.current);

/** "3 min": how long it has lasted. */
export function lasting(from, to = Date.now()) {
  const seconds = Math.max(0, (new Date(to) - new Date(from)) / 1000);
  const [unit, size] = STEPS.findLast(([, least]) => seconds >= least) ?? STEPS[0];
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale.current, style).format(Math.floor(seconds / size));
}

export function bytes(value) {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  const style = { style: "unit", unit: UNITS[step], unitDisplay: "short", maximumFractionDigits: step > 2 ? 1 : 0 };
  return new Intl.NumberFormat(locale.current, style).format(value / 1000 ** step);
}

/** The bank's refusal or ours in words, with its code; a code that has none stands alone. */
export function reason(code) {
  const { reasons } = t();
  if (/^http_4\d\d$/.test(code)) return `${reasons.refused} (${code})`;
  if (/^http_5\d\d$/.test(code)) return `${reasons.failed} (${code})`;
  if (code.startsWith("expired_")) return `${reasons.expired} (${code.slice("expired_".length)})`;
  return reasons[code] ? `${reasons[code]} (${code})` : code;
}
