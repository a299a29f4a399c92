//! With a tab open on one release, another is deployed and the files of the first are gone: without the worker.

use super::release::{Release, Sources};
use crate::site::{Site, catalogue};
use crate::tab::Tab;
use crate::visit::visit;

/// The newest release has one article changed, and one more.
fn newer(app: &str) -> Release {
    let more = "+++\ntitle = \"Another one\"\ndate = \"2030-01-01\"\n+++\n\nText.\n";
    Sources::new()
        .change("posts/welcome.md", "\n\n", "\n\nChanged.\n\n")
        .write("posts/another.md", more)
        .assemble_with(app)
}

fn without_worker(site: &Site, release: &Release) {
    site.deploy(&release.folder());
    site.server.change(|files| files.put("sw.js", b"// keeps nothing".to_vec()));
}

/// Opens every article from the index, by click.
fn assert_all_open(tab: &Tab, site: &Site, release: &Release) {
    for entry in &catalogue(&release.folder()).posts {
        let path = site.path_of(entry);
        // A link of the page on the screen leads there; one to an article that is newer than it is written into it.
        tab.js_with::<()>(
            "document.querySelector('main a').setAttribute('href', arguments[0])",
            vec![path.as_str().into()],
        );
        tab.follow(&path);
        tab.wait_heading(&entry.title);
        assert_eq!(tab.address(), path);
    }
}

#[test]
fn every_article_opens_when_the_files_are_gone_before_the_first_click() {
    let release = newer("");
    visit(|tab, site| {
        tab.expect_console("Failed to load resource");
        tab.open_ready(&site.base);
        without_worker(site, &release);
        assert_all_open(tab, site, &release);
    });
}

#[test]
fn every_article_opens_when_the_files_are_gone_in_the_middle_of_a_visit() {
    let release = newer("");
    visit(|tab, site| {
        tab.expect_console("Failed to load resource");
        tab.open_ready(&site.base);
        tab.click_to("/archive/");
        tab.wait_heading("Archive");
        without_worker(site, &release);
        assert_all_open(tab, site, &release);
    });
}

#[test]
fn another_app_is_reached_by_one_page_load() {
    let release = newer("\nconsole.debug('another app');\n");
    visit(|tab, site| {
        tab.expect_console("Failed to load resource");
        tab.open_ready(&site.base);
        without_worker(site, &release);
        tab.mark_document();
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        assert!(!tab.is_marked_document(), "the app mixes releases");
        tab.wait_ready();
        tab.mark_document();
        tab.click_to(&site.base);
        tab.wait_heading(&site.catalogue.blog.tagline);
        assert!(tab.is_marked_document(), "one page load is enough");
    });
}
