// Where one comes in.

import { call } from "./api.js";
import { el } from "./dom.js";
import { isFrench, locale, t } from "./format.js";
import { explain } from "./sheet.js";
import { store } from "./store.js";

/** @param {{name?: string, note?: string}} given @param {() => Promise<void>} enter */
export function showDoor(root, given, enter) {
  const name = el("input", {
    id: "user",
    name: "user",
    required: true,
    maxlength: "64",
    autocomplete: "username",
    autocapitalize: "none",
    spellcheck: "false",
    value: given.name ?? "",
    dir: "auto",
  });
  const language = el(
    "select",
    { id: "locale", onchange: () => change(language.value) },
    el("option", { value: "fr", selected: isFrench(), lang: "fr" }, "Français"),
    el("option", { value: "en", selected: !isFrench(), lang: "en" }, "English"),
  );
  const change = (chosen) => {
    locale.choose(chosen);
    store.set("language", chosen);
    showDoor(root, { ...given, name: name.value }, enter);
    root.querySelector("#locale").focus();
  };
  const problem = el("p.problem", { role: "alert" });
  const go = el("button.main.wide", {}, t().signIn);
  const submit = async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      await call("POST", "/v1/sessions", { user: name.value.trim(), locale: locale.current, timeZone });
      await enter();
    } catch (error) {
      problem.textContent = explain(error);
      go.disabled = false;
    }
  };
  document.title = "OrleansBank";
  root.replaceChildren(
    el(
      "main.door",
      {},
      el(
        "div.pitch",
        {},
        el("img", { src: "icon.svg", alt: "", width: "72", height: "72" }),
        el("h1", {}, "OrleansBank"),
        el("p.lead", {}, t().tagline),
        el(
          "ul",
          {},
          t().promises.map((promise) => el("li", {}, promise)),
        ),
      ),
      el(
        "form",
        { onsubmit: submit },
        given.note && el("p.note", { role: "status" }, given.note),
        el("label", {}, t().name, name),
        el("label", {}, t().language, language),
        problem,
        go,
        el("p.soft", {}, t().sandboxNote),
      ),
    ),
  );
  name.focus();
}
