//! The app may come late or not at all: until then, and for ever if need be, the page is a document with links.

use crate::first_view::{open_before_start, start};
use crate::server::Fault;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;

#[test]
fn links_work_while_the_app_is_late() {
    visit(|tab, site| {
        let entry = &site.articles()[0];
        open_before_start(tab, site, &site.base);
        assert_links_load_pages(tab, site);
        start(tab, site);
        tab.mark_document();
        tab.click_to(&site.base);
        tab.wait_heading(&site.catalogue.blog.tagline);
        tab.back();
        tab.wait_heading(&entry.title);
        assert!(tab.is_marked_document(), "once started, the app follows the links");
    });
}

#[test]
fn links_work_when_the_app_does_not_arrive() {
    let faults =
        [Fault::Status(404), Fault::Status(500), Fault::Cut, Fault::CutBody, Fault::FlipBit, Fault::Portal];
    for end in [".wasm", "/app/app."] {
        visit(|tab, site| {
            tab.expect_console("The app did not start");
            tab.expect_console("Failed to load resource");
            tab.expect_console("Failed to load module script");
            tab.expect_console("WebAssembly.instantiateStreaming");
            tab.expect_console("was preloaded using link preload but not used");
            for fault in &faults {
                // One bit of a script that still is a script may do anything: only the wasm is checked by the browser.
                if end != ".wasm" && *fault == Fault::FlipBit {
                    continue;
                }
                site.server.fault(fault.clone(), move |request| {
                    request.ends_with(end)
                        || (end != ".wasm" && request.path.contains(end) && request.ends_with(".js"))
                });
                tab.forget_files();
                tab.open(&site.base);
                tab.settle();
                assert_links_load_pages(tab, site);
                let ready: bool = tab.js("return 'app' in document.documentElement.dataset");
                assert!(!ready, "{fault:?} of {end}: the app started");
                site.server.mend();
            }
        });
    }
}

/// From the index to an article and to the fragment of a note: plain page loads.
fn assert_links_load_pages(tab: &Tab, site: &Site) {
    let entry = &site.articles()[0];
    tab.mark_document();
    tab.click_to(&site.path_of(entry));
    tab.wait_heading(&entry.title);
    assert!(!tab.is_marked_document(), "the page should have been loaded");
    assert_eq!(tab.address(), site.path_of(entry));
}
