//! At the foot of every page: what of the blog is here.

use serde_json::json;

use super::large::large;
use super::{visit_release, visit_with_worker};
use crate::tab::Tab;

fn wait_sign(tab: &Tab, words: &str) {
    let script = "return document.querySelector('.sign')?.textContent === arguments[0]";
    tab.wait_with(&format!("the sign '{words}'"), script, vec![json!(words)]);
}

#[test]
fn the_foot_says_that_all_of_it_is_here_once_it_is() {
    visit_with_worker(|tab, site| {
        site.server.fault(crate::server::Fault::Hold, |request| request.path.starts_with("/offline/"));
        tab.open_ready(&site.base);
        tab.settle();
        wait_sign(tab, "");
        site.server.mend();
        wait_sign(tab, "All of it is on this device.");
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        wait_sign(tab, "All of it is on this device.");
        // Its own page says more.
        tab.click_to("/offline/");
        wait_sign(tab, "");
        tab.back();
        wait_sign(tab, "All of it is on this device.");
    });
}

#[test]
fn the_foot_tells_of_the_article_that_is_read() {
    let release = large();
    visit_release(release.folder(), "/", |tab, site| {
        let [newest, read, oldest] =
            [0, site.articles().len() - 2, site.articles().len() - 1].map(|at| &site.articles()[at]);
        tab.open_ready("/archive/");
        wait_sign(tab, "50 of 71 articles are on this device.");
        tab.click_to(&site.path_of(newest));
        wait_sign(tab, "This article and 49 others are on this device.");
        tab.click_to("/archive/");
        wait_sign(tab, "50 of 71 articles are on this device.");
        // What is read is kept, and the foot says so. A click with a mouse would scroll the list below the pointer, and
        // what lies there then is fetched and kept as well.
        tab.follow(&site.path_of(read));
        wait_sign(tab, "This article and 50 others are on this device.");
        tab.click_to("/archive/");
        site.server.stop();
        tab.wait_heading("Archive");
        tab.click_to(&site.path_of(oldest));
        tab.wait_heading("No connection");
        wait_sign(tab, "This article is not on this device.");
    });
}

/// It comes late, and nothing may move.
#[test]
fn the_sign_takes_no_room_and_covers_nothing() {
    let release = large();
    visit_release(release.folder(), "/", |tab, site| {
        tab.open_ready(&site.path_of(&site.articles()[0]));
        wait_sign(tab, "This article and 49 others are on this device.");
        for width in [320, 360, 1200] {
            let window = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
            tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
            let height = "return document.documentElement.scrollHeight";
            let gap = "const sign = document.querySelector('.sign');
                const [place, above] = [sign, sign.previousElementSibling].map((e) => e.getBoundingClientRect());
                return [place.top - above.bottom, place.height]";
            let with: u32 = tab.js(height);
            let (gap, size): (f64, f64) = tab.js(gap);
            assert!(gap >= 0.0 && size > 0.0, "{width}: {gap}");
            tab.js::<()>("document.querySelector('.sign').hidden = true");
            assert_eq!(tab.js::<u32>(height), with, "{width}");
            tab.js::<()>("document.querySelector('.sign').hidden = false");
        }
    });
}
