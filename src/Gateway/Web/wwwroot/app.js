// Starts the page: the door for who is not signed in, the conversation for who is.

import { call, wayIn } from "./api.js";
import { silence } from "./announce.js";
import { Chat } from "./chat.js";
import { el } from "./dom.js";
import { showDoor } from "./door.js";
import { locale, t } from "./format.js";
import { forgetOutcome, showOutcome, takeOutcome } from "./granted.js";
import { keepShell } from "./install.js";
import { Shell } from "./shell.js";
import { closePage, showAddressed } from "./sheet.js";
import { store } from "./store.js";

const AGAIN_MS = 3_000;
const root = document.getElementById("app");
let chat = null;
let shell = null;
let person = "";
let isErasing = false;

locale.choose(store.get("language") ?? (navigator.language.startsWith("fr") ? "fr" : "en"));
let outcome = takeOutcome();

addEventListener("hashchange", () => chat && showAddressed());
addEventListener("bank:say", ({ detail }) => chat?.say(detail));
addEventListener("bank:sign-in-again", () => leave({ name: person, note: t().again, isFresh: true }, true));
addEventListener("bank:erasing", () => (isErasing = true));
addEventListener("bank:erased", () => end({ note: t().erasedAll }));

/** A session is the browser's, and a conversation is one person's: a tab must not go on as someone else. */
const tabs = new BroadcastChannel("person");
tabs.onmessage = ({ data }) => chat && person && data !== person && end({ note: t().ended });

async function enter() {
  chat?.stop();
  const mine = new Chat();
  try {
    // Both before anything is shown, so that nothing moves once it is.
    await Promise.all([mine.start(), wayIn()]);
  } catch (error) {
    if (error.status === 401) return showDoor(root, noteOf(outcome), enter);
    if (error.code !== "offline" && error.status < 500) throw error;
    return waitForPlatform();
  }
  chat = mine;
  chat.addEventListener("erased", forgetOutcome);
  chat.addEventListener("person", ({ detail }) => tabs.postMessage((person = detail)));
  chat.addEventListener("connection", ({ detail }) => detail.ended && !isErasing && end({ note: t().ended }));
  shell = new Shell(root, chat, await wayIn(), () => leave({}, true));
  chat.shown();
  if (outcome && !outcome.signIn) showOutcome(outcome, shell.panels, chat);
  else chat.composer.focus();
  outcome = null;
  showAddressed();
}

/** What went wrong on the way back, for who is not signed in. */
function noteOf(outcome) {
  if (outcome?.signIn) return { note: t().signInErrors[outcome.signIn] ?? t().problem };
  return outcome?.error ? { note: t().linkErrors[outcome.error] } : {};
}

/** The shell came from the cache, or the platform is away: said plainly, and tried again. */
function waitForPlatform() {
  root.replaceChildren(
    el(
      "main.away",
      {},
      el("img", { src: "icon.svg", alt: "", width: "72", height: "72" }),
      el("p", { role: "status" }, t().noPlatform),
    ),
  );
  setTimeout(enter, AGAIN_MS);
}

async function leave(given, byPerson) {
  chat?.stop();
  if (byPerson) await call("DELETE", "/v1/sessions").catch(() => null);
  end(given);
}

/** Nothing of the person stays on the page or the device. */
function end(given) {
  chat?.stop();
  chat = shell = null;
  isErasing = false;
  closePage();
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  silence();
  store.forgetPerson();
  showDoor(root, given, enter);
}

await enter();
keepShell();
