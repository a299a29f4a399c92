//! Photographs come in the size that the reader's screen shows.

use serde_json::json;

use crate::offline::expect_remarks;
use crate::site::{SHOWCASE, Site};
use crate::tab::Tab;
use crate::visit::{self, visit_showcase};

/// The photograph of the article that shows everything. The camera was held sideways: 1600 pixels wide, 1200 high.
const PHOTO: &str = "document.querySelector('img[src*=\"photo.\"]')";

fn window(tab: &Tab, width: u32, density: u32) {
    let window = json!({ "width": width, "height": 800, "deviceScaleFactor": density, "mobile": false });
    tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
}

/// Which width of the photograph is there, once it is; its shape is right.
fn chosen(tab: &Tab) -> String {
    tab.js_later::<()>(
        &format!(
            "const done = arguments[0]; {PHOTO}.loading = 'eager'; {PHOTO}.decode().then(() => done(null))"
        ),
        vec![],
    );
    let shape: f64 = tab.js(&format!("const {{ width, height }} = {PHOTO}; return width / height"));
    assert!((shape - 4.0 / 3.0).abs() < 0.02, "{shape}");
    let source: String = tab.js(&format!("return {PHOTO}.currentSrc"));
    let (_, copy) = source.split_once(".jpg.").unwrap_or_else(|| panic!("{source} is no copy"));
    copy.split_once('.').unwrap().0.to_owned()
}

#[test]
fn a_screen_is_given_the_width_that_it_shows() {
    visit_showcase(|tab, site| {
        for (width, density, expected) in
            [(360, 1, "480w"), (360, 3, "1200w"), (1440, 1, "800w"), (1440, 2, "1600w")]
        {
            window(tab, width, density);
            tab.forget_files();
            tab.open_ready(&format!("{}posts/everything/", site.base));
            assert_eq!(chosen(tab), expected, "{width} pixels, {density} for each");
        }
    });
}

#[test]
fn what_stands_for_a_photograph_takes_its_room_and_no_more() {
    visit_showcase(|tab, site| {
        for width in [360, 1440] {
            window(tab, width, 1);
            tab.open_ready(&format!("{}posts/everything/", site.base));
            let _ = chosen(tab);
            let same: bool = tab.js(&format!(
                "const room = (node) => {{
                    const {{ x, y, width, height }} = node.getBoundingClientRect();
                    return JSON.stringify([x, y, width, height].map(Math.round));
                }};
                const link = {PHOTO}.closest('.picture');
                return room({PHOTO}) === room(link.querySelector('svg')) && room({PHOTO}) === room(link)"
            ));
            assert!(same, "{width} wide");
        }
    });
}

#[test]
fn an_enlarged_photograph_is_fetched_for_the_whole_window() {
    visit_showcase(|tab, site| {
        window(tab, 1440, 1);
        tab.open_ready(&format!("{}posts/everything/", site.base));
        assert_eq!(chosen(tab), "800w");
        tab.click("a.picture:has([src*='photo.'])");
        tab.wait_for(
            "the larger copy",
            "return document.querySelector('.enlarged img').currentSrc.includes('.jpg.1600w.')",
        );
    });
}

#[test]
fn without_a_network_one_copy_serves_every_screen() {
    let site = Site::serve_with_worker(SHOWCASE.clone(), &Site::showcase().base);
    let tab = Tab::open_browser(&site.server.origin());
    expect_remarks(&tab);
    visit::run(&tab, &site, |tab, site| {
        window(tab, 1440, 1);
        let path = format!("{}posts/everything/", site.base);
        tab.open_ready(&path);
        tab.wait_offline_ready();
        site.server.stop();
        for (width, density) in [(360, 1), (1440, 1), (1440, 2)] {
            window(tab, width, density);
            tab.forget_files();
            tab.open_ready(&path);
            let _ = chosen(tab);
            // Whichever was asked for: it is the one that was kept.
            let natural: u32 = tab.js_later(
                &format!(
                    "const done = arguments[0], image = new Image();
                     image.onload = () => done(image.naturalWidth);
                     image.onerror = () => done(0);
                     image.src = {PHOTO}.currentSrc"
                ),
                vec![],
            );
            assert_eq!(natural, 1200, "{width} wide, {density} pixels for each");
        }
        let original: bool = tab.js_later(
            &format!(
                "const done = arguments[0], image = new Image();
                 image.onload = () => done(true);
                 image.onerror = () => done(false);
                 image.src = {PHOTO}.src"
            ),
            vec![],
        );
        assert!(original, "the link to the image itself leads to a picture, too");
    });
}
