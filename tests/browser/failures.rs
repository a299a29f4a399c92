//! When an article cannot be loaded, the reader is told what happened and gets a way on; once the fault is gone, it works.

use content::Entry;

use crate::server::Fault;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;

/// Every request for the body of this article meets a fault.
fn harm(site: &Site, entry: &Entry, fault: Fault) {
    let path = format!("{}{}", site.base, entry.body.path);
    site.server.fault(fault, move |request| request.path == path);
}

fn expect_remarks(tab: &Tab) {
    tab.expect_console("Failed to load resource");
    tab.expect_console("Failed to find a valid digest in the 'integrity' attribute");
    tab.expect_console("Fetch API cannot load");
}

#[test]
fn each_fault_of_an_article_has_its_own_words_and_a_way_on() {
    visit(|tab, site| {
        expect_remarks(tab);
        let faults = [
            (Fault::FlipBit, "The article arrived damaged"),
            (Fault::Portal, "The article arrived damaged"),
            (Fault::Status(404), "This article has moved on"),
            (Fault::Status(410), "This article has moved on"),
            (Fault::Status(503), "The server did not answer"),
            (Fault::Cut, "No connection"),
            (Fault::CutBody, "The article arrived damaged"),
        ];
        for ((fault, heading), entry) in faults.into_iter().zip(site.articles()) {
            tab.open_ready(&site.base);
            harm(site, entry, fault.clone());
            tab.click_to(&site.path_of(entry));
            tab.wait_heading(heading);
            assert_eq!(tab.address(), site.path_of(entry), "{fault:?}");
            assert!(tab.js::<String>("return document.title").starts_with(heading), "{fault:?}");
            // Back is possible with the fault still there, and once it is gone, so is another try.
            tab.back();
            tab.wait_heading(&site.catalogue.blog.tagline);
            site.server.mend();
            tab.mark_document();
            tab.click_to(&site.path_of(entry));
            tab.wait_heading(&entry.title);
            assert!(tab.is_marked_document(), "{fault:?}: the app itself got over it");
        }
    });
}

#[test]
fn the_way_on_loads_the_page_anew() {
    visit(|tab, site| {
        expect_remarks(tab);
        let entry = &site.articles()[0];
        for fault in [Some(Fault::FlipBit), Some(Fault::Cut), None] {
            tab.open_ready(&site.base);
            match fault {
                Some(fault) => harm(site, entry, fault),
                None => site.server.change(|files| files.remove(&entry.body.path)),
            }
            tab.click_to(&site.path_of(entry));
            tab.wait_for("a failure", "return document.querySelector('main [role=alert]') !== null");
            tab.mark_document();
            // The fault is still there: the page does not need what is broken.
            tab.click("main [role=alert] a");
            tab.wait_heading(&entry.title);
            assert!(!tab.is_marked_document(), "the way on is a page load");
            site.server.mend();
        }
    });
}

#[test]
fn a_stopped_server_is_said_to_be_out_of_reach_until_it_is_back() {
    visit(|tab, site| {
        expect_remarks(tab);
        let [read, unread] = [&site.articles()[0], &site.articles()[1]];
        tab.open_ready(&site.base);
        tab.mark_document();
        tab.click_to(&site.path_of(read));
        tab.wait_heading(&read.title);
        site.server.stop();
        tab.click_to(&site.path_of(unread));
        tab.wait_heading("No connection");
        // What has been read is still there.
        tab.back();
        tab.wait_heading(&read.title);
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
        site.server.start_again();
        tab.click_to(&site.path_of(unread));
        tab.wait_heading(&unread.title);
        assert!(tab.is_marked_document());
    });
}

#[test]
fn a_broken_page_is_a_failure_that_passes_too() {
    visit(|tab, site| {
        expect_remarks(tab);
        let entry = &site.articles()[0];
        for (fault, heading) in
            [(Fault::FlipBit, "The article arrived damaged"), (Fault::Cut, "No connection")]
        {
            tab.open_ready(&site.base);
            site.server.fault(fault, |request| request.ends_with("/index.bin"));
            tab.click_to(&site.path_of(entry));
            tab.wait_heading(heading);
            site.server.mend();
            tab.click("main [role=alert] a");
            tab.wait_heading(&entry.title);
        }
    });
}

#[test]
fn an_article_that_comes_late_does_not_replace_the_one_chosen_meanwhile() {
    visit(|tab, site| {
        let [late, chosen] = [&site.articles()[0], &site.articles()[1]];
        tab.open_ready(&site.base);
        harm(site, late, Fault::Hold);
        tab.click_to(&site.path_of(late));
        tab.wait_for("the request", "return 'busy' in document.documentElement.dataset");
        assert_eq!(tab.heading(), site.catalogue.blog.tagline, "the page stays until the next is there");
        tab.click_to(&site.path_of(chosen));
        tab.wait_heading(&chosen.title);
        site.server.mend();
        tab.settle();
        assert_eq!(tab.heading(), chosen.title);
        assert_eq!(tab.address(), site.path_of(chosen));
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
    });
}
