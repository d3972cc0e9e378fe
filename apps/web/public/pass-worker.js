// The offline shell of the pass: one page and the files it was made of. Plain JavaScript, because browsers load it as it stands.
const shelf = "gatehouse-pass-1";
const page = "/pass";
/** How long a page may take to come from the network before the kept one is shown. */
const patienceMs = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(shelf)
      .then((kept) => kept.add(new Request(page, { cache: "reload" })))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("gatehouse-pass-") && name !== shelf);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The page names the files it was made of; whatever an older page was made of goes.
self.addEventListener("message", (event) => {
  const files = event.data?.keep;
  if (!Array.isArray(files)) return;
  event.waitUntil(keepOnly(files.filter((file) => typeof file === "string" && file.startsWith("/"))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === page) event.respondWith(freshOrKept(request));
  else if (isFile(url)) event.respondWith(keptOrFresh(request));
});

const isFile = ({ pathname }) =>
  pathname.startsWith("/_build/assets/") || /\.(svg|png|webmanifest)$/.test(pathname);

/** The page of today when the network has one in time, else the kept one: a phone in a cellar must not look at a blank screen. */
async function freshOrKept(request) {
  const kept = await caches.open(shelf);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patienceMs);
  try {
    const fresh = await fetch(request, { signal: late.signal });
    if (fresh.ok && !fresh.redirected) await kept.put(page, fresh.clone());
    if (fresh.ok) return fresh;
    return (await kept.match(page)) ?? fresh;
  } catch {
    return (await kept.match(page)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** Built files carry a hash in their name and never change, so the kept one is always right. */
async function keptOrFresh(request) {
  const kept = await caches.open(shelf);
  const found = await kept.match(request, { ignoreVary: true });
  if (found) return found;
  const fresh = await fetch(request);
  if (fresh.ok) await kept.put(request, fresh.clone());
  return fresh;
}

async function keepOnly(files) {
  const kept = await caches.open(shelf);
  const known = await kept.keys();
  const paths = new Set([page, ...files]);
  for (const request of known) if (!paths.has(new URL(request.url).pathname)) await kept.delete(request);
  const missing = files.filter((file) => !known.some((request) => new URL(request.url).pathname === file));
  // One file that cannot be had must not keep the others away.
  await Promise.all(missing.map((file) => kept.add(file).catch(() => {})));
}
