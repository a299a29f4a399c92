// Offline reading is switched off: this worker takes the place of the one before, removes what that has kept, and goes.

const PREFIX = `fieldnotes${new URL("./", location.href).pathname}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}
