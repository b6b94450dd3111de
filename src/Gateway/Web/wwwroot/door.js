// Where one comes in.

import { call, wayIn } from "./api.js";
import { el } from "./dom.js";
import { isFrench, locale, t } from "./format.js";
import { explain } from "./sheet.js";
import { store } from "./store.js";

/** @param {{name?: string, note?: string, isFresh?: boolean}} given @param {() => Promise<void>} enter */
export async function showDoor(root, given, enter) {
  const way = await wayIn().catch(() => null);
  const isSandbox = way === "sandbox" || way === null;
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
    showDoor(root, { ...given, name: name.value }, enter).then(() => root.querySelector("#locale").focus());
  };
  const problem = el("p.problem", { role: "alert" });
  const go = el("button.main.wide", {}, t().signIn);
  const submit = async (event) => {
    event.preventDefault();
    go.disabled = true;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!isSandbox) {
      const wish = new URLSearchParams({ locale: locale.current, timeZone, fresh: given.isFresh ? "true" : "false" });
      location.assign(`/v1/sign-in?${wish}`);
      return;
    }
    try {
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
        isSandbox && el("label", {}, t().name, name),
        el("label", {}, t().language, language),
        problem,
        way !== "bearer" && go,
        el("p.soft", {}, isSandbox ? t().sandboxNote : way === "bearer" ? t().bearerNote : t().providerNote),
      ),
    ),
  );
  (isSandbox ? name : go).focus();
}
