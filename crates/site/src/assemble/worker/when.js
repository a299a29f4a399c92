// When what happens. A new release is fetched in the background and then waits: it takes over when no tab is open, or
// when a reader asks for it. Tabs that are open then stay on theirs, whose files stay until the last of them is closed.

addEventListener("install", (event) => event.waitUntil(keep().catch(fail)));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", (event) => {
  if (event.data === "show") skipWaiting();
  if (event.data === "check") event.waitUntil(check(event.source));
  if (event.data === "tell") event.waitUntil(tell(event.source));
  if (event.data === "all") event.waitUntil(keepAll(event.source));
  if (event.data === "pause") event.waitUntil(pause(event.source));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("Range")) return;
  if (url.origin === location.origin && url.pathname.startsWith(BASE)) event.respondWith(answer(event, url));
});

// Without room for the whole release there is none; half of one would only take the room of others.
async function fail(error) {
  if (error.name === "QuotaExceededError") await caches.delete(nameOf(RELEASE));
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage({ failed: error.name });
  throw error;
}

async function begin() {
  const open = await clients.matchAll({ includeUncontrolled: true });
  await note(async (now) => {
    if (now.current && now.current !== RELEASE) {
      for (const { id } of open) now.tabs[id] ??= now.current;
      now.past.push(now.current);
    }
    await tidy(now);
  });
  await clients.claim();
}

// Releases that no tab is on any more go.
async function tidy(now) {
  now.current = RELEASE;
  for (const id in now.tabs) if (!(await clients.get(id))) delete now.tabs[id];
  const used = new Set([RELEASE, ...Object.values(now.tabs)]);
  for (const release of now.past) if (!used.has(release)) await caches.delete(nameOf(release));
  now.past = now.past.filter((release) => used.has(release) && release !== RELEASE);
  tabs = undefined;
}

let tabs;
const releaseOf = async (client) => (await (tabs ??= state().then((now) => now.tabs)))[client] ?? RELEASE;

// Tells a page whether everything is there, after mending what is not.
async function check(client) {
  const complete = await keep().then(() => true, () => false);
  await note(tidy);
  client.postMessage({ complete });
}

// What is there of what there is, article by article.
async function tell(client) {
  const list = await listOf(RELEASE);
  const there = new Set(await keysIn(nameOf(RELEASE)));
  const report = { articles: {}, here: 0, total: size(list.all), busy: Boolean(keeping), all: (await state()).all };
  for (const file of list.all) {
    const is = there.has(at(file.path));
    if (is) report.here += file.size;
    const name = articleOf(file.path);
    if (file.path === `posts/${name}/`) report.articles[name] = [0, 0, 0];
  }
  for (const file of list.all) {
    const is = there.has(at(file.path));
    const article = report.articles[articleOf(file.path)];
    if (!article) continue;
    article[0] += is;
    article[1] += 1;
    article[2] += file.size;
  }
  client.postMessage({ report });
}

// The reader wants all of it, of this release and of those to come.
async function keepAll(client) {
  await note((now) => (now.all = true));
  keep().catch(() => {});
  await tell(client);
  await keeping?.catch(() => {});
  await tell(client);
}

// First the word is written down: what begins after that keeps no more than before, what had begun is waited for.
async function pause(client) {
  paused = true;
  await note((now) => (now.all = false));
  while (keeping) await keeping.catch(() => {});
  paused = false;
  await tell(client);
}

async function answer(event, url) {
  const { request, clientId } = event;
  const path = below(url);
  const visits = request.mode === "navigate";
  // What a page asks for past all copies, it wants to hear from the host.
  const anew = !visits && (url.search === "?now" || ["reload", "no-store"].includes(request.cache));
  const release = visits ? RELEASE : await releaseOf(clientId);
  const kept = anew ? undefined : await find(path, visits, release);
  if (kept) return kept;
  // A wider copy of an image is as good, and there at once.
  const wanted = copyOf(path)[2];
  const wider = wanted && (await picture(path, release));
  if (wider && +wanted <= wider.width) return wider.kept;
  const response = await soon(fetch(request)).catch(() => undefined);
  if (visits) return response ? remembered(event, path, response) : away(path);
  if (anew) return response ?? (await find(path, false, RELEASE)) ?? Response.error();
  // What the release does not have is not there, also when nobody can be asked.
  if (!response && path.endsWith("index.bin") && !(await listOf(release))?.find(path)) return new Response(null, { status: 404 });
  // A page is never an answer for a script, an image or a text.
  const wrong = response?.ok && !isPage(path) && response.headers.get("Content-Type")?.startsWith("text/html");
  if (response?.ok && !wrong) return remembered(event, path, response);
  // Any copy is better than none: the host may have those of a later release alone.
  return (await picture(path, release))?.kept ?? (wrong || !response ? Response.error() : response);
}

// The copy of an image that is on the device.
async function picture(path, release) {
  for (const name of new Set([release, RELEASE])) {
    const list = await listOf(name).catch(() => undefined);
    const file = list?.all.find((file) => copyOf(file.path)[1] === pictureOf(path));
    const kept = file && (await caches.match(at(file.path), { cacheName: nameOf(name) }));
    if (kept) return { kept, width: +copyOf(file.path)[2] };
  }
}

// Nobody waits for ever for a network that only seems to be there.
const soon = (answer) => Promise.race([answer, new Promise((_, late) => setTimeout(late, PATIENCE))]);

// What is on the device. A name with a hash means the same in every release.
async function find(path, visits, release) {
  const names = isHashed(path) ? await releases() : [];
  for (const cacheName of new Set([nameOf(release), ...names])) {
    const kept = await caches.match(at(path), { cacheName });
    if (kept) return kept;
  }
  if (visits && path && !path.endsWith("/")) return caches.match(at(`${path}/`), { cacheName: nameOf(release) });
}

// Keeps what has been read and was not there, with all that belongs to it.
function remembered(event, path, response) {
  if (response.ok) event.waitUntil(remember(path, event.resultingClientId || event.clientId).catch(() => {}));
  return response;
}

async function remember(path, reader) {
  const list = await listOf(RELEASE);
  const file = list.find(path) ?? list.find(`${path}/`);
  if (!file) return;
  const article = articleOf(file.path);
  const files = article ? list.all.filter((other) => articleOf(other.path) === article) : [file];
  await add(await caches.open(nameOf(RELEASE)), list, files);
  const client = await clients.get(reader);
  if (client) await tell(client);
}

// Nothing answers: the page says what it knows.
async function away(path) {
  const list = await listOf(RELEASE).catch(() => undefined);
  const known = list?.find(path) ?? list?.find(`${path}/`);
  const page = await caches.match(at(known ? "offline/" : "404.html"), { cacheName: nameOf(RELEASE) });
  return page ? new Response(page.body, { status: known ? 503 : 404, headers: page.headers }) : Response.error();
}
