// Offline reading begins when the page is done and the browser has nothing better to do.
arrived.then(() => (self.requestIdleCallback ?? setTimeout)(() => import("./offline.js")));
