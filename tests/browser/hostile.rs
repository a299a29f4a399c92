//! What somebody wrote who means harm, in a browser that no policy protects: no script of theirs runs, and nothing is
//! asked of another host, whether a page is loaded or reached in the app.

use std::path::Path;

use serde_json::json;
use tests::{hostile, tree};

use crate::site::{Site, code};
use crate::tab::Tab;
use crate::visit::run;

/// Opens pages in frames, some at a time, with their dialogs taken down, and tells what they did.
const OPEN: &str = "const [paths, done] = arguments;
    const harm = [];
    const next = () => {
        const path = paths.pop();
        if (!path) return --open || done(harm);
        const frame = document.createElement('iframe');
        frame.onload = () => {
            const page = frame.contentWindow;
            // What comes late: images that fail, timers, the app.
            setTimeout(() => {
                const ran = page.ran ?? ['the page has no listener: is it a page?'];
                const elsewhere = page.performance.getEntriesByType('resource').map(({ name }) => name)
                    .filter((name) => !name.startsWith(location.origin));
                for (const what of [...ran, ...elsewhere]) harm.push(`${path}: ${what}`);
                frame.remove();
                next();
            }, 50);
        };
        frame.src = path;
        document.body.append(frame);
    };
    let open = 8;
    for (let at = open; at; at--) next();";

/// Stands first in every page: dialogs are noted and not shown.
const LISTEN: &str = "<head><script>window.ran = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (what) => ran.push(`${name} ${what}`);
    </script>";

#[test]
fn nothing_runs_and_nothing_is_fetched_from_elsewhere_without_a_policy() {
    let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let file = repository.join("../shared/suites/xss.jsonl");
    if !file.exists() {
        eprintln!(
            "SKIPPED hostile: there is no ../shared/suites beside the repository, so nothing was checked"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let refused = code(|code| hostile::finish(&hostile::cases(&file).unwrap(), code, folder.path())).unwrap();
    for (name, bytes) in tree::read(folder.path()).unwrap() {
        if let (Some(_), Ok(html)) = (name.strip_suffix(".html"), String::from_utf8(bytes)) {
            tree::write(folder.path(), &name, html.replacen("<head>", LISTEN, 1).as_bytes()).unwrap();
        }
    }
    let site = Site::serve_with_worker(folder.path().to_owned(), "/b/");
    let pages = site.articles().iter().map(|entry| site.path_of(entry)).chain([site.base.clone()]);
    let pages: Vec<_> = pages.collect();
    assert!(pages.len() > 1_200 && refused.len() < 150, "{refused:?}");
    run(&Tab::open_browser(&site.server.origin()), &site, |tab, site| {
        // Frames go before the app in them has come.
        tab.expect_console("Fetch API cannot load");
        tab.expect_console("The app did not start");
        tab.open_ready(&site.base);
        for some in pages.chunks(100) {
            let harm: Vec<String> = tab.js_later(OPEN, vec![json!(some)]);
            assert!(harm.is_empty(), "{harm:#?}");
        }
        // Views that the app writes. A script in them would not run, but a handler would.
        for page in pages.iter().filter(|page| page.contains("/body-")) {
            tab.go_by_link(page);
            tab.wait_address(page);
        }
        let harm: Vec<String> = tab
            .js("return [...ran, ...performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => !name.startsWith(location.origin))]");
        assert!(harm.is_empty(), "{harm:#?}");
    });
}
