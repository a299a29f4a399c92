//! A new release waits for the reader's word, and costs what has changed.

use serde_json::json;

use super::release::{Release, Sources};
use super::visit_with_worker;
use crate::server::Files;
use crate::site::Site;
use crate::tab::Tab;

const CHANGED: &str = "A changed word.";

/// A release in which one article has more words, in its last line: where a paragraph comes in above the reader,
/// Chromium goes to the one that stands in the same place of the document now.
fn changed() -> Release {
    Sources::new().change("posts/welcome.md", "lasts ten.", &format!("lasts ten. {CHANGED}")).assemble()
}

fn shows_change(tab: &Tab) -> bool {
    tab.js_with(
        "return document.querySelector('main').textContent.includes(arguments[0])",
        vec![json!(CHANGED)],
    )
}

fn wait_notice(tab: &Tab) {
    tab.wait_for("the notice", "return document.querySelector('.notice button') !== null");
}

fn begin(tab: &Tab, site: &Site) {
    tab.open_ready("/posts/welcome/");
    tab.wait_offline_ready();
    assert!(!shows_change(tab), "{}", site.base);
}

#[test]
fn nothing_changes_without_the_readers_word_and_everything_after_it() {
    let release = changed();
    visit_with_worker(|tab, site| {
        begin(tab, site);
        site.deploy(&release.folder());
        let before = site.server.requests().len();
        tab.reload();
        wait_notice(tab);
        let fetched: Vec<_> = site.server.requests().split_off(before).into_iter().map(|r| r.path).collect();
        let size = |path: &String| site.get(path).1.len();
        let total: usize = site.routes().iter().map(size).sum();
        let cost: usize = fetched.iter().map(size).sum();
        assert!(fetched.len() <= 10 && cost < total / 5, "{cost} of {total} bytes: {fetched:#?}");
        tab.reload();
        tab.wait_ready();
        wait_notice(tab);
        assert!(!shows_change(tab), "the page was swapped under the reader");
        tab.scroll_to(500);
        tab.mark_document();
        tab.click(".notice button");
        tab.wait_for(
            "the reload",
            "return window.markedByTest !== true && document.readyState === 'complete'",
        );
        tab.wait_ready();
        tab.settle();
        assert!(shows_change(tab));
        assert_eq!(tab.scrolled(), 500.0, "the reading position");
        tab.mark_document();
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
        assert!(tab.is_marked_document(), "it was loaded more than once");
        let names: Vec<String> = tab.js_later("caches.keys().then(arguments[0])", Vec::new());
        assert_eq!(names.len(), 2, "the release before is still there: {names:?}");
    });
}

#[test]
fn a_tab_that_comes_back_to_the_front_looks_for_an_update() {
    let release = changed();
    visit_with_worker(|tab, site| {
        begin(tab, site);
        site.deploy(&release.folder());
        let back = "document.dispatchEvent(new Event('visibilitychange'))";
        let before = site.server.requests().len();
        tab.js::<()>(back);
        tab.settle();
        assert_eq!(site.server.requests().len(), before, "it has just looked");
        tab.js::<()>("const now = Date.now; Date.now = () => now() + 3600000");
        tab.js::<()>(back);
        wait_notice(tab);
    });
}

#[test]
fn a_release_takes_over_when_no_tab_is_open() {
    let release = changed();
    visit_with_worker(|tab, site| {
        begin(tab, site);
        site.deploy(&release.folder());
        tab.reload();
        wait_notice(tab);
        tab.open_nothing();
        let start = std::time::Instant::now();
        loop {
            tab.open_ready("/posts/welcome/");
            if shows_change(tab) {
                break;
            }
            assert!(start.elapsed().as_secs() < 20, "it never took over");
            tab.open_nothing();
            tab.settle();
        }
    });
}

#[test]
fn another_tab_stays_on_its_release_with_all_its_articles() {
    let release = changed();
    visit_with_worker(|tab, site| {
        begin(tab, site);
        tab.open_another();
        tab.open_ready(&site.base);
        tab.mark_document();
        site.deploy(&release.folder());
        tab.switch_to(0);
        tab.reload();
        wait_notice(tab);
        tab.click(".notice button");
        tab.wait_with(
            "the new release",
            "return document.querySelector('main').textContent.includes(arguments[0])",
            vec![json!(CHANGED)],
        );
        site.server.stop();
        tab.switch_to(1);
        assert!(tab.is_marked_document(), "the other tab was reloaded");
        for entry in site.articles() {
            tab.click_to(&site.path_of(entry));
            tab.wait_heading(&entry.title);
            assert!(!shows_change(tab), "two releases are mixed");
            tab.back();
            tab.wait_heading(&site.catalogue.blog.tagline);
        }
        // Loaded again, it goes over as well.
        tab.open_ready("/posts/welcome/");
        assert!(shows_change(tab));
    });
}

#[test]
fn a_host_that_keeps_the_old_files_mixes_nothing() {
    let release = changed();
    visit_with_worker(|tab, site| {
        tab.open_ready("/");
        tab.wait_offline_ready();
        site.deploy_over(&release.folder());
        tab.mark_document();
        for entry in site.articles() {
            tab.go_by_link(&site.path_of(entry));
            tab.wait_heading(&entry.title);
            assert!(!shows_change(tab), "two releases are mixed");
        }
        assert!(tab.is_marked_document(), "a page was loaded");
        tab.open_ready("/posts/welcome/");
        wait_notice(tab);
        tab.mark_document();
        tab.click(".notice button");
        tab.wait_for("the reload", "return window.markedByTest !== true");
        tab.wait_ready();
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
        assert!(shows_change(tab));
    });
}

/// As with plain documents: what is read next is what the host has now, each article in itself of one release.
#[test]
fn without_a_worker_the_next_article_is_the_one_that_the_host_has_now() {
    let release = changed();
    visit_with_worker(|tab, site| {
        let keeps_nothing = |files: &mut Files| files.put("sw.js", b"// keeps nothing".to_vec());
        site.server.change(keeps_nothing);
        tab.open_ready("/");
        tab.click_to("/archive/");
        tab.wait_heading("Archive");
        site.deploy_over(&release.folder());
        site.server.change(keeps_nothing);
        tab.mark_document();
        for entry in site.articles() {
            tab.go_by_link(&site.path_of(entry));
            tab.wait_heading(&entry.title);
            assert_eq!(shows_change(tab), entry.slug.as_str() == "welcome");
        }
        assert!(tab.is_marked_document(), "a page was loaded");
    });
}
