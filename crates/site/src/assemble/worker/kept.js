// Fills in the page that shows what is kept, and the sign at the foot of the others. It asks the worker again and again while something is being fetched: that
// also keeps the worker at work, which browsers end after some minutes.

const workers = navigator.serviceWorker;
const place = (name) => document.querySelector(`[data-kept="${name}"]`);
const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
const ask = (what) => workers.controller?.postMessage(what);
let wanted; // all of it; unknown until the worker or the reader has said
let timer;

export function show(keeps) {
  if (!keeps && place(".state")) controls(["Keep this blog on the device", keepAgain]);
  ask("tell");
}

// Articles that cannot be opened without a network; the style sheet marks their links while there is none.
function markLinks(articles) {
  for (const link of document.querySelectorAll("main a[href]")) {
    const [kept, of] = articles[slugOf(link.pathname)] ?? [];
    link.classList.toggle("away", kept < of);
  }
}

const slugOf = (path) => /\/posts\/([^/]+)\/(?:index\.html)?$/.exec(decodeURI(path))?.[1];

// One sentence about the page on the screen. The page about all of it says more.
function sign(articles, whole, complete) {
  const [kept, of] = articles[slugOf(location.pathname)] ?? [];
  const others = whole - 1;
  if (place(".state")) return "";
  if (complete) return "All of it is on this device.";
  if (of === undefined) return `${whole} of ${Object.keys(articles).length} articles are on this device.`;
  if (kept < of) return "This article is not on this device.";
  if (!others) return "This article is on this device.";
  return `This article and ${others} other${others === 1 ? " is" : "s are"} on this device.`;
}

workers.addEventListener("message", async ({ data }) => {
  if (!data.report) return;
  const { articles, here, total, busy } = data.report;
  markLinks(articles);
  const count = Object.values(articles);
  const whole = count.filter(([kept, of]) => kept === of).length;
  const complete = whole === count.length && here === total;
  wanted ??= data.report.all;
  const foot = place(".sign");
  if (foot) foot.textContent = sign(articles, whole, complete);
  const state = place(".state");
  if (!state) return;
  for (const [slug, [kept, of, bytes]] of Object.entries(articles)) {
    const span = place(slug);
    if (span) span.textContent = kept === of ? megabytes(bytes) : kept ? `${kept} of ${of} files` : "not kept";
  }
  const left = await navigator.storage?.estimate?.().then(({ quota, usage }) => quota - usage, () => undefined);
  state.textContent =
    `${complete ? "All of it is" : `${whole} of ${count.length} articles are`} on this device: ${megabytes(here)}` +
    (complete ? "." : ` of ${megabytes(total)}.`) +
    (left === undefined ? "" : ` There is room for ${megabytes(left)} more.`);
  const remove = ["Remove all of it from this device", takeAway];
  if (complete) return controls(remove);
  controls(wanted ? ["Pause", pause] : [`Keep everything, ${megabytes(total)}`, keepAll], remove);
  clearTimeout(timer);
  // What was interrupted goes on.
  if (wanted) timer = setTimeout(() => ask(busy ? "tell" : "all"), 500);
});

function keepAll() {
  wanted = true;
  ask("all");
}

function pause() {
  wanted = false;
  clearTimeout(timer);
  ask("pause");
}

async function takeAway() {
  wanted = false;
  localStorage["fieldnotes.offline"] = "no";
  const registration = await workers.getRegistration();
  await registration?.unregister();
  const prefix = `fieldnotes${new URL("../", import.meta.url).pathname}:`;
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  location.reload();
}

function keepAgain() {
  localStorage["fieldnotes.offline"] = "yes";
  location.reload();
}

// Buttons stay the same while their words do: they may have the focus.
function controls(...wanted) {
  const holder = place(".controls");
  if (!holder) return; // the reader has gone on
  const names = [...holder.children].map((button) => button.textContent);
  if (names.join() === wanted.map(([name]) => name).join()) return;
  holder.replaceChildren(
    ...wanted.map(([name, act]) => {
      const button = document.createElement("button");
      button.textContent = name;
      button.addEventListener("click", act);
      return button;
    }),
  );
}
