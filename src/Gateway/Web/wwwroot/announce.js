// Tells what happens to those who don't see it. The conversation itself is not a live region: scrolling through it must not be read out.

import { el } from "./dom.js";

const LENGTH_MAX = 400;
const KEPT_MAX = 8;
const polite = el("div.hidden", { role: "log", "aria-live": "polite" });
const urgent = el("div.hidden", { role: "alert" });
document.body.append(polite, urgent);

export function announce(text, isUrgent = false) {
  const region = isUrgent ? urgent : polite;
  region.append(el("p", {}, text.slice(0, LENGTH_MAX)));
  while (region.children.length > KEPT_MAX) region.firstChild.remove();
}

export const silence = () => [polite, urgent].forEach((region) => region.replaceChildren());
