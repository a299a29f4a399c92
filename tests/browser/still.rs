//! What stands on a page stays where it is, whatever arrives after it: on every page of a blog that uses every feature.

use serde_json::json;

use crate::server::Fault;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit_showcase;

/// Notes what moves once the whole document has been laid out. Before, the browser may have shown half of a line that
/// the document then went on with, or, on a busy machine, a window of another width. When the app shows another page (`arguments[0]`) the foot makes room: that is the answer to the reader's
/// click. What has no node is a part of the browser's own controls of films and sounds, which it arranges late.
const WATCH: &str = "const [inTheApp, done] = arguments;
    const moved = window.movedForTest = [];
    const inFoot = (node) => (node.closest ? node : node.parentElement)?.closest('.site-footer');
    const counts = ({ node }) => node && !(inTheApp && inFoot(node));
    const name = ({ node }) => (node.outerHTML ?? node.textContent).slice(0, 80);
    const observer = new PerformanceObserver((list) => list.getEntries().flatMap((shift) => shift.sources)
        .filter(counts).forEach((source) => moved.push(name(source))));
    const frames = (count) => new Promise((go) => {
        const next = () => (count-- ? requestAnimationFrame(next) : go());
        next();
    });
    const parsed = new Promise((go) => document.readyState === 'loading'
        ? addEventListener('DOMContentLoaded', go, { once: true }) : go());
    parsed.then(() => frames(3)).then(() => {
        observer.observe({ type: 'layout-shift' });
        done(null);
    })";

/// All images, once they are there and painted.
const PAINTED: &str = "const done = arguments[0];
    Promise.all([...document.images].map((image) => image.decode())).then(() => requestAnimationFrame(() =>
        requestAnimationFrame(() => setTimeout(() => done(document.images.length), 50))))";

/// What moves on the page that `open` opens, when its images and the app arrive after everything else.
fn moved(tab: &Tab, site: &Site, in_the_app: bool, open: impl FnOnce()) -> Vec<String> {
    tab.forget_files();
    // A browser has six connections to a host. The small drawing in a line comes at once: that leaves one for scripts.
    site.server.fault(Fault::Hold, |request| {
        let held = [".png", ".svg", ".jpg", ".webp", ".wasm"].iter().any(|end| request.ends_with(end));
        held && !request.ends_with("/dot.svg")
    });
    open();
    tab.settle();
    tab.js_later::<()>(WATCH, vec![json!(in_the_app)]);
    tab.settle();
    site.server.mend();
    tab.wait_ready();
    tab.js_later::<usize>(PAINTED, vec![]);
    tab.js("return window.movedForTest")
}

/// Nothing that moves is out of sight, where it would not count.
fn see_whole_pages(tab: &Tab, width: u32) {
    let window = json!({ "width": width, "height": 16_000, "deviceScaleFactor": 1, "mobile": false });
    tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
}

#[test]
fn nothing_moves_on_any_page_however_late_images_and_app_come() {
    visit_showcase(|tab, site| {
        for width in [360, 1440] {
            see_whole_pages(tab, width);
            for route in site.routes() {
                let moved = moved(tab, site, false, || tab.open(&route));
                assert_eq!(moved, [""; 0], "{route}, loaded, {width} wide");
            }
        }
    });
}

#[test]
fn nothing_moves_on_any_page_that_the_app_shows() {
    visit_showcase(|tab, site| {
        see_whole_pages(tab, 360);
        tab.open_ready(&site.base);
        tab.mark_document();
        for route in site.routes_in_app().iter().rev() {
            let moved = moved(tab, site, true, || {
                tab.go_by_link(route);
                tab.wait_address(route);
            });
            assert_eq!(moved, [""; 0], "{route}, reached in the app");
        }
        assert!(tab.is_marked_document(), "a page was loaded");
    });
}

/// The tests above would see it.
#[test]
fn an_image_without_dimensions_moves_what_follows() {
    visit_showcase(|tab, site| {
        see_whole_pages(tab, 360);
        let path = "posts/everything/index.html";
        let (_, page) = site.get(&format!("{}{path}", site.base));
        let page = String::from_utf8(page).unwrap().replace(" width=\"320\" height=\"180\"", "");
        site.server.change(|files| files.put(path, page.into_bytes()));
        let route = format!("{}posts/everything/", site.base);
        assert_ne!(moved(tab, site, false, || tab.open(&route)), [""; 0]);
    });
}
