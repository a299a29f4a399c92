// While the author writes: puts what was saved in the place of what is shown, and says what is wrong. No page of a build
// has it.
{
  const here = document.currentScript.src;
  const parser = new DOMParser();
  const trusted = self.trustedTypes?.createPolicy("live", { createHTML: (html) => html });
  const parse = (html) => parser.parseFromString(trusted ? trusted.createHTML(html) : html, "text/html");
  const main = () => document.querySelector("main");
  const isBusy = () => "busy" in document.documentElement.dataset;

  // What the app has added to a page, and what the reader has opened in it: no text of the author's.
  const ADDED = ".copy, .resume, .opened-note";
  const MARKS = ["tabindex", "open", "aria-current", "aria-expanded"];
  const MARKED = MARKS.map((mark) => `[${mark}]`).join();
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  // The app hangs a comment into the page, too.
  const isAdded = (node) => (isElement(node) ? node.matches(ADDED) : node.nodeType === Node.COMMENT_NODE);
  const plain = (node) => {
    if (!isElement(node)) return node;
    const copy = node.cloneNode(true);
    copy.querySelectorAll(ADDED).forEach((added) => added.remove());
    for (const element of [copy, ...copy.querySelectorAll(MARKED)]) {
      MARKS.forEach((mark) => element.removeAttribute(mark));
    }
    return copy;
  };
  const isSame = (a, b) => a.isEqualNode(b) || plain(a).isEqualNode(plain(b));

  // The same thing with another text in it.
  const isAlike = (a, b) => a.nodeName === b.nodeName && a.id === b.id && a.className === b.className;

  const patchAttributes = (old, next) => {
    for (const { name } of [...old.attributes]) {
      if (!MARKS.includes(name) && !next.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (!MARKS.includes(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };
  const patchNode = (old, next) => {
    if (isSame(old, next)) return;
    if (old.nodeName !== next.nodeName) {
      old.replaceWith(next);
    } else if (isElement(old)) {
      patchAttributes(old, next);
      patchChildren(old, next);
    } else {
      old.nodeValue = next.nodeValue;
    }
  };
  // What is the same at both ends stays, and in between what comes again in the same order: with it images, selections,
  // and what the author is looking at.
  const patchChildren = (parent, next) => {
    const olds = [...parent.childNodes].filter((node) => !isAdded(node));
    const nexts = [...next.childNodes].filter((node) => !isAdded(node));
    while (olds.length && nexts.length && isSame(olds[0], nexts[0])) {
      olds.shift();
      nexts.shift();
    }
    let end = null;
    while (olds.length && nexts.length && isSame(olds.at(-1), nexts.at(-1))) {
      end = olds.pop();
      nexts.pop();
    }
    if (olds.length === nexts.length) return olds.forEach((old, at) => patchNode(old, nexts[at]));
    for (const [number, node] of nexts.entries()) {
      const at = olds.findIndex((old) => isSame(old, node));
      const isWanted = (old) => nexts.slice(number + 1).some((later) => isSame(old, later));
      if (at >= 0) olds.splice(0, at + 1).slice(0, -1).forEach((old) => old.remove());
      else if (olds.length && isAlike(olds[0], node) && !isWanted(olds[0])) patchNode(olds.shift(), node);
      else parent.insertBefore(node, olds[0] ?? end);
    }
    olds.forEach((old) => old.remove());
  };

  // What the author is looking at stays where it is on the screen, whatever comes or goes above it.
  const hold = (change) => {
    const seen = [];
    // Not what stands beside the text and stays on the screen by itself.
    const text = main().querySelector(".prose") ?? main();
    for (const element of scrollY > 0 ? text.querySelectorAll("*") : []) {
      const { top, bottom, height } = element.getBoundingClientRect();
      if (height > 0 && bottom > 0 && top < innerHeight) seen.push([element, top]);
    }
    // What begins on the screen comes first, then what only reaches into it, the innermost first.
    const begins = ([, top]) => top >= 0;
    const seenFirst = [...seen.filter(begins), ...seen.filter((one) => !begins(one)).reverse()];
    const style = document.documentElement.style;
    // The browser's own way of doing this would come a frame later, in addition.
    style.overflowAnchor = "none";
    change();
    const [element, top] = seenFirst.find(([element]) => element.isConnected) ?? [];
    if (element) scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
    requestAnimationFrame(() => style.removeProperty("overflow-anchor"));
  };

  // A block of code that is new gets the button that the app hangs at those of a page when it shows that.
  const hangButtons = () => {
    const button = document.querySelector(".copy");
    if (!button) return;
    for (const pre of main().querySelectorAll(".code:not(:has(.copy)) > pre")) pre.after(button.cloneNode());
  };

  const show = (html) => {
    const next = parse(html);
    const [old, now] = [main(), next.querySelector("main")];
    if (!old || !now) return;
    // What is not there any more stays on the screen: a file that is renamed is gone for a moment.
    if (now.dataset.page === "404" && old.dataset.page !== "404") return;
    if (document.title !== next.title) document.title = next.title;
    hold(() => patchChildren(old, now));
    old.dataset.page = now.dataset.page;
    hangButtons();
  };

  // The app keeps what it has read: from the first change on, other pages are loaded and not taken from it.
  let changed = false;
  let shown = location.pathname;
  const isElsewhere = (link) =>
    link.origin === location.origin && link.pathname !== location.pathname && !link.matches(".picture");
  const onClick = (event) => {
    const link = event.target.closest?.("a[href]");
    if (changed && link && isElsewhere(link)) event.stopImmediatePropagation();
  };
  const onStep = (event) => {
    if (!changed || location.pathname === shown) return;
    event.stopImmediatePropagation();
    location.reload();
  };
  addEventListener("click", onClick, true);
  addEventListener("popstate", onStep, true);

  const search = new URL("../search/", here).pathname;
  let isAsking = false;
  // Looks at the page as it is now; once more where something changes meanwhile, and not twice.
  const look = async () => {
    if (isAsking) return;
    isAsking = true;
    // The app is showing another page.
    while (isBusy()) await new Promise(requestAnimationFrame);
    isAsking = false;
    const path = location.pathname;
    // What is found there stands in no file.
    if (path === search) return;
    const answer = await fetch(path, { cache: "no-store" });
    const html = await answer.text();
    if (path === location.pathname && !isBusy()) show(html);
  };
  // Where the server is gone, it will be heard of again.
  const attempt = () => look().catch(() => {});

  // What is wrong, over the page and apart from its style.
  const host = document.createElement("aside");
  host.id = "live.problems";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
      box-sizing: border-box; padding: 0.75rem 1rem 1rem; background: #2b1216; color: #fdeeee;
      border-top: 3px solid #ff7b7b; font: 15px/1.5 system-ui, sans-serif; direction: ltr; text-align: left;
      color-scheme: dark; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { margin-top: 0.75rem; }
    p { margin: 0; }
    strong { font-family: ui-monospace, monospace; color: #ffb4b4; overflow-wrap: anywhere; }
    button { float: inline-end; font: inherit; }
    @media print { :host { display: none; } }
  `);
  root.adoptedStyleSheets = [sheet];
  const element = (name, ...children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };
  const complain = (problems) => {
    host.remove();
    if (!problems.length) return;
    const close = element("button", "Close");
    close.addEventListener("click", () => host.remove());
    const items = problems.map(({ file, line, what, remedy }) => {
      const place = element("strong", line ? `${file}:${line}` : file);
      return element("li", element("p", place, ` ${what}`), element("p", remedy));
    });
    const list = element("ul", ...items);
    list.setAttribute("role", "alert");
    root.replaceChildren(close, list);
    document.documentElement.append(host);
  };

  let server;
  const listen = () => {
    const events = new EventSource(new URL("./events", here));
    const on = (name, act) => events.addEventListener(name, ({ data }) => act(JSON.parse(data)));
    on("hello", ({ server: now, problems }) => {
      if (server !== undefined && server !== now) return location.reload();
      server = now;
      complain(problems);
      // Something may have been saved before anybody listened, or while nobody did.
      if (main()) attempt();
    });
    on("text", ({ path, html }) => {
      changed = true;
      shown = location.pathname;
      if (!main()) location.reload();
      else if (path === undefined) attempt();
      else if (path === decodeURI(location.pathname) && !isBusy()) show(html);
    });
    on("frame", () => location.reload());
    on("problems", complain);
    return events;
  };
  // Browsers open six connections to a host: a page that nobody looks at needs none of them.
  let events = listen();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) events.close();
    else if (events.readyState === EventSource.CLOSED) events = listen();
  });
}
