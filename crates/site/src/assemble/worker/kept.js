// Fills in the page that shows what is kept, and the sign at the foot of the others. It asks the worker again and again while something is being fetched: that
// also keeps the worker at work, which browsers end after some minutes.

const texts = {texts};
const say = (name, values) => texts[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
const workers = navigator.serviceWorker;
const place = (name) => document.querySelector(`[data-kept="${name}"]`);
const number = (number) => number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
const megabytes = (bytes) => say("megabytes", { size: number(bytes / 1e6) });
const ask = (what) => workers.controller?.postMessage(what);
let wanted; // all of it; unknown until the worker or the reader has said
let timer;

export function show(keeps) {
  if (!keeps && place(".state")) controls([texts.keep_this, keepAgain]);
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
  if (complete) return texts.all_here;
  if (of === undefined) return say("some_here", { kept: number(whole), of: number(Object.keys(articles).length) });
  if (kept < of) return texts.this_not_here;
  if (!others) return texts.this_here;
  return others === 1 ? texts.this_and_one : say("this_and_others", { others: number(others) });
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
    if (span) span.textContent = kept === of ? megabytes(bytes) : kept ? say("files_of", { kept: number(kept), of: number(of) }) : texts.not_kept;
  }
  const left = await navigator.storage?.estimate?.().then(({ quota, usage }) => quota - usage, () => undefined);
  state.textContent =
    say(complete ? "state_all" : "state_some", {
      kept: number(whole),
      of: number(count.length),
      size: megabytes(here),
      total: megabytes(total),
    }) + (left === undefined ? "" : ` ${say("room_left", { size: megabytes(left) })}`);
  const remove = [texts.remove_all, takeAway];
  if (complete) return controls(remove);
  controls(wanted ? [texts.pause, pause] : [say("keep_all", { size: megabytes(total) }), keepAll], remove);
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
