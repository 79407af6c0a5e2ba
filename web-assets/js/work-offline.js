// Asks the browser for the service worker (worker.js), which answers when the helpdesk cannot be reached. It waits until the
// page has loaded, so that it never competes with what somebody waits for. Browsers have none on plain http and in some
// private windows; everything else works without it.

const WORKER = "/worker.js";
const policy = globalThis.trustedTypes?.createPolicy("helpdesk-worker", {
  createScriptURL: (url) => {
    if (url !== WORKER) throw new TypeError(`${url} is no worker of ours`);
    return url;
  },
});

/** Registers the worker once the page has loaded; a browser that refuses is left alone. */
export function workOffline() {
  const workers = globalThis.navigator?.serviceWorker;
  if (!workers) return;
  const register = () => workers.register(policy ? policy.createScriptURL(WORKER) : WORKER).catch(() => {});
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
