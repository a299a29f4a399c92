//! The reader keeps what was on the screen before the app started: the same nodes, not a copy of them.

use serde_json::json;

use crate::server::Fault;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;

/// Opens an article with the app held back.
pub fn open_before_start(tab: &Tab, site: &Site, path: &str) {
    tab.forget_files();
    site.server.fault(Fault::Hold, |request| request.ends_with(".wasm"));
    tab.open(path);
    assert_eq!(tab.js::<Option<String>>("return document.documentElement.dataset.app ?? null"), None);
}

/// Lets the app start.
pub fn start(tab: &Tab, site: &Site) {
    site.server.mend();
    tab.wait_ready();
    tab.settle();
}

#[test]
fn nodes_stay_the_same_with_selection_focus_and_offset() {
    visit(|tab, site| {
        for path in [site.path_of(&site.articles()[0]), site.base.clone()] {
            open_before_start(tab, site, &path);
            let marked: usize = tab.js("let count = 0;
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
                while (walker.nextNode()) { walker.currentNode.markedByTest = ++count; }
                document.querySelector('main a[href]').focus();
                scrollTo(0, 240);
                const text = document.querySelector('main .prose p, main .summary').firstChild;
                getSelection().setBaseAndExtent(text, 2, text, 12);
                return count");
            let selected: String = tab.js("return getSelection().toString()");
            assert_eq!((tab.scrolled(), selected.len()), (240.0, 10));
            start(tab, site);
            let same: Vec<usize> = tab.js("const found = [];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
                while (walker.nextNode()) { found.push(walker.currentNode.markedByTest ?? 0); }
                return found.filter((mark) => mark > 0)");
            assert!(same.into_iter().eq(1..=marked), "nodes are gone, new, or elsewhere");
            assert_eq!(tab.js::<String>("return getSelection().toString()"), selected);
            assert_eq!(tab.scrolled(), 240.0);
            assert!(
                tab.js::<bool>("return document.activeElement === document.querySelector('main a[href]')")
            );
        }
    });
}

#[test]
fn nothing_moves_while_the_app_starts_and_when_it_shows_another_page() {
    visit(|tab, site| {
        let entry = &site.articles()[0];
        open_before_start(tab, site, &site.path_of(entry));
        start(tab, site);
        assert_eq!(tab.js_later::<f64>(SHIFTS, vec![]), 0.0, "over the start");
        tab.click_to(&site.base);
        tab.wait_heading(&site.catalogue.blog.tagline);
        tab.settle();
        tab.click_to(&site.path_of(&site.articles()[1]));
        tab.wait_heading(&site.articles()[1].title);
        tab.settle();
        assert_eq!(tab.js_later::<f64>(SHIFTS, vec![]), 0.0, "over two clicks");
    });
}

/// The sum of all layout shifts so far. What moves within half a second after a click is its answer, and does not
/// count, as in the definition of cumulative layout shift.
const SHIFTS: &str = "const done = arguments[arguments.length - 1];
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
        list.getEntries().filter((shift) => !shift.hadRecentInput).forEach((shift) => { sum += shift.value; });
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))";

#[test]
fn nothing_of_the_content_is_fetched_before_a_click() {
    visit(|tab, site| {
        // The page for searching gets ready for the first key.
        for path in site.routes().into_iter().filter(|path| !path.ends_with("/search/")) {
            tab.open_ready(&path);
            tab.settle();
        }
        let fetched: Vec<_> =
            site.server.requests().into_iter().filter(|request| request.is_content()).collect();
        assert_eq!(fetched, [], "{} pages were opened, and no link clicked", site.routes().len());
        tab.open_ready(&site.base);
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        assert!(site.server.count(|request| request.is_content()) > 0, "requests are not counted");
    });
}

/// What stands there to be read; but for the one button that is there before the app, and shown once it runs.
const TEXT: &str = "return document.body.innerText.replace('\\nShare\\n', '\\n')";

/// What translators and extensions do to a page before the app starts.
const TAMPERINGS: [(&str, &str); 5] = [
    ("changed text", "document.querySelector('main h1').firstChild.data = 'Titel, übersetzt'"),
    (
        "added attributes",
        "document.querySelectorAll('*').forEach((e) => e.setAttribute('data-extension', '1'))",
    ),
    (
        "element in the body",
        "document.body.prepend(Object.assign(document.createElement('div'), { id: 'x' }))",
    ),
    (
        "elements in the article",
        "document.querySelectorAll('main p').forEach((p) => p.append(document.createElement('font')));
         document.querySelector('main').prepend(document.createElement('section'))",
    ),
    (
        "translated text in new elements",
        "document.querySelectorAll('main p, main li, main h1').forEach((e) => {
            e.innerHTML = `<font><font>${e.textContent}</font></font>`; })",
    ),
];

#[test]
fn the_app_starts_in_a_page_that_others_have_changed() {
    visit(|tab, site| {
        let (from, to) = (&site.articles()[1], &site.articles()[2]);
        for (what, script) in TAMPERINGS {
            open_before_start(tab, site, &site.path_of(from));
            tab.js::<()>(script);
            let before: String = tab.js(TEXT);
            start(tab, site);
            assert_eq!(tab.js::<String>(TEXT), before, "{what}");
            tab.mark_document();
            tab.click_to(&site.path_of(to));
            tab.wait_heading(&to.title);
            tab.back();
            tab.wait_heading(&from.title);
            assert!(tab.is_marked_document(), "{what}: the app reloaded the page");
            let shown: usize = tab.js("return document.querySelectorAll('main h1').length");
            assert_eq!(shown, 1, "{what}: the first view is still there");
        }
    });
}

#[test]
fn an_element_in_the_body_stays_over_a_navigation() {
    visit(|tab, site| {
        open_before_start(tab, site, &site.base);
        tab.js::<()>(TAMPERINGS[2].1);
        start(tab, site);
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        assert!(
            tab.js_with::<bool>("return document.getElementById(arguments[0]) !== null", vec![json!("x")])
        );
    });
}
