// The board: what is wrong comes first, then every part of the platform. It asks again every few seconds while somebody can see it.

import { button, el } from "../dom.js";
import { ask } from "./ask.js";
import { DeadLetters } from "./dead.js";
import { findings } from "./findings.js";
import { banks, gateways, partitions, silos } from "./parts.js";
import { clockTime, t } from "./words.js";

const AGAIN_MS = 3_000;
let running = null;

export class Board {
  #timer = 0;
  #shown = new Map();
  #stopped = false;

  /** @param {{languages: () => Element, leave: (note?: string) => void}} given */
  constructor(root, status, given) {
    running?.stop();
    running = this;
    this.given = given;
    this.problem = el("p.problem", { role: "alert" });
    this.findings = el("ul.findings");
    this.at = el("p.soft");
    this.letters = new DeadLetters(() => this.refresh());
    this.parts = { silos, gateways, partitions, banks };
    root.replaceChildren(
      el(
        "main.board",
        {},
        el(
          "header",
          {},
          el("img", { src: "/icon.svg", alt: "", width: "40", height: "40" }),
          el("div", {}, el("h1", {}, t().title), this.at),
          given.languages(),
          button("quiet", t().leave, () => given.leave()),
        ),
        this.problem,
        el("div", { role: "status" }, this.findings),
        ...Object.keys(this.parts).map((name) => this.#section(name)),
        this.letters.element,
      ),
    );
    document.addEventListener("visibilitychange", this.#look);
    this.#show(status);
    this.letters.refresh().catch((error) => this.#failed(error));
    this.#later();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#look);
  }

  async refresh() {
    clearTimeout(this.#timer);
    try {
      const [status] = await Promise.all([ask("GET", "status"), this.letters.refresh()]);
      if (this.#stopped) return;
      this.problem.textContent = "";
      this.#show(status);
    } catch (error) {
      this.#failed(error);
    }
    this.#later();
  }

  #look = () => document.visibilityState === "visible" && this.refresh();

  #later() {
    clearTimeout(this.#timer);
    if (!this.#stopped && document.visibilityState === "visible")
      this.#timer = setTimeout(() => this.refresh(), AGAIN_MS);
  }

  #failed(error) {
    if (this.#stopped) return;
    if (error.status === 401) return this.given.leave(t().problems[error.code] ?? t().problem);
    const said = t().problems[error.code] ?? t().problem;
    // Set anew it would be read out again every few seconds.
    if (this.problem.textContent !== said) this.problem.textContent = said;
  }

  #section(name) {
    const body = el(`div.${name}`);
    this.#shown.set(name, { body, key: "" });
    return el("section", { "aria-labelledby": `title-${name}` }, el("h2", { id: `title-${name}` }, t()[name]), body);
  }

  #show(status) {
    this.status = status;
    this.at.textContent = t().asOf(clockTime(status.at));
    this.#fill("findings", this.findings, findings(status));
    for (const [name, make] of Object.entries(this.parts)) this.#fill(name, this.#shown.get(name).body, make(status));
  }

  /** What is the same stays as it is: what is read or selected must not go from under the reader. */
  #fill(name, body, content) {
    const fresh = el("div", {}, content);
    const shown = this.#shown.get(name) ?? { key: "" };
    if (shown.key === fresh.textContent + fresh.childElementCount) return;
    this.#shown.set(name, { body, key: fresh.textContent + fresh.childElementCount });
    body.replaceChildren(...fresh.childNodes);
  }
}
