// Starts the operators' page: how to open it, where one comes in, or the board.

import { el } from "../dom.js";
import { isFrench, locale } from "../format.js";
import { store } from "../store.js";
import { ask, forget, show } from "./ask.js";
import { Board } from "./board.js";
import { t } from "./words.js";

const root = document.getElementById("app");
let board = null;

locale.choose(store.get("language") ?? (navigator.language.startsWith("fr") ? "fr" : "en"));

/** @param {() => void} again shows the same in the language that was chosen */
function languages(again) {
  const choice = el(
    "select.quiet",
    { "aria-label": t().language },
    el("option", { value: "fr", selected: isFrench(), lang: "fr" }, "Français"),
    el("option", { value: "en", selected: !isFrench(), lang: "en" }, "English"),
  );
  choice.addEventListener("change", () => {
    locale.choose(choice.value);
    store.set("language", choice.value);
    again();
    root.querySelector("select").focus();
  });
  return choice;
}

/** Asked without a token: 401 says that operators may come here, 404 that they may not. */
async function begin() {
  try {
    await ask("GET", "status");
  } catch (error) {
    if (error.status === 401) return showDoor();
    if (error.status === 404) return showClosed();
    showDoor(t().problems[error.code] ?? t().problem);
  }
}

function frame(...children) {
  document.title = `${t().title} · OrleansBank`;
  root.replaceChildren(
    el(
      "main.door",
      {},
      el(
        "div.pitch",
        {},
        el("img", { src: "/icon.svg", alt: "", width: "72", height: "72" }),
        el("h1", {}, t().title),
        el("p.lead", {}, t().lead),
      ),
      ...children,
    ),
  );
}

function showClosed() {
  frame(
    el(
      "div.closed",
      {},
      el("h2", {}, t().closedTitle),
      el("p", {}, t().closed),
      el("pre", { tabindex: "0", role: "region", "aria-label": t().closedTitle }, t().closedHow),
      el("p", {}, t().closedBalancer),
      languages(showClosed),
    ),
  );
}

function showDoor(note = "") {
  const token = el("input", {
    id: "token",
    type: "password",
    required: true,
    autocomplete: "current-password",
    spellcheck: "false",
    maxlength: "4096",
    "aria-describedby": "token-note",
  });
  const problem = el("p.problem", { role: "alert" }, note);
  const go = el("button.main.wide", {}, t().enter);
  const submit = async (event) => {
    event.preventDefault();
    problem.textContent = "";
    go.disabled = true;
    show(token.value.trim());
    try {
      enter(await ask("GET", "status"));
    } catch (error) {
      forget();
      problem.textContent = t().problems[error.code] ?? t().problem;
      go.disabled = false;
      token.select();
      token.focus();
    }
  };
  frame(
    el(
      "form",
      { onsubmit: submit },
      el("label", {}, t().token, token),
      problem,
      go,
      el("p.soft", { id: "token-note" }, t().tokenNote),
      languages(() => showDoor()),
    ),
  );
  token.focus();
}

function enter(status) {
  document.title = `${t().title} · OrleansBank`;
  board = new Board(root, status, { languages: () => languages(() => enter(board.status)), leave });
}

/** @param {string} note why, when it was not the operator's wish */
function leave(note = "") {
  forget();
  board?.stop();
  board = null;
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  showDoor(note);
}

await begin();
