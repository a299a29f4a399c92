// Offline reading begins when the page is done and the browser has nothing better to do.
const begin = () => (self.requestIdleCallback ?? setTimeout)(() => import("./offline.js"));
if (document.readyState === "complete") begin();
else addEventListener("load", begin);
