// How it is kept: each release has a cache of its own. Only what has the right hash goes in, whatever the host, the
// network or a hotel's login page answered; the release is complete when the last entry says so. What is there after an
// interruption stays, and the next try goes on from it.

const PATIENCE = 20000; // milliseconds without a byte
const LANES = 6; // requests at the same time

const nameOf = (release) => PREFIX + release;
const releases = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX);
const keysIn = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url);

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The bytes at a path. An answer that stops coming is none.
async function bytesAt(path, cache) {
  const control = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), PATIENCE);
  };
  try {
    wait();
    const response = await fetch(at(path), { cache, signal: control.signal });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const reader = response.body.getReader();
    const parts = [];
    for (let part; !(part = await reader.read()).done; wait()) parts.push(part.value);
    return await new Blob(parts).arrayBuffer();
  } finally {
    clearTimeout(timer);
  }
}

// The bytes with this hash; the second try goes past a damaged copy in the browser's own cache.
async function rightBytes(path, hash) {
  for (const cache of ["default", "reload"]) {
    const bytes = await bytesAt(path, cache).catch(() => undefined);
    if (bytes && (await digest(bytes)).startsWith(hash)) return bytes;
  }
  throw new Error(`${path} cannot be fetched`);
}

const put = (cache, { path, type }, body) =>
  cache.put(at(path), new Response(body, { headers: { "Content-Type": type, "X-Content-Type-Options": "nosniff" } }));

async function listOf(release) {
  const kept = await caches.match(KEPT_LIST, { cacheName: nameOf(release) });
  if (kept) return read(await kept.text());
  if (release !== RELEASE) return;
  const bytes = await rightBytes(LIST, RELEASE);
  const cache = await caches.open(nameOf(RELEASE));
  await cache.put(KEPT_LIST, new Response(bytes));
  return read(new TextDecoder().decode(bytes));
}

// Which releases there were, which tabs are still on them, and whether the reader wants all of it. Workers end at any time, so it is written down,
// one change after the other.
const STATE = at("offline/state");
async function state() {
  const kept = await caches.match(STATE, { cacheName: PREFIX });
  return kept ? kept.json() : { past: [], tabs: {} };
}
let turn = Promise.resolve();
const note = (change) =>
  (turn = turn.catch(() => {}).then(async () => {
    const now = await state();
    await change(now);
    await (await caches.open(PREFIX)).put(STATE, new Response(JSON.stringify(now)));
  }));

// Makes the release complete, or fails; once at a time.
let keeping;
let paused = false;
const keep = () => (keeping ??= fill().finally(() => (keeping = undefined)));

async function fill() {
  const list = await listOf(RELEASE);
  const cache = await caches.open(nameOf(RELEASE));
  const { all } = await state();
  const had = new Set();
  for (const name of await releases()) for (const url of await keysIn(name)) had.add(articleOf(below(new URL(url))));
  // What the reader had stays, also where it would not be kept without being asked.
  const wanted = list.all.filter(({ path }, at) => all || at < list.kept || had.has(articleOf(path)));
  await add(cache, list, wanted);
  if (await cache.match(COMPLETE)) return;
  await cache.put(COMPLETE, new Response());
  // What others have begun and not ended is of no use any more.
  for (const name of await releases()) {
    if (!(await caches.match(COMPLETE, { cacheName: name }))) await caches.delete(name);
  }
}

// Puts these files into the cache, each in the cheapest way.
async function add(cache, list, files) {
  const there = new Set(await keysIn(nameOf(RELEASE)));
  const missing = new Set(files.filter(({ path }) => !there.has(at(path))));
  if (!missing.size) return;
  await takeOver(cache, missing);
  await inLanes(list.packs.filter(worthwhile(missing)), (pack) => unpack(cache, pack, missing));
  await inLanes([...missing], async (file) => put(cache, file, await rightBytes(file.path, file.hash)));
}

// What has not changed comes from the releases before.
async function takeOver(cache, missing) {
  for (const name of await releases()) {
    if (name === nameOf(RELEASE)) continue;
    const list = await listOf(name.slice(PREFIX.length));
    const known = new Map(list?.all.map((file) => [file.hash, file.path]));
    for (const file of missing) {
      const same = known.has(file.hash) && (await caches.match(at(known.get(file.hash)), { cacheName: name }));
      if (!same) continue;
      await put(cache, file, same.body);
      missing.delete(file);
    }
  }
}

// A pack holds the bytes of files one behind the other. It is fetched when most of it is wanted; whatever is missing
// afterwards is fetched alone.
const size = (files) => files.reduce((sum, file) => sum + file.size, 0);
const worthwhile = (missing) => ({ files }) => {
  const wanted = files.filter((file) => missing.has(file));
  return wanted.length > 1 && size(wanted) > size(files) / 2;
};

async function unpack(cache, pack, missing) {
  const bytes = await bytesAt(pack.path, "default").catch(() => bytesAt(pack.path, "reload")).catch(() => undefined);
  if (!bytes) return;
  let start = 0;
  for (const file of pack.files) {
    const part = bytes.slice(start, (start += file.size));
    if (!missing.has(file) || !(await digest(part)).startsWith(file.hash)) continue;
    await put(cache, file, part);
    missing.delete(file);
  }
}

// Some at a time. The first failure ends the rest, each after what it is at: nothing begins when the work has been
// given up.
async function inLanes(items, work) {
  const next = items.values();
  let over = false;
  const lane = async () => {
    for (const item of next) {
      if (over || paused) throw new Error("paused");
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane)).finally(() => (over = true));
}
