//! What is interrupted goes on: by a host that fails, a worker that the browser ends, a browser that is closed, and by
//! the reader. In the end everything is there, once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::large::{large, sizes, wait_state};
use super::release::Sources;
use super::{expect_remarks, visit_release, visit_with_worker};
use crate::server::{Fault, Request};
use crate::site::{Site, dist};
use crate::tab::Tab;
use crate::visit;

/// What "keep everything" fetches: packs, and what comes alone.
fn of_the_rest(request: &Request) -> bool {
    request.path.contains("/offline/") && request.ends_with(".txt")
        || request.is_content()
        || request.path.contains("/posts/older-")
}

/// As if the reader had never asked for everything; then the page says this of what is kept.
pub(super) fn give_up_the_rest(tab: &Tab, state: &str) {
    let script = "const done = arguments[0];
        (async () => {
            const name = (await caches.keys()).find((name) => !name.endsWith(':'));
            const list = await (await caches.match('/offline/list', { cacheName: name })).json();
            const cache = await caches.open(name);
            for (const [path] of list.files.slice(list.kept)) await cache.delete('/' + path);
            const state = await (await caches.match('/offline/state')).json();
            await (await caches.open(name.replace(/[^:]*$/, '')))
                .put('/offline/state', new Response(JSON.stringify({ ...state, all: false })));
        })().then(() => done(null))";
    // A page asks a slow worker again: what it asked for last may be done only after this has been written down.
    for _ in 0..20 {
        tab.js_later::<()>(script, Vec::new());
        tab.forget_files();
        tab.open_ready("/offline/");
        wait_state(tab, state);
        tab.settle();
        if tab
            .js("return document.querySelector('.controls button').textContent.startsWith('Keep everything')")
        {
            return;
        }
    }
}

const NEWEST: &str = "50 of 71 articles are on this device";

pub(super) fn keep_everything(tab: &Tab) {
    tab.wait_for(
        "the button",
        "return document.querySelector('.controls button')?.textContent.startsWith('Keep everything')",
    );
    tab.click(".controls button");
}

/// What the page says at last is what there is.
pub(super) fn assert_all_there(tab: &Tab, case: &str) {
    wait_state(tab, "All of it is on this device");
    let (here, total) = sizes(tab);
    assert_eq!(here, total, "{case}");
    assert_eq!(tab.all_damaged(), [""; 0], "{case}");
    let shown: String = tab.js("return document.querySelector('[data-kept=\".state\"]').textContent");
    let megabytes = format!("{:.1}", f64::from(u32::try_from(total).unwrap()) / 1e6);
    let said = format!("All of it is on this device: {} MB.", megabytes.trim_end_matches(".0"));
    assert!(shown.starts_with(&said), "{case}: {shown}, not {said}");
}

/// Waits until the host has got so many of these requests.
pub(super) fn wait_asked(site: &Site, fits: impl Fn(&Request) -> bool, count: usize) {
    let start = std::time::Instant::now();
    while site.server.count(&fits) < count {
        assert!(start.elapsed().as_secs() < 20, "request {count} never came");
        std::thread::yield_now();
    }
}

