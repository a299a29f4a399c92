//! The reader's settings: what is chosen holds at once, on every page, and before anything has been painted.

use serde_json::json;

use crate::first_view::open_before_start;
use crate::tab::Tab;
use crate::visit::visit;

/// Every choice, with what it changes. The last of each is what a page has by itself.
const CHOICES: [(&str, &str); 12] = [
    ("theme", "light"),
    ("theme", "dark"),
    ("theme", "auto"),
    ("face", "sans"),
    ("face", "serif"),
    ("size", "small"),
    ("size", "large"),
    ("size", "largest"),
    ("size", "medium"),
    ("width", "narrow"),
    ("width", "wide"),
    ("width", "normal"),
];

/// How the page looks now, in what the settings can change.
fn look(tab: &Tab) -> [String; 4] {
    tab.js("const root = getComputedStyle(document.documentElement);
         const size = parseFloat(root.fontSize);
         return [root.backgroundColor, root.fontFamily, String(size),
             (document.querySelector('main').getBoundingClientRect().width / size).toFixed(2)]")
}

fn choose(tab: &Tab, value: &str) {
    tab.click(".settings-button");
    tab.wait_for("the settings", "return document.querySelector('.settings').matches(':popover-open')");
    tab.click(&format!(".settings [value={value}]"));
    tab.js::<()>("document.querySelector('.settings').hidePopover()");
}

#[test]
fn a_choice_changes_what_it_names_and_nothing_else() {
    visit(|tab, site| {
        wide(tab);
        tab.open_ready(&site.base);
        let by_itself = look(tab);
        for (name, value) in CHOICES {
            choose(tab, value);
            let now = look(tab);
            let is_default = ["auto", "serif", "medium", "normal"].contains(&value);
            let at = ["theme", "face", "size", "width"].iter().position(|other| *other == name).unwrap();
            // The tests' system is a light one.
            let changes = !is_default && value != "light";
            assert_eq!(now[at] != by_itself[at], changes, "{value}: {now:?}");
            for other in (0..4).filter(|other| *other != at) {
                assert_eq!(now[other], by_itself[other], "{value}: {now:?}");
            }
        }
        assert_eq!(
            tab.js::<usize>(
                "return Object.keys(localStorage).filter((k) => /theme|face|size|width/.test(k)).length"
            ),
            0
        );
    });
}

#[test]
fn a_choice_is_there_before_the_next_page_is_painted() {
    visit(|tab, site| {
        wide(tab);
        tab.open_ready(&site.base);
        for value in ["dark", "sans", "large", "wide"] {
            choose(tab, value);
        }
        let chosen = look(tab);
        // The app shows the next page; then one is loaded, and neither the app nor its style has arrived.
        tab.click_to(&site.path_of(&site.articles()[0]));
        tab.wait_heading(&site.articles()[0].title);
        assert_eq!(look(tab), chosen);
        tab.forget_files();
        open_before_start(tab, site, &site.path_of(&site.articles()[1]));
        assert_eq!(look(tab), chosen);
        let checked: Vec<String> =
            tab.js("return [...document.querySelectorAll('.settings :checked')].map((input) => input.value)");
        assert_eq!(checked, ["dark", "sans", "large", "wide"]);
        site.server.mend();
    });
}

#[test]
fn settings_work_for_a_page_that_runs_no_script() {
    visit(|tab, site| {
        wide(tab);
        tab.switch_scripts_off();
        tab.open(&site.base);
        let by_itself = look(tab);
        for value in ["dark", "sans", "large", "wide"] {
            choose(tab, value);
        }
        let now = look(tab);
        assert!(now.iter().zip(&by_itself).all(|(now, before)| now != before), "{now:?} {by_itself:?}");
    });
}

/// As the system says; not as the machine of the test happens to.
fn wide(tab: &Tab) {
    let window = json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
    let light = json!({ "features": [{ "name": "prefers-color-scheme", "value": "light" }] });
    tab.dev_tools("Emulation.setEmulatedMedia", light);
}
