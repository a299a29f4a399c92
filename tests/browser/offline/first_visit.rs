//! What a first visit costs.

use super::visit_with_worker;

#[test]
fn a_first_visit_keeps_all_of_a_small_blog_in_few_requests() {
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
        let requests = site.server.requests();
        let paths: Vec<_> = requests.iter().map(|request| request.path.as_str()).collect();
        // Beyond the page itself.
        assert!(paths.len() - 1 <= 15, "{} requests: {paths:#?}", paths.len() - 1);
        for end in [".wasm", "/app/app"] {
            let count = paths.iter().filter(|path| path.contains(end)).count();
            assert!(count <= 2, "{end} was fetched again: {paths:#?}");
        }
    });
}

#[test]
fn no_page_load_waits_for_the_worker() {
    visit_with_worker(|tab, site| {
        site.server.fault(crate::server::Fault::Hold, |request| request.ends_with("/sw.js"));
        tab.open_ready(&site.base);
        tab.wait_for("the load event", "return document.readyState === 'complete'");
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        site.server.mend();
        tab.wait_offline_ready();
    });
}