#[test]
fn keeping_everything_goes_on_after_every_interruption() {
    let release = large();
    visit_release(release.folder(), "/", |tab, site| {
        tab.open_ready("/offline/");
        tab.wait_offline_ready();
        give_up_the_rest(tab, NEWEST);
        let before = site.server.count(of_the_rest);
        keep_everything(tab);
        assert_all_there(tab, "no interruption");
        let requests = site.server.count(of_the_rest) - before;
        let faults = [
            Fault::Cut,
            Fault::CutBody,
            Fault::FlipBit,
            Fault::Status(404),
            Fault::Status(500),
            Fault::Portal,
            Fault::Redirect("/404.html".to_owned()),
        ];
        let mut cases = 0;
        for nth in 1..=requests {
            // From this request on everything fails; later nothing does.
            for fault in &faults {
                give_up_the_rest(tab, NEWEST);
                let met = AtomicUsize::new(0);
                site.server.fault(fault.clone(), move |request| {
                    of_the_rest(request) && met.fetch_add(1, Ordering::Relaxed) + 1 >= nth
                });
                let before = site.server.count(of_the_rest);
                keep_everything(tab);
                wait_asked(site, of_the_rest, before + nth);
                tab.settle();
                site.server.mend();
                assert_all_there(tab, &format!("{fault:?} from request {nth}"));
                cases += 1;
            }
            for what in ["the server stops", "the worker ends"] {
                give_up_the_rest(tab, NEWEST);
                let before = site.server.count(of_the_rest);
                site.server.fault_once(nth, Fault::Hold, of_the_rest);
                keep_everything(tab);
                wait_asked(site, of_the_rest, before + nth);
                match what {
                    "the server stops" => {
                        site.server.stop();
                        tab.settle();
                        site.server.start_again();
                    }
                    _ => tab.end_workers(),
                }
                site.server.mend();
                assert_all_there(tab, &format!("{what} at request {nth}"));
                cases += 1;
            }
        }
        eprintln!("{cases} cases: {requests} requests, {} interruptions", faults.len() + 2);
    });
}

#[test]
fn the_reader_pauses_and_goes_on() {
    let release = large();
    visit_release(release.folder(), "/", |tab, site| {
        tab.open_ready("/offline/");
        tab.wait_offline_ready();
        give_up_the_rest(tab, NEWEST);
        // Without packs there are many requests, and the network is slow: six of them wait when the reader pauses.
        let in_packs = |request: &Request| of_the_rest(request) && request.ends_with(".txt");
        let alone = |request: &Request| of_the_rest(request) && !request.ends_with(".txt");
        let before = site.server.count(alone);
        site.server.fault(Fault::Cut, in_packs);
        site.server.fault(Fault::Hold, alone);
        keep_everything(tab);
        wait_asked(site, alone, before + 6);
        tab.wait_for(
            "the other button",
            "return document.querySelector('.controls button').textContent === 'Pause'",
        );
        tab.click(".controls button");
        tab.settle();
        // One comes in and nothing follows it; the worker says that it has stopped, and only then do the others come.
        site.server.let_one_go();
        tab.wait_for(
            "the first button",
            "return document.querySelector('.controls button').textContent.startsWith('Keep everything')",
        );
        site.server.mend();
        // Nothing goes on by itself, whoever asks.
        let idle = "const done = arguments[0];
            navigator.serviceWorker.addEventListener('message', ({ data }) => {
                if (data.report) done(!data.report.busy && !data.report.all);
            });
            navigator.serviceWorker.controller.postMessage('tell')";
        tab.wait_for_later("the end of the last request", idle);
        let paused = site.server.count(of_the_rest);
        tab.js_later::<()>("setTimeout(arguments[0], 1200, null)", Vec::new());
        assert_eq!(site.server.count(of_the_rest), paused, "it went on");
        let (here, total) = sizes(tab);
        assert!(here < total, "there was nothing to pause");
        keep_everything(tab);
        assert_all_there(tab, "paused");
    });
}

#[test]
fn keeping_everything_goes_on_when_the_browser_is_opened_again() {
    let release = large();
    let site = Site::serve_with_worker(release.folder(), "/");
    let profile = tempfile::tempdir().unwrap();
    let browser = || {
        let tab = Tab::open_browser_with(&site.server.origin(), Some(profile.path()));
        expect_remarks(&tab);
        tab
    };
    visit::run(&browser(), &site, |tab, site| {
        tab.open_ready("/offline/");
        tab.wait_offline_ready();
        give_up_the_rest(tab, NEWEST);
        let before = site.server.count(of_the_rest);
        site.server.fault(Fault::Hold, of_the_rest);
        keep_everything(tab);
        wait_asked(site, of_the_rest, before + 1);
    });
    site.server.mend();
    visit::run(&browser(), &site, |tab, _| {
        // Nobody asks again.
        tab.open_ready("/archive/");
        tab.wait_offline_ready();
        assert_eq!(tab.all_damaged(), [""; 0]);
        tab.click_to("/offline/");
        assert_all_there(tab, "closed");
    });
}

