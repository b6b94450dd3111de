// Registers the service worker. Its address is the one that the page's Trusted Types policy lets through.

const WORKER = "/sw.js";

export function keepShell() {
  if (!("serviceWorker" in navigator)) return;
  const policy = globalThis.trustedTypes?.createPolicy("bank", {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError("Only the service worker may be loaded this way.");
      return url;
    },
  });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(WORKER) : WORKER).catch(() => null);
}
