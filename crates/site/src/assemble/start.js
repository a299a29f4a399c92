import start from "./app.js";

// A page whose app cannot start stays what it is: a document with ordinary links.
start({ module_or_path: new URL("./app.wasm", import.meta.url) }).catch((reason) => {
  console.warn("The app did not start; the page works without it.", reason);
});
