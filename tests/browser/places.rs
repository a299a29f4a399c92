//! Back and forward return to the place on the page where the reader was.

use serde_json::json;

use crate::server::{Fault, Request};
use crate::visit::visit;

#[test]
fn back_and_forward_return_to_where_the_reader_was() {
    visit(|tab, site| {
        let home = site.catalogue.blog.tagline.clone();
        let [one, two] = [&site.articles()[3], &site.articles()[4]];
        tab.open_ready(&site.base);
        tab.mark_document();
        tab.scroll_to(400);
        tab.follow(&site.path_of(one));
        tab.wait_heading(&one.title);
        tab.scroll_to(700);
        tab.follow(&site.path_of(two)); // the way to the older article
        tab.wait_heading(&two.title);
        tab.scroll_to(300);
        let at = |heading: &str, y: f64, what: &str| {
            tab.wait_heading(heading);
            tab.settle();
            assert_eq!(tab.scrolled(), y, "{what}");
        };
        tab.back();
        at(&one.title, 700.0, "back");
        tab.back();
        at(&home, 400.0, "back twice");
        tab.forward();
        at(&one.title, 700.0, "forward");
        tab.forward();
        at(&two.title, 300.0, "forward twice");
        tab.js::<()>("history.go(-2)");
        at(&home, 400.0, "two steps back at once");
        assert!(tab.is_marked_document());
    });
}

/// The browser would scroll at the step itself: the page that is still on the screen, and no further than that goes.
#[test]
fn a_page_that_has_to_be_fetched_opens_where_the_reader_was() {
    visit(|tab, site| {
        let entry = &site.articles()[3];
        let home = &site.catalogue.blog.tagline;
        tab.open_ready(&site.base);
        tab.scroll_to(400);
        let deep = 200 + tab.js::<u32>("return document.documentElement.scrollHeight - innerHeight");
        tab.follow(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.scroll_to(deep);
        assert_eq!(tab.scrolled(), f64::from(deep), "the article should be longer than the index");
        tab.reload();
        tab.wait_ready();
        tab.settle();
        tab.forget_files();
        for (step, from, to) in
            [("back", (deep, &entry.title), (400, home)), ("forward", (400, home), (deep, &entry.title))]
        {
            site.server.fault(Fault::Hold, Request::is_content);
            tab.js_with::<()>("history[arguments[0]]()", vec![json!(step)]);
            tab.wait_for("the request", "return 'busy' in document.documentElement.dataset");
            tab.settle();
            assert_eq!(
                (tab.heading(), tab.scrolled()),
                (from.1.clone(), f64::from(from.0)),
                "{step}: meanwhile"
            );
            site.server.mend();
            tab.wait_heading(to.1);
            tab.settle();
            assert_eq!(tab.scrolled(), f64::from(to.0), "{step}");
        }
    });
}

#[test]
fn places_are_kept_while_another_site_is_read() {
    visit(|tab, site| {
        tab.expect_console("favicon.ico"); // the other document names no icon
        site.server.change(|files| files.put("elsewhere.txt", b"Elsewhere".to_vec()));
        let entry = &site.articles()[3];
        tab.open_ready(&site.base);
        tab.scroll_to(400);
        tab.follow(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.scroll_to(700);
        tab.open("/elsewhere.txt");
        tab.back();
        tab.wait_heading(&entry.title);
        tab.wait_ready();
        tab.settle();
        assert_eq!(tab.scrolled(), 700.0, "back from elsewhere");
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
        tab.settle();
        assert_eq!(tab.scrolled(), 400.0, "and one more step");
        tab.forward();
        tab.wait_heading(&entry.title);
        tab.settle();
        assert_eq!(tab.scrolled(), 700.0, "and forward");
        tab.reload();
        tab.wait_ready();
        tab.settle();
        assert_eq!(tab.scrolled(), 700.0, "loaded anew");
    });
}
