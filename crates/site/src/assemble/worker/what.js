// What is kept: the files of one release, by the list that the build made of them. This worker belongs to that release
// and to no other; another release has another worker at the same address.

const RELEASE = "{release}"; // the beginning of the list's hash
const LIST = "{list}"; // where the host has the list
const BASE = new URL("./", location.href).pathname;
const PREFIX = `fieldnotes${BASE}:`; // no other cache is touched

// The address of something below the base, the same for every way to write it.
const at = (path) => new URL(BASE + path.split("/").map(encodeURIComponent).join("/"), location.origin).href;

// What stands below the base in an address. A page has many addresses and one place.
function below({ pathname }) {
  let path = pathname.slice(BASE.length);
  try {
    path = decodeURIComponent(path);
  } catch {}
  return path.replace(/(^|\/)index\.html$/, "$1");
}

// Entries of ours in the cache of a release.
const KEPT_LIST = at("offline/list");
const COMPLETE = at("offline/complete");

// The list is short on the wire; this is how the worker speaks of it.
function read(text) {
  const { types, packs, kept, files } = JSON.parse(text);
  const all = files.map(([path, hash, size, type]) => ({ path, hash, size, type: types[type] }));
  return {
    all,
    kept, // so many without being asked; the rest once it has been read
    packs: packs.map(([path, first, count]) => ({ path, files: all.slice(first, first + count) })),
    find: (path) => all.find((file) => file.path === path),
  };
}

// Page, text and images of an article belong together.
const articleOf = (path) => /^(?:posts|content)\/([^/.]+)[/.]/.exec(path)?.[1];

// An image and its smaller copies are one picture: "map.0….png", "map.png.800w.1….webp". One of the copies is kept.
const copyOf = (path) => /^(.*\.(?:jpe?g|png|webp))\.(\d+)w\.[0-9a-f]{16}\.webp$/i.exec(path) ?? [];
const pictureOf = (path) => copyOf(path)[1] ?? path.replace(/\.[0-9a-f]{16}(?=\.\w+$)/, "");

const isPage = (path) => path === "" || path.endsWith("/") || path.endsWith(".html");
const isHashed = (path) => /\.[0-9a-f]{16}(\.|$)/.test(path);
