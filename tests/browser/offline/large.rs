//! Of a large blog the newest articles are kept, what was read, and the rest when the reader asks.

use std::time::Duration;

use serde_json::json;

use super::release::{Release, Sources};
use super::visit_release;
use crate::server::Fault;
use crate::tab::Tab;

/// This blog with sixty older articles, of which twenty-one are not among the newest fifty. Their words do not compress
/// well, so that they are more than the one megabyte that is kept without being asked.
pub(super) fn large() -> Release {
    let base = "base_url = \"https://example.org/\"\n";
    let mut sources = Sources::new().change("blog.toml", base, &format!("{base}offline_limit = 1\n"));
    let mut seed = 1_u64;
    for number in 0..60 {
        let mut words = String::new();
        for at in 1..4_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            words += &format!("w{:x}{}", seed >> 40, if at % 40 == 0 { ".\n\n" } else { " " });
        }
        let head = format!("title = \"Older {number:02}\"\ndate = \"2019-01-{:02}\"", number / 2 + 1);
        sources =
            sources.write(&format!("posts/older-{number:02}.md"), &format!("+++\n{head}\n+++\n\n{words}\n"));
    }
    sources.assemble()
}

pub(super) fn wait_state(tab: &Tab, start: &str) {
    let script =
        "return document.querySelector('[data-kept=\".state\"]').textContent.startsWith(arguments[0])";
    // The worker gives an answer that never comes twenty seconds, and then goes on.
    tab.wait_within(Duration::from_secs(60), start, script, vec![json!(start)]);
}

/// Bytes of the release in the cache, and of the whole release.
pub(super) fn sizes(tab: &Tab) -> (u64, u64) {
    let script = "const done = arguments[0];
        navigator.serviceWorker.addEventListener('message', ({ data }) => {
            if (data.report) done([data.report.here, data.report.total]);
        });
        navigator.serviceWorker.controller.postMessage('tell')";
    tab.js_later(script, Vec::new())
}

/// Links that are marked as leading to what is not here.
fn marked(tab: &Tab) -> usize {
    tab.js("return document.documentElement.dataset.network === 'none' ? document.querySelectorAll('main a.away').length : 0")
}

#[test]
fn a_large_blog_keeps_the_newest_what_was_read_and_all_of_it_on_request() {
    let release = large();
    visit_release(release.folder(), "/", |tab, site| {
        let [newest, read, oldest] =
            [0, site.articles().len() - 2, site.articles().len() - 1].map(|at| &site.articles()[at]);
        tab.open_ready("/archive/");
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
        let (here, total) = sizes(tab);
        assert!(here < total * 9 / 10, "{here} of {total}");
        tab.click_to(&site.path_of(read));
        tab.wait_heading(&read.title);
        tab.click_to("/offline/");
        wait_state(tab, "51 of 71 articles are on this device");

        site.server.stop();
        for entry in [newest, read] {
            tab.open_ready(&site.path_of(entry));
            assert_eq!(tab.heading(), entry.title);
        }
        tab.open_ready(&site.path_of(oldest));
        tab.wait_heading("No connection");
        tab.open_ready("/archive/");
        assert_eq!(marked(tab), 0, "the browser does not know yet that there is no network");
        tab.dev_tools("Network.enable", json!({}));
        tab.dev_tools(
            "Network.emulateNetworkConditions",
            json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        );
        tab.wait_for("the marks", "return document.querySelectorAll('main a.away').length > 0");
        assert_eq!(marked(tab), 20, "of 71 articles 51 are here");
        let said: String = tab.js("return document.querySelector('main a.away').dataset.note");
        assert_eq!(said, "not kept", "in the blog's language");
        tab.dev_tools(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        );
        tab.wait_for("their end", "return document.documentElement.dataset.network === undefined");
        tab.click_to(&site.path_of(oldest));
        tab.wait_heading("No connection");
        site.server.start_again();

        // In the middle of it the network fails for a while, and the reader goes elsewhere.
        tab.open_ready("/offline/");
        wait_state(tab, "51 of 71");
        site.server.fault(Fault::CutBody, |request| request.path.contains("/offline/pages."));
        tab.click(".controls button");
        tab.settle();
        site.server.mend();
        wait_state(tab, "All of it is on this device");
        let (here, total) = sizes(tab);
        assert_eq!(here, total);
        site.server.stop();
        tab.open_ready(&site.path_of(oldest));
        assert_eq!(tab.heading(), oldest.title);
    });
}
