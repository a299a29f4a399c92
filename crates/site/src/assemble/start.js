// Nothing that a reader sees waits for the app, and nothing shares line or processor with it: its files are asked for
// when the page and the images of its first screen are there and painted. The load event can come before the paint:
// begun then, the first paint of an article cost the processor 37 ms instead of 24 without any app (medians of ten traced
// loads). A deferred script runs before the load event. A tab that nobody looks at is not painted, nor is every browser's paint told of.
const here = document.currentScript.src;
// The one policy that the page's Content-Security-Policy lets exist. What the app writes as HTML is its own views, which
// hold nothing of this; as a script only data; and the only script with an address of its own is the worker.
self.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (/<(script|style|link|meta|base|object|embed)\b/i.test(html) ? null : html),
  createScript: (text) => (text.startsWith('{"@context"') ? text : null),
  createScriptURL: (url) => (url === new URL("../sw.js", here).href ? url : null),
});
const arrived = new Promise((go) => {
  const painted = () => {
    if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) return go();
    new PerformanceObserver(go).observe({ type: "paint", buffered: true });
    setTimeout(go, 3000);
  };
  addEventListener("load", painted, { once: true });
});
// Whoever is on a link before that is about to need the app.
const pointed = new Promise((go) => {
  const over = ({ target }) => target.closest?.("a[href]") && go();
  for (const event of ["pointerover", "pointerdown", "focusin"]) addEventListener(event, over, { passive: true });
});
const idle = () => new Promise((go) => (self.requestIdleCallback ?? setTimeout)(go, { timeout: 300 }));

const start = async () => {
  await Promise.race([arrived, pointed]);
  // The style of what only the app shows: until now it was for paper alone, so that nothing waited for it.
  for (const sheet of document.querySelectorAll("link[media=print]")) sheet.media = "all";
  // An import has no place for a hash, but takes what is checked here.
  const link = document.createElement("link");
  const href = new URL("./app.js", here);
  Object.assign(link, { rel: "modulepreload", href, integrity: "hash of app.js", fetchPriority: "low" });
  document.head.append(link);
  // A damaged copy in the browser's cache is mended by asking once more, past it.
  const wasm = (cache) =>
    fetch(new URL("./app.wasm", here), { integrity: "hash of app.wasm", priority: "low", cache });
  const files = [import("./app.js"), wasm("default").catch(() => wasm("reload"))];
  const [glue, answer] = await Promise.all(files);
  // Beside the page, and while it comes; where a host knows no wasm, it is read first.
  const streams = answer.headers.get("Content-Type") === "application/wasm";
  const module_or_path = await (streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer()));
  // The start is a task of its own: what the reader does meanwhile comes first.
  await Promise.race([idle(), pointed]);
  await glue.default({ module_or_path });
};

// A page whose app cannot start stays what it is: a document with ordinary links.
start().catch((reason) => console.warn("The app did not start; the page works without it.", reason));
