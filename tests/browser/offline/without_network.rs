//! After one visit everything works with the server stopped.

use serde_json::json;

use super::release::Sources;
use super::{expect_remarks, looks_for_an_update, visit_release, visit_with_worker};
use crate::search::wait_first;
use crate::site::{Site, dist};
use crate::tab::Tab;
use crate::visit;

/// Every page by its address, then every article by click, and back.
fn assert_all_opens(tab: &Tab, site: &Site) {
    for route in site.routes() {
        tab.open_ready(&route);
        assert_eq!(tab.js::<usize>("return document.querySelectorAll('main h1').length"), 1, "{route}");
        assert_eq!(tab.address(), route);
        let broken: Vec<String> = tab
            .js("return [...document.images].filter((image) => image.complete && !image.naturalWidth)
                .map((image) => image.src)");
        assert_eq!(broken, [""; 0], "{route}");
    }
    tab.open_ready(&site.base);
    tab.mark_document();
    for entry in site.articles() {
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
    }
    assert!(tab.is_marked_document());
    tab.open_ready("/search/?q=golden+paths");
    wait_first(tab, "main", "/posts/golden-paths/");
    tab.wait_for("its words", "return document.querySelector('main .results .excerpt mark') !== null");
}

#[test]
fn every_page_opens_by_address_and_by_click_and_after_the_browser_was_closed() {
    let site = Site::serve_with_worker(dist(), "/");
    let profile = tempfile::tempdir().unwrap();
    let browser = || {
        let tab = Tab::open_browser_with(&site.server.origin(), Some(profile.path()));
        expect_remarks(&tab);
        tab
    };
    visit::run(&browser(), &site, |tab, site| {
        tab.open_ready(&site.path_of(&site.articles()[5]));
        tab.wait_offline_ready();
        let before = site.server.count(|request| !looks_for_an_update(request));
        assert_all_opens(tab, site);
        assert_eq!(
            site.server.count(|request| !looks_for_an_update(request)),
            before,
            "something was fetched"
        );
        site.server.stop();
        tab.open_another();
        assert_all_opens(tab, site);
    });
    visit::run(&browser(), &site, assert_all_opens);
}

#[test]
fn all_of_it_lives_below_a_base_path() {
    let sources =
        Sources::new().change("blog.toml", "https://example.org/", "https://example.org/some/blog/");
    let release = sources.assemble();
    visit_release(release.folder(), "/some/blog/", |tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        site.server.stop();
        tab.open_ready("/some/blog/tags");
        assert_eq!(tab.heading(), "Tags");
        tab.open_ready(&site.path_of(&site.articles()[0]));
        assert_eq!(tab.heading(), site.articles()[0].title);
        let names: Vec<String> = tab.js_later("caches.keys().then(arguments[0])", Vec::new());
        assert!(names.iter().all(|name| name.starts_with("fieldnotes/some/blog/:")), "{names:?}");
    });
}

#[test]
fn a_page_opens_however_its_address_is_written() {
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        site.server.stop();
        let entry = &site.articles()[0];
        let path = site.path_of(entry);
        for address in [
            path.clone(),
            path.trim_end_matches('/').to_owned(),
            format!("{path}index.html"),
            format!("{path}?utm_source=a&utm_medium=b"),
            format!("{path}#x"),
        ] {
            tab.open_ready(&address);
            assert_eq!(tab.heading(), entry.title, "{address}");
            tab.click_to(&site.base);
            tab.wait_heading(&site.catalogue.blog.tagline);
        }
        tab.open("/no/such/page/");
        assert_eq!(tab.heading(), "Page not found");
        let status: u16 = tab.js("return performance.getEntriesByType('navigation')[0].responseStatus");
        assert_eq!(status, 404);
        for (path, is) in [("app/gone.0123456789abcdef.js", false), ("app/gone.0123456789abcdef.wasm", false)]
        {
            let script =
                "fetch('/' + arguments[0]).then((r) => arguments[1](r.ok), () => arguments[1](false))";
            assert_eq!(tab.js_later::<bool>(script, vec![json!(path)]), is, "a page came for {path}");
        }
    });
}

#[test]
fn the_page_about_it_tells_what_is_kept_and_takes_it_away() {
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        tab.click_to("/offline/");
        tab.wait_heading("Reading offline");
        let kept =
            "return document.querySelector('[data-kept=\".state\"]').textContent.startsWith(arguments[0])";
        tab.wait_with("the state", kept, vec![json!("All of it is on this device: ")]);
        let articles: Vec<String> =
            tab.js("return [...document.querySelectorAll('.kept .count')].map((span) => span.textContent)");
        assert_eq!(articles.len(), site.articles().len());
        assert!(articles.iter().all(|text| text.ends_with(" MB")), "{articles:?}");
        tab.click(".controls button");
        tab.wait_with("the removal", kept, vec![json!("Nothing is kept on this device")]);
        tab.wait_for(
            "another button",
            "return document.querySelector('.controls button')?.textContent.startsWith('Keep')",
        );
        tab.wait_for_later("empty caches", "caches.keys().then((names) => arguments[0](names.length === 0))");
        tab.click(".controls button");
        tab.wait_offline_ready();
    });
}
