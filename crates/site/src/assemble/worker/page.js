// The page's side of offline reading: starts the worker once the page is done, says when everything is on the device,
// and shows a new release when the reader wants it. Nothing on the page waits for any of it.

const base = new URL("../", import.meta.url);
const workers = navigator.serviceWorker;
const OFTEN = 5 * 60000; // looking for a new release more often than that, in milliseconds, helps nobody
let registration, timer, notice;
let pause = 2000;
let looked = 0;
let asked = false;

async function look() {
  clearTimeout(timer);
  looked = Date.now();
  try {
    registration = registration?.active
      ? await registration.update()
      : await workers.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" });
    registration.onupdatefound = () => follow(registration.installing);
    follow(registration.installing);
    announce();
    registration.active?.postMessage("check");
  } catch {
    later();
  }
}

// Something went wrong on the way: again, after ever longer pauses.
function later() {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
  pause = Math.min(2 * pause, OFTEN);
}

function follow(worker) {
  if (!worker) return;
  worker.onstatechange = () => {
    if (worker.state === "installed") announce();
    if (worker.state === "activated") worker.postMessage("check");
    if (worker.state === "redundant") later();
  };
}

function announce() {
  if (notice || !registration.waiting || !workers.controller) return;
  notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const button = document.createElement("button");
  button.append("{show it}");
  button.addEventListener("click", showNew);
  document.body.append(notice);
  // Filled when it is there already, so that it is read out.
  setTimeout(() => notice.append("{new version}", " ", button));
}

function showNew() {
  asked = true;
  // Another tab may have asked before.
  if (!registration.waiting) return location.reload();
  registration.waiting.postMessage("show");
  // A worker that arrived damaged does not hear; meanwhile another may have come.
  setTimeout(() => asked && look().then(showNew), 3000);
}

// Readers who come back can rely on it: the browser should not clear it away.
function persist() {
  try {
    if (!localStorage["fieldnotes.visited"]) localStorage["fieldnotes.visited"] = sessionStorage["fieldnotes.first"] = 1;
    else if (!sessionStorage["fieldnotes.first"]) navigator.storage?.persist?.();
  } catch {}
}

// On a line that is paid by the byte, and for readers who save data, only on request.
function wanted() {
  try {
    const said = localStorage["fieldnotes.offline"];
    const { saveData, type } = navigator.connection ?? {};
    return said ? said === "yes" : !(saveData || type === "cellular") || workers.controller;
  } catch {
    return true;
  }
}

function hear({ data }) {
  if (data.complete) {
    document.documentElement.dataset.offline = "ready";
    persist();
    showKept();
  } else if (data.failed === "QuotaExceededError") {
    pause = OFTEN; // there is no room, and soon there will be none either
  } else if ("complete" in data) {
    later();
  }
}

// The page that shows what is kept comes and goes like any other. Without a network every list shows it, and each page
// says something of it once everything is there.
async function showKept() {
  const { dataset } = document.documentElement;
  if (navigator.onLine) delete dataset.network;
  else dataset.network = "none";
  if (dataset.network || dataset.offline || document.querySelector("main [data-kept]")) (await import("./kept.js")).show(wanted());
}

if (workers) {
  workers.addEventListener("message", hear);
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    asked = false;
  });
  addEventListener("online", look);
  addEventListener("online", showKept);
  addEventListener("offline", showKept);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - looked > OFTEN) look();
  });
  showKept();
  new MutationObserver(showKept).observe(document.querySelector("main"), { childList: true });
  // Where it is not wanted, only what is there already is kept fresh.
  if (wanted()) look();
}
