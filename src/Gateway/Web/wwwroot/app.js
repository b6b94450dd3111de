// Starts the page: the door for who is not signed in, the conversation for who is.

import { call } from "./api.js";
import { Chat } from "./chat.js";
import { el } from "./dom.js";
import { locale, t } from "./texts.js";

const root = document.getElementById("app");
let chat = null;

locale.current = localStorage.getItem("locale") ?? (navigator.language.startsWith("fr") ? "fr-FR" : "en-GB");
addEventListener("orleansbank:sign-out", () => leave(true));

async function enter() {
  document.documentElement.lang = locale.current.slice(0, 2);
  // What the bank's way back left in the address has been dealt with by the platform.
  if (location.search) history.replaceState(null, "", "/");
  chat = new Chat();
  try {
    await chat.start(root, leave);
  } catch (error) {
    if (error.status !== 401) throw error;
    showDoor();
  }
}

async function leave(byPerson) {
  chat?.stop();
  if (byPerson) await call("DELETE", "/v1/sessions").catch(() => null);
  showDoor();
}

function showDoor() {
  document.documentElement.lang = locale.current.slice(0, 2);
  const name = el("input", {
    id: "user",
    name: "user",
    required: true,
    maxlength: "64",
    autocomplete: "username",
    autocapitalize: "none",
  });
  const language = el(
    "select",
    { id: "locale", onchange: () => switchTo(language.value) },
    [
      ["fr-FR", "Français"],
      ["en-GB", "English"],
    ].map(([value, label]) => el("option", { value, selected: value === locale.current }, label)),
  );
  const problem = el("p", { role: "alert" });
  const form = el(
    "form.door",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
          await call("POST", "/v1/sessions", { user: name.value.trim(), locale: locale.current, timeZone });
          await enter();
        } catch (error) {
          problem.textContent = error.message || t().problem;
        }
      },
    },
    el("img", { src: "icon.svg", alt: "" }),
    el("h1", {}, "OrleansBank"),
    el("p", {}, t().tagline),
    el(
      "ul",
      {},
      t().promises.map((promise) => el("li", {}, promise)),
    ),
    el("label", {}, t().name, name),
    el("label", {}, t().language, language),
    problem,
    el("button.main", {}, t().signIn),
    el("p", {}, t().sandboxNote),
  );
  root.replaceChildren(form);
  name.focus();
}

function switchTo(value) {
  locale.current = value;
  localStorage.setItem("locale", value);
  showDoor();
}

await enter();
