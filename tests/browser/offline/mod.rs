//! Offline reading: whole releases, updates by consent, nothing lost in any fault.

mod asking;
mod faults;
mod first_visit;
mod interrupted;
mod kill_switch;
mod large;
pub mod release;
mod sign;
mod superseded;
mod thousand;
mod updates;
mod without_network;

use std::path::PathBuf;

use serde_json::json;

use crate::server::Request;
use crate::site::{Site, dist};
use crate::tab::Tab;
use crate::visit;

/// A reader with a fresh browser, and the finished blog with its worker.
pub fn visit_with_worker(test: impl FnOnce(&Tab, &Site)) {
    visit_release(dist(), "/", test);
}

/// The same for another release, below the base that it was built for.
fn visit_release(folder: PathBuf, base: &str, test: impl FnOnce(&Tab, &Site)) {
    let site = Site::serve_with_worker(folder, base);
    let tab = Tab::open_browser(&site.server.origin());
    expect_remarks(&tab);
    visit::run(&tab, &site, test);
}

/// What browsers write down about a network that fails.
pub fn expect_remarks(tab: &Tab) {
    for part in [
        "Failed to load resource",
        "fetching the script",
        "The script has an unsupported MIME type",
        "The script resource is behind a redirect",
        "Fetch API cannot load",
        "integrity",
    ] {
        tab.expect_console(part);
    }
}

impl Tab {
    /// Waits until everything that the policy keeps is on the device.
    pub fn wait_offline_ready(&self) {
        self.wait_for("the sign 'ready'", "return document.documentElement.dataset.offline === 'ready'");
    }

    /// How many entries of the release in use have other bytes than its list says, or are missing.
    pub fn damaged(&self) -> Vec<String> {
        self.js_later(DAMAGED, Vec::new())
    }

    /// The same for all files of the release, whether the policy keeps them or not.
    fn all_damaged(&self) -> Vec<String> {
        self.js_later(&DAMAGED.replace(".slice(0, list.kept)", ""), Vec::new())
    }

    /// Ends every worker at once, as browsers may at any time.
    fn end_workers(&self) {
        self.dev_tools("ServiceWorker.enable", json!({}));
        self.dev_tools("ServiceWorker.stopAllWorkers", json!({}));
    }

    /// Runs a script in every page of this tab before the page's own.
    fn before_every_page(&self, script: &str) {
        self.dev_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }
}

/// Reads the caches as the worker left them, without it.
const DAMAGED: &str = "const done = arguments[0];
    (async () => {
        const base = new URL(document.querySelector('meta[name=fieldnotes]').dataset.base, location);
        const prefix = `fieldnotes${base.pathname}:`;
        const state = await (await caches.match(new URL('offline/state', base), { cacheName: prefix })).json();
        const cacheName = prefix + state.current;
        const get = (path) => caches.match(new URL(path, base), { cacheName });
        const wrong = [];
        if (!(await get('offline/complete'))) wrong.push('it is not complete');
        const list = await (await get('offline/list')).json();
        for (const [path, hash] of list.files.slice(0, list.kept)) {
            const kept = await get(path);
            const bytes = kept && new Uint8Array(await crypto.subtle.digest('SHA-256', await kept.arrayBuffer()));
            const is = bytes && [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
            if (!is?.startsWith(hash)) wrong.push(path);
        }
        return wrong;
    })().then(done, (error) => done([String(error)]))";

/// Whether it is one that a browser makes by itself to find a new worker.
fn looks_for_an_update(request: &Request) -> bool {
    request.ends_with("/sw.js")
}
