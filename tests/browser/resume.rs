//! A long article offers to go on where the reader stopped, on the device and on request.

use serde_json::json;

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;

const ARTICLE: &str = "sre-onboarding";

/// A phone, on which the article is long.
fn on_a_phone(test: impl FnOnce(&Tab, &Site, &str)) {
    visit(|tab, site| {
        let window = json!({ "width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": false });
        tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
        test(tab, site, &format!("{}posts/{ARTICLE}/", site.base));
    });
}

/// Reads up to the third section of the article on the screen; its id and heading.
fn read(tab: &Tab) -> (String, String) {
    let section = tab.js("const heading = document.querySelectorAll('.prose > h2')[2];
         heading.scrollIntoView({ behavior: 'instant' });
         return [heading.id, heading.textContent]");
    tab.settle();
    section
}

fn offer(tab: &Tab) -> Option<String> {
    tab.settle();
    tab.js("return document.querySelector('main .resume a')?.textContent ?? null")
}

fn go(tab: &Tab, path: &str) {
    tab.go_by_link(path);
    tab.wait_address(path);
    tab.wait_for("the page", "return !('busy' in document.documentElement.dataset)");
}

#[test]
fn the_place_where_one_stopped_is_offered_at_the_next_visit() {
    on_a_phone(|tab, site, path| {
        tab.open_ready(path);
        assert_eq!(offer(tab), None, "the first visit");
        let (id, heading) = read(tab);
        let offered = Some(format!("Go on where you stopped: {heading}"));
        go(tab, &site.base);
        go(tab, path);
        assert_eq!(offer(tab), offered, "the next visit in the app");
        let in_sight: bool = tab.js("const [box, link] = ['.resume', '.resume a'].map((name) =>
                 document.querySelector(name).getBoundingClientRect());
             return link.top > box.top && link.bottom < box.bottom && box.bottom <= innerHeight
                 && box.left >= 0 && box.right <= innerWidth");
        assert!(in_sight, "it lies on the first screen");
        assert!(tab.js::<bool>("return document.querySelector('main').firstElementChild.matches('.resume')"));
        tab.scroll_to(700);
        let gone: bool =
            tab.js("return document.querySelector('.resume').getBoundingClientRect().bottom < 0");
        assert!(gone, "it goes when the reader goes on");
        tab.scroll_to(0);
        // Another document, and a tab that was closed: neither tells the app that the reader goes.
        tab.open(&format!("{}archive/", site.base));
        tab.open_ready(path);
        assert_eq!(offer(tab), offered, "the next visit by address");
        tab.click(".resume a");
        tab.wait_address(&format!("{path}#{id}"));
        let top: f64 = tab.js_with(
            "return document.getElementById(arguments[0]).getBoundingClientRect().top",
            vec![json!(id)],
        );
        assert!((0.0..100.0).contains(&top), "the section is at {top}");
    });
}

#[test]
fn nothing_is_offered_to_whoever_comes_to_a_place_or_back() {
    on_a_phone(|tab, site, path| {
        tab.open_ready(path);
        let (id, _) = read(tab);
        tab.reload();
        tab.wait_ready();
        assert_eq!(offer(tab), None, "loaded anew, where the browser restores the place");
        go(tab, &site.base);
        tab.back();
        tab.wait_address(path);
        assert_eq!(offer(tab), None, "back in history");
        go(tab, &site.base);
        go(tab, &format!("{path}#{id}"));
        assert_eq!(offer(tab), None, "to a place, in the app");
        tab.open(&format!("{}archive/", site.base));
        tab.open_ready(&format!("{path}#{id}"));
        assert_eq!(offer(tab), None, "to a place, by address");
    });
}

#[test]
fn an_offer_that_is_refused_does_not_come_again_and_neither_does_one_after_the_end() {
    on_a_phone(|tab, site, path| {
        tab.open_ready(path);
        read(tab);
        go(tab, &site.base);
        go(tab, path);
        assert!(offer(tab).is_some());
        tab.click(".resume button");
        assert_eq!(offer(tab), None);
        go(tab, &site.base);
        go(tab, path);
        assert_eq!(offer(tab), None, "it was refused");
        read(tab);
        tab.js::<()>("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
        tab.settle();
        go(tab, &site.base);
        go(tab, path);
        assert_eq!(offer(tab), None, "it was read to its end");
    });
}

#[test]
fn the_latest_twenty_articles_are_remembered() {
    on_a_phone(|tab, site, path| {
        tab.open_ready(path);
        tab.js::<()>(
            "localStorage['fieldnotes.stopped'] =
             Array.from({ length: 40 }, (_, at) => `/posts/other-${at}/#a`).join('\\n')",
        );
        let (id, _) = read(tab);
        go(tab, &site.base);
        let kept: Vec<String> = tab.js("return localStorage['fieldnotes.stopped'].split('\\n')");
        assert_eq!(
            (kept.len(), kept[0].as_str(), kept[19].as_str()),
            (20, &*format!("{path}#{id}"), "/posts/other-18/#a")
        );
    });
}
