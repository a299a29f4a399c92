//! `offline = false` takes everything back.

use super::release::Sources;
use super::visit_with_worker;

#[test]
fn a_release_without_offline_reading_removes_worker_and_caches() {
    let sources = Sources::new();
    let text = "base_url = \"https://example.org/\"\n";
    let off = sources.change("blog.toml", text, &format!("{text}offline = false\n")).assemble();
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        site.deploy(&off.folder());
        tab.reload();
        tab.wait_for_later(
            "the end of the worker",
            "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
                .then(([workers, names]) => arguments[0](workers.length + names.length === 0))",
        );
        tab.open("/offline/");
        assert_eq!(tab.heading(), "Page not found");
        assert_eq!(tab.js::<usize>("return document.querySelectorAll('[href*=offline], .sign').length"), 0);
        // From now on it is a blog like any other.
        tab.open_ready(&site.path_of(&site.articles()[0]));
        tab.settle();
        let workers = "navigator.serviceWorker.getRegistrations().then((all) => arguments[0](all.length))";
        assert_eq!(tab.js_later::<usize>(workers, Vec::new()), 0);
        assert!(site.server.count(|request| request.path == site.path_of(&site.articles()[0])) > 0);
    });
}
