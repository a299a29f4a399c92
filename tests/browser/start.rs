//! The app may come late or not at all: until then, and for ever if need be, the page is a document with links.

use crate::first_view::{open_before_start, start};
use crate::server::{Fault, Request};
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
fn links_work_when_the_wasm_does_not_arrive() {
    let faults = [Fault::Status(404), Fault::Status(500), Fault::Cut, Fault::CutBody, Fault::Portal];
    without_app(&faults, |request| request.ends_with(".wasm"));
}

#[test]
fn links_work_when_the_scripts_do_not_arrive() {
    let faults = [Fault::Status(404), Fault::Cut, Fault::Portal];
    without_app(&faults, |request| request.path.contains("/app/") && request.ends_with(".js"));
}

#[test]
fn links_work_when_the_wasm_is_damaged() {
    visit(|tab, site| {
        expect_remarks(tab);
        let wasm: String = {
            tab.open(&site.base);
            tab.js("return new URL(document.querySelector('link[href$=\".wasm\"]').href).pathname.slice(1)")
        };
        let (_, bytes) = site.get(&format!("{}{wasm}", site.base));
        for broken in [bytes[..bytes.len() / 2].to_vec(), [&[0], &bytes[..]].concat(), Vec::new()] {
            site.server.change(|files| files.put(&wasm, broken));
            assert_links_load_pages_without_app(tab, site);
        }
    });
}

fn without_app(faults: &[Fault], fits: fn(&Request) -> bool) {
    visit(|tab, site| {
        expect_remarks(tab);
        for fault in faults {
            site.server.fault(fault.clone(), fits);
            assert_links_load_pages_without_app(tab, site);
            site.server.mend();
        }
    });
}

fn expect_remarks(tab: &Tab) {
    tab.expect_console("The app did not start");
    tab.expect_console("Failed to load resource");
    tab.expect_console("Failed to load module script");
    tab.expect_console("Failed to find a valid digest in the 'integrity' attribute");
    tab.expect_console("WebAssembly.instantiateStreaming");
    tab.expect_console("was preloaded using link preload but not used");
}

fn assert_links_load_pages_without_app(tab: &Tab, site: &Site) {
    tab.forget_files();
    tab.open(&site.base);
    tab.settle();
    assert_links_load_pages(tab, site);
    tab.settle();
    assert!(!tab.js::<bool>("return 'app' in document.documentElement.dataset"), "the app started");
}

/// From the index to an article is a plain page load.
fn assert_links_load_pages(tab: &Tab, site: &Site) {
    let entry = &site.articles()[0];
    tab.mark_document();
    tab.click_to(&site.path_of(entry));
    tab.wait_heading(&entry.title);
    assert!(!tab.is_marked_document(), "the page should have been loaded");
    assert_eq!(tab.address(), site.path_of(entry));
}