#[test]
fn a_first_install_goes_on_when_the_worker_is_ended_in_its_middle() {
    visit_with_worker(|tab, site| {
        let of_the_install = |request: &Request| request.path.contains("/offline/");
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        let requests = site.server.count(of_the_install);
        for nth in 1..=requests {
            super::faults::forget_everything(tab, site);
            let before = site.server.count(of_the_install);
            site.server.fault_once(nth, Fault::Hold, of_the_install);
            tab.open_ready(&site.base);
            wait_asked(site, of_the_install, before + nth);
            tab.end_workers();
            tab.mark_document();
            site.server.mend();
            tab.wait_offline_ready();
            assert!(tab.is_marked_document(), "the page was loaded again");
            assert_eq!(tab.damaged(), [""; 0], "request {nth}");
        }
        eprintln!("{requests} cases");
    });
}

#[test]
fn an_update_goes_on_when_the_worker_is_ended_in_its_middle() {
    let changed = Sources::new().change("posts/welcome.md", "lasts ten.", "lasts ten. Changed.").assemble();
    let releases = [changed.folder(), dist()];
    visit_with_worker(|tab, site| {
        // What the new worker asks for; the browser asks for the worker.
        let of_the_update = |request: &Request| !request.ends_with(".ico") && !request.ends_with("/sw.js");
        tab.open_ready("/posts/welcome/");
        tab.wait_offline_ready();
        let mut next = 0;
        let mut update = |nth: Option<usize>| {
            let shown: bool = tab.js("return document.body.textContent.includes('Changed.')");
            // What the app asks for at the first sign of a reader, the resting mouse would make it ask for at any moment: for
            // a worker that is ended before it has answered a page, this browser lets none take over as long as it is used.
            tab.js::<()>("document.body.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))");
            tab.settle();
            site.deploy(&releases[next % 2]);
            next += 1;
            tab.forget_files();
            let before = site.server.count(of_the_update);
            if let Some(nth) = nth {
                site.server.fault_once(nth, Fault::Hold, of_the_update);
            }
            tab.js::<()>(
                "const now = Date.now; Date.now = () => now() + 3600000;
                document.dispatchEvent(new Event('visibilitychange'))",
            );
            if let Some(nth) = nth {
                wait_asked(site, of_the_update, before + nth);
                tab.end_workers();
                site.server.mend();
            }
            // It was the page that tried again.
            tab.wait_for("the notice", "return document.querySelector('.notice button') !== null");
            assert_eq!(tab.js::<bool>("return document.body.textContent.includes('Changed.')"), shown);
            assert_eq!(tab.damaged(), [""; 0], "the release before, request {nth:?}");
            let requests = site.server.count(of_the_update) - before;
            tab.mark_document();
            tab.click(".notice button");
            // The page asks again until it is heard: on a busy machine a worker that was ended may take long to begin.
            tab.wait_within(
                Duration::from_secs(60),
                "the reload",
                "return window.markedByTest !== true && document.readyState === 'complete'",
                Vec::new(),
            );
            tab.wait_offline_ready();
            assert_eq!(tab.js::<bool>("return document.body.textContent.includes('Changed.')"), !shown);
            assert_eq!(tab.damaged(), [""; 0], "request {nth:?}");
            requests
        };
        let requests = update(None).min(update(None));
        assert!(requests > 2, "{requests} requests");
        for nth in 1..=requests {
            update(Some(nth));
        }
        eprintln!("{requests} cases");
    });
}
