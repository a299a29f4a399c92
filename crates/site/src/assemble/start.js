// Nothing that a reader sees waits for the app, and nothing shares the line with it: its files are asked for when the
// page and the images of its first screen are there. A module runs before the load event.
const arrived = new Promise((go) => addEventListener("load", go, { once: true }));

const start = async () => {
  await arrived;
  // The style of what only the app shows: until now it was for paper alone, so that nothing waited for it.
  for (const sheet of document.querySelectorAll("link[media=print]")) sheet.media = "all";
  // An import has no place for a hash, but takes what is checked here.
  const link = document.createElement("link");
  const href = new URL("./app.js", import.meta.url);
  Object.assign(link, { rel: "modulepreload", href, integrity: "hash of app.js", fetchPriority: "low" });
  document.head.append(link);
  // A damaged copy in the browser's cache is mended by asking once more, past it.
  const wasm = (cache) =>
    fetch(new URL("./app.wasm", import.meta.url), { integrity: "hash of app.wasm", priority: "low", cache });
  const files = [import("./app.js"), wasm("default").catch(() => wasm("reload"))];
  const [glue, module_or_path] = await Promise.all(files);
  await glue.default({ module_or_path });
};

// A page whose app cannot start stays what it is: a document with ordinary links.
start().catch((reason) => console.warn("The app did not start; the page works without it.", reason));
