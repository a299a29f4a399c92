//! Every fault, for every request of a first visit and of an update: the page stays readable, the release in use whole,
//! and once the fault is gone everything completes by itself.

use serde_json::json;

use super::release::Sources;
use super::{visit_release, visit_with_worker};
use crate::server::{Fault, Request};
use crate::site::{Site, dist};
use crate::tab::Tab;

fn faults() -> Vec<Fault> {
    vec![
        Fault::Hold,
        Fault::Cut,
        Fault::CutBody,
        Fault::FlipBit,
        Fault::Status(404),
        Fault::Status(500),
        Fault::Portal,
        Fault::Redirect("/404.html".to_owned()),
    ]
}

/// Those that the worker makes, and the one for the worker itself.
fn of_the_worker(request: &Request) -> bool {
    request.ends_with("/sw.js") || request.path.contains("/offline/")
}

pub(super) fn forget_everything(tab: &Tab, site: &Site) {
    tab.open_nothing();
    tab.dev_tools(
        "Storage.clearDataForOrigin",
        json!({ "origin": site.server.origin(), "storageTypes": "all" }),
    );
    tab.forget_files();
}

#[test]
fn a_first_visit_survives_every_fault_of_every_request() {
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        let requests = site.server.count(of_the_worker);
        let mut cases = 0;
        for fault in faults() {
            for nth in 1..=requests {
                forget_everything(tab, site);
                site.server.fault_once(nth, fault.clone(), of_the_worker);
                tab.open_ready(&site.base);
                assert_eq!(tab.heading(), site.catalogue.blog.tagline, "{fault:?} {nth}");
                if fault == Fault::Hold {
                    tab.settle();
                }
                site.server.mend();
                tab.wait_offline_ready();
                assert_eq!(tab.damaged(), [""; 0], "{fault:?} {nth}");
                cases += 1;
            }
        }
        eprintln!("{cases} cases: {} faults, {requests} requests", faults().len());
    });
}

#[test]
fn a_fault_that_stays_is_got_over_once_it_is_gone() {
    visit_with_worker(|tab, site| {
        for fault in faults() {
            forget_everything(tab, site);
            site.server.fault(fault.clone(), of_the_worker);
            tab.open_ready(&site.base);
            assert_eq!(tab.heading(), site.catalogue.blog.tagline, "{fault:?}");
            tab.settle();
            site.server.mend();
            tab.wait_offline_ready();
            assert_eq!(tab.damaged(), [""; 0], "{fault:?}");
        }
    });
}

#[test]
fn an_update_survives_every_fault_of_every_request() {
    let changed = Sources::new().change("posts/welcome.md", "\n\n", "\n\nA changed word.\n\n").assemble();
    let releases = [changed.folder(), dist()];
    visit_with_worker(|tab, site| {
        let fits = |request: &Request| !request.ends_with(".ico");
        tab.open_ready("/posts/welcome/");
        tab.wait_offline_ready();
        let mut next = 0;
        let mut update = |fault: Option<(usize, Fault)>| {
            let shown: bool = tab.js("return document.body.textContent.includes('A changed word.')");
            site.deploy(&releases[next % 2]);
            next += 1;
            let before = site.server.count(fits);
            if let Some((nth, fault)) = fault.clone() {
                site.server.fault_once(nth, fault, fits);
            }
            let look = "const done = arguments[0]; navigator.serviceWorker.getRegistration()
                .then((registration) => registration.update()).then(() => done(null), () => done(null))";
            if !matches!(fault, Some((1, Fault::Hold))) {
                tab.js_later::<()>(look, Vec::new());
            }
            site.server.mend();
            tab.js::<()>(
                "const now = Date.now; Date.now = () => now() + 3600000;
                document.dispatchEvent(new Event('visibilitychange'))",
            );
            tab.wait_for("the notice", "return document.querySelector('.notice button') !== null");
            assert_eq!(tab.js::<bool>("return document.body.textContent.includes('A changed word.')"), shown);
            assert_eq!(tab.damaged(), [""; 0], "{fault:?}");
            let after = site.server.count(fits);
            tab.mark_document();
            tab.click(".notice button");
            tab.wait_for(
                &format!("the reload ({fault:?})"),
                "return window.markedByTest !== true && document.readyState === 'complete'",
            );
            tab.wait_offline_ready();
            assert_eq!(
                tab.js::<bool>("return document.body.textContent.includes('A changed word.')"),
                !shown,
                "{fault:?}"
            );
            assert_eq!(tab.damaged(), [""; 0], "{fault:?}");
            after - before
        };
        let requests = update(None).min(update(None));
        let mut cases = 0;
        for fault in faults() {
            for nth in 1..=requests {
                update(Some((nth, fault.clone())));
                cases += 1;
            }
        }
        eprintln!("{cases} cases: {} faults, {requests} requests", faults().len());
    });
}

#[test]
fn an_answer_that_never_comes_is_given_up() {
    visit_release(dist(), "/", |tab, site| {
        let (_, worker) = site.get("/sw.js");
        // As it is written, and as it is shortened. With the sign before it: in a hash the same may stand by chance.
        let worker = String::from_utf8(worker).unwrap();
        let hurried = worker.replace("= 20000", "= 500").replace("=2e4", "=500");
        assert_ne!(hurried, worker);
        let worker = hurried;
        site.server.change(|files| files.put("sw.js", worker.into_bytes()));
        site.server.fault_once(1, Fault::Hold, |request| request.path.contains("/offline/pages."));
        tab.open_ready(&site.base);
        tab.wait_offline_ready(); // nothing is mended
        assert_eq!(tab.damaged(), [""; 0]);
        // Nor does the reader wait for what is not on the device.
        site.server.fault(Fault::Hold, |request| request.path.starts_with("/unknown/"));
        tab.open("/unknown/");
        tab.wait_heading("Page not found");
    });
}

#[test]
fn without_room_for_it_the_blog_is_read_from_the_network() {
    visit_with_worker(|tab, site| {
        tab.expect_console("QuotaExceededError");
        let quota = |size: Option<u32>| {
            let origin = site.server.origin();
            let parameters = match size {
                Some(size) => json!({ "origin": origin, "quotaSize": size }),
                None => json!({ "origin": origin }),
            };
            tab.dev_tools("Storage.overrideQuotaForOrigin", parameters);
        };
        tab.open(&site.base);
        quota(Some(400_000));
        tab.reload();
        tab.wait_ready();
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        quota(None);
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
    });
}

#[test]
fn entries_that_were_deleted_by_hand_come_back() {
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        let delete = "const [wanted, done] = arguments;
            (async () => {
                let count = 0;
                for (const name of await caches.keys()) {
                    const cache = await caches.open(name);
                    for (const request of await cache.keys()) {
                        if (request.url.includes(wanted)) count += await cache.delete(request);
                    }
                }
                return count;
            })().then(done)";
        for wanted in [
            "/posts/welcome/",
            "/content/",
            ".wasm",
            "/offline/list",
            "/offline/complete",
            "/offline/state",
            "/",
        ] {
            let count: usize = tab.js_later(delete, vec![json!(wanted)]);
            assert!(count > 0, "{wanted}");
            let entry = &site.articles()[1];
            tab.open_ready(&site.path_of(entry));
            assert_eq!(tab.heading(), entry.title, "{wanted}");
            tab.wait_offline_ready();
            assert_eq!(tab.damaged(), [""; 0], "{wanted}");
        }
    });
}
