//! What the app does not know is for the server, and its answer leads on.

use crate::visit::visit;

#[test]
fn an_unknown_address_shows_a_page_that_leads_home() {
    visit(|tab, site| {
        tab.expect_console("the server responded with a status of 404");
        tab.open_ready("/posts/no-such-article/");
        assert_eq!(tab.heading(), "Page not found");
        tab.mark_document();
        tab.click(&format!("main a[href=\"{}\"]", site.base));
        tab.wait_heading(&site.catalogue.blog.tagline);
        assert_eq!(tab.address(), site.base);
        assert!(tab.is_marked_document(), "the app follows the link");
    });
}

/// The host may have a document there, and nothing for the app.
#[test]
fn a_link_to_what_the_app_has_no_page_of_is_left_to_the_server() {
    visit(|tab, site| {
        tab.expect_console("the server responded with a status of 404");
        // The page that comes has not our style, and takes no part in the transition.
        tab.expect_console("ViewTransition opt-in disabled");
        for (file, heading) in [(None, "Page not found"), (Some("posts/newer/index.html"), "Newer")] {
            if let Some(file) = file {
                let page = "<!doctype html><title>Newer</title><main><h1>Newer</h1></main>";
                site.server.change(|files| files.put(file, page.into()));
            }
            tab.open_ready(&site.base);
            tab.mark_document();
            tab.js::<()>("document.querySelector('main a').setAttribute('href', '/posts/newer/')");
            tab.follow("/posts/newer/");
            tab.wait_heading(heading);
            assert_eq!(tab.address(), "/posts/newer/");
            assert!(!tab.is_marked_document(), "the server was not asked");
            tab.back();
            tab.wait_heading(&site.catalogue.blog.tagline);
        }
    });
}
