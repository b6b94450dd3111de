// What stands where no message is yet.

import { button, el } from "./dom.js";
import { t } from "./format.js";

export const welcome = (say) =>
  el(
    "div.welcome",
    {},
    el("img", { src: "icon.svg", alt: "", width: "72", height: "72" }),
    el("h2", {}, t().welcome),
    el("p", {}, t().welcomeNote),
    el(
      "div.replies",
      {},
      t().starters.map((text) => button("choice", text, () => say(text))),
    ),
  );
