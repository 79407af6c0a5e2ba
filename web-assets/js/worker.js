// The service worker. The server puts one line before this file: `const ASSETS = "/assets/<version>", OFFLINE = [addresses];`,
// so each release is another worker. What it may answer from its cache is short: files below the versioned address, which
// never change, and the offline page when the helpdesk cannot be reached. Pages, API and socket always go to the network; what
// it does not answer it does not touch.

const CACHE = `helpdesk ${ASSETS}`;
const PAGE = OFFLINE[0];

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(file(request));
});

// The page and what it needs, all of this release: behind a balancer the page may come from a node of another one. Then this
// fails, and the browser installs at a later visit.
async function install() {
  const page = await fetch(PAGE, { cache: "reload" });
  if (!page.ok || !(await page.clone().text()).includes(`${ASSETS}/`)) throw new Error("the offline page is of another release");
  const cache = await caches.open(CACHE);
  await cache.addAll(OFFLINE.slice(1));
  await cache.put(PAGE, page);
  await self.skipWaiting(); // no page depends on which release of this answers it
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("helpdesk ") && name !== CACHE).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function navigate(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (unreachable) {
    const cache = await caches.open(CACHE);
    return (await cache.match(PAGE)) ?? Promise.reject(unreachable);
  }
}

// Kept only if the server says that it never changes: an address of another release is answered with the files of today.
async function file(request) {
  const cache = await caches.open(CACHE);
  const held = await cache.match(request);
  if (held) return held;
  const answer = await fetch(request);
  if (answer.ok && request.url.includes(`${ASSETS}/`) && (answer.headers.get("Cache-Control") ?? "").includes("immutable")) await cache.put(request, answer.clone());
  return answer;
}
