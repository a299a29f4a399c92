//! The app may come late or not at all: until then, and for ever if need be, the page is a document with links.

use serde_json::json;

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
        let (wasm, bytes) = app_file(tab, site, ".wasm");
        for broken in [bytes[..bytes.len() / 2].to_vec(), [&[0], &bytes[..]].concat(), Vec::new()] {
            site.server.change(|files| files.put(&wasm, broken));
            assert_links_load_pages_without_app(tab, site);
        }
    });
}

/// Every byte of the app is vouched for, from the page to its last file.
#[test]
fn an_app_that_others_have_changed_does_not_run() {
    visit(|tab, site| {
        expect_remarks(tab);
        for (end, changed) in [(".wasm", with_a_flipped_bit as fn(Vec<u8>) -> Vec<u8>), (".js", with_a_line)]
        {
            let (file, bytes) = app_file(tab, site, end);
            let bytes = changed(bytes);
            site.server.change(|files| files.put(&file, bytes.clone()));
            if end == ".wasm" {
                let valid = "return WebAssembly.validate(new Uint8Array(arguments[0]))";
                assert!(tab.js_with::<bool>(valid, vec![json!(bytes)]), "it would not run in any case");
            }
            assert_links_load_pages_without_app(tab, site);
            site.server.change(|files| files.restore(&file));
        }
        tab.forget_files();
        tab.open_ready(&site.base);
    });
}

/// In the last text of the data, which stands near the end: the module stays valid.
fn with_a_flipped_bit(mut wasm: Vec<u8>) -> Vec<u8> {
    let letters = wasm.iter().rposition(|byte| byte.is_ascii_lowercase()).expect("texts");
    wasm[letters] ^= 1;
    wasm
}

fn with_a_line(script: Vec<u8>) -> Vec<u8> {
    [&script[..], b"\n"].concat()
}

#[test]
fn the_app_is_asked_for_once_and_behind_the_page() {
    visit(|tab, site| {
        let path = site.path_of(&site.articles()[0]);
        tab.open_ready(&path);
        let asked = site.server.requests();
        for end in [".wasm", ".js"] {
            let of_kind = asked.iter().filter(|request| request.ends_with(end)).collect::<Vec<_>>();
            let mut once = of_kind.clone();
            once.dedup();
            assert_eq!(of_kind, once, "a file was asked for twice");
        }
        let before: bool = tab.js(
            "const loaded = performance.getEntriesByType('navigation')[0].loadEventStart;
             const files = performance.getEntriesByType('resource').filter((file) => /[/]app[.]/.test(file.name));
             return files.length === 2 && files.every((file) => file.startTime >= loaded)",
        );
        assert!(before, "the app shared the line with the page");
    });
}

/// The path below the base and the bytes of one of the app's files: the module or the script beside it.
fn app_file(tab: &Tab, site: &Site, end: &'static str) -> (String, Vec<u8>) {
    tab.open_ready(&site.base);
    let fits = |request: &Request| request.path.contains("/app/app.") && request.ends_with(end);
    let request = site.server.requests().into_iter().find(fits).expect("the app runs");
    let (_, bytes) = site.get(&request.path);
    (request.path[site.base.len()..].to_owned(), bytes)
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
    tab.expect_console("Refused to execute script");
    tab.expect_console("Failed to find a valid digest in the 'integrity' attribute");
    tab.expect_console("Fetch API cannot load");
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
