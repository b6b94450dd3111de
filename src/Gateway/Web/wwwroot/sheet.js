// The pages beside the conversation: each has an address of its own (#consents), so that "back" closes it.

import { el, bodyOf, button, openDialog } from "./dom.js";
import { t } from "./format.js";

/** Each module is fetched when its page is opened for the first time. */
const PAGES = {
  consents: () => import("./consents.js"),
  disclosures: () => import("./disclosures.js"),
  ledger: () => import("./ledger.js"),
  data: () => import("./data.js"),
};
export const PAGE_NAMES = Object.keys(PAGES);

let dialog = null;
let wasPushed = false;

/** @param {string} name one of PAGE_NAMES, or "sign_in" */
export function openPage(name) {
  if (name === "sign_in") return dispatchEvent(new Event("bank:sign-in-again"));
  if (!PAGES[name] || location.hash === `#${name}`) return;
  wasPushed = true;
  location.hash = name;
}

export const closePage = () => dialog?.close();

/** What the address says is what is shown. */
export function showAddressed() {
  const name = location.hash.slice(1);
  const old = dialog;
  dialog = null;
  old?.close();
  if (PAGES[name]) show(name);
}

async function show(name) {
  const mine = openDialog("page", t()[name], t().close, el("div.skeleton", { "aria-hidden": "true" }));
  dialog = mine;
  mine.addEventListener("close", () => {
    if (dialog !== mine) return;
    dialog = null;
    if (wasPushed) history.back();
    else history.replaceState(null, "", location.pathname);
    wasPushed = false;
  });
  await fill(mine, name);
}

/** Shows the page's content, or why it can't be had and a way to try again. */
async function fill(mine, name) {
  const body = bodyOf(mine);
  body.setAttribute("aria-busy", "true");
  try {
    const { content } = await PAGES[name]();
    body.replaceChildren(...[await content(() => fill(mine, name))].flat().filter(Boolean));
  } catch (error) {
    body.replaceChildren(
      el("p.problem", { role: "alert" }, explain(error)),
      button("quiet", t().tryAgain, () => fill(mine, name)),
    );
  } finally {
    body.removeAttribute("aria-busy");
    // What had the focus may be gone with what was shown before.
    if (mine.open && !mine.contains(document.activeElement)) mine.querySelector("h2").focus();
  }
}

/** A named error in plain words. */
export const explain = (error) =>
  error?.code === "sign_in_too_old" ? t().fresh : (t().problems[error?.code] ?? t().problem);
