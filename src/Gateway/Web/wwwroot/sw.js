// Keeps the shell of the page for when there is no network. The list is all that it ever keeps: no answer of the platform, nothing personal.

const CACHE = "shell-1";
const SHELL = [
  "/",
  "/manifest.webmanifest",
  "/icon.svg",
  "/icon-maskable.svg",
  "/tick.svg",
  "/base.css",
  "/door.css",
  "/shell.css",
  "/chat.css",
  "/cards.css",
  "/sheets.css",
  "/alerts.js",
  "/announce.js",
  "/api.js",
  "/app.js",
  "/banks.js",
  "/canonical.js",
  "/cards.js",
  "/chain.js",
  "/chat.js",
  "/composer.js",
  "/consents.js",
  "/data.js",
  "/disclosures.js",
  "/dom.js",
  "/door.js",
  "/format.js",
  "/granted.js",
  "/install.js",
  "/ledger.js",
  "/linking.js",
  "/live.js",
  "/message.js",
  "/outbox.js",
  "/sandbox.js",
  "/sheet.js",
  "/shell.js",
  "/store.js",
  "/texts/en.js",
  "/texts/fr.js",
  "/timeline.js",
  "/transaction.js",
  "/welcome.js",
];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(keys.filter((key) => key !== CACHE).map((key) => caches.delete(key))))
      // Never on: it asks for the way back from a bank a second time, and that way is good once.
      .then(() => self.registration.navigationPreload?.disable())
      .then(() => self.clients.claim()),
  );
});

/** The network first, as the platform answers in no time when nothing changed (304); the cache when there is no network. */
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !SHELL.includes(url.pathname)) return;
  event.respondWith(shell(event, url.pathname));
});

async function shell(event, path) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(event.request);
    // Under its path alone: what stood in the address is not kept.
    if (answer.ok && !answer.redirected) event.waitUntil(cache.put(path, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}
