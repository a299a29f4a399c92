//! axe-core finds no barrier on any page, however a reader looks at it. It is handed to the page by the driver; no page
//! brings it along.

use std::env;
use std::fs;

use serde_json::{Value, json};

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::{visit, visit_showcase};

/// How readers look: a name, the width of the window, and what their system asks for.
type Look = (&'static str, u32, &'static str, &'static str);

const LOOKS: [Look; 5] = [
    ("light", 1440, "prefers-color-scheme", "light"),
    ("dark", 1440, "prefers-color-scheme", "dark"),
    ("forced colours", 1440, "forced-colors", "active"),
    ("enlarged four times", 320, "prefers-color-scheme", "light"),
    ("enlarged four times, dark", 320, "prefers-color-scheme", "dark"),
];

/// What it found, a line each.
const RUN: &str = "const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations.flatMap(
        ({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 120)}`))),
        (error) => done([String(error)]))";

#[test]
fn no_page_keeps_anybody_out() {
    // Every kind of page is in the other blog; this one has the author's own texts and colours.
    visit(|tab, site| no_barriers(tab, site, &[LOOKS[0], LOOKS[4]]));
}

#[test]
fn no_page_of_a_blog_that_uses_every_feature_keeps_anybody_out() {
    visit_showcase(|tab, site| {
        assert!(
            site.routes().iter().any(|route| route.ends_with("/persian/")),
            "one runs from right to left"
        );
        no_barriers(tab, site, &LOOKS);
    });
}

/// The test above would see it.
#[test]
fn a_barrier_is_found() {
    let Some(axe) = axe() else { return };
    visit(|tab, site| {
        tab.open_ready(&site.base);
        tab.js::<()>("document.querySelector('main').append(document.createElement('button'))");
        tab.js_with::<()>(&axe, vec![]);
        let found: Vec<String> = tab.js_later(RUN, vec![]);
        assert!(found.iter().any(|line| line.starts_with("button-name: ")), "{found:?}");
    });
}

fn no_barriers(tab: &Tab, site: &Site, looks: &[Look]) {
    let Some(axe) = axe() else { return };
    let mut found = Vec::new();
    let unknown = format!("{}no/such/page/", site.base);
    for &(look, width, feature, value) in looks {
        let window = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
        tab.dev_tools("Emulation.setEmulatedMedia", features(feature, value));
        for route in site.routes().iter().chain([&unknown]) {
            tab.open_ready(route);
            tab.js_with::<()>(&axe, vec![]);
            let lines: Vec<String> = tab.js_later(RUN, vec![]);
            found.extend(lines.into_iter().map(|line| format!("{route}, {look}: {line}")));
            assert_no_sideways_scrolling(tab, route, width);
        }
    }
    tab.expect_console("404");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn features(name: &str, value: &str) -> Value {
    json!({ "features": [{ "name": name, "value": value }] })
}

/// What is wider than the page scrolls inside of itself (WCAG 1.4.10).
fn assert_no_sideways_scrolling(tab: &Tab, route: &str, width: u32) {
    let wide: u32 = tab.js("return document.documentElement.scrollWidth");
    assert!(wide <= width, "{route} is {wide} wide at {width}");
}

/// The script, where the set-up has installed it.
fn axe() -> Option<String> {
    let Ok(path) = env::var("BLOG_AXE") else {
        println!("skipped: BLOG_AXE does not say where axe.min.js is");
        return None;
    };
    Some(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
}
