//! A page is asked for as soon as the reader is on a link to it, so that the click need not wait.

use serde_json::{Value, json};

use crate::server::Request;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;

#[test]
fn a_pointer_that_rests_on_a_link_makes_the_requests_and_the_click_none() {
    visit(|tab, site| {
        let entry = &site.articles()[1];
        tab.open_ready(&site.base);
        dispatch(tab, "pointerover", &site.path_of(entry));
        wait_body(tab, site, &entry.body.path);
        let before = site.server.requests().len();
        tab.follow(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.settle();
        let after = site.server.requests();
        assert_eq!(bodies(site), [entry.body.path.as_str()]);
        let mut of_click = after[before..].iter().filter(|request| !request.ends_with(".svg"));
        assert_eq!(of_click.next(), None, "the click waited for the network");
    });
}

#[test]
fn touch_and_keyboard_count_as_well() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        for (event, entry) in ["pointerdown", "focusin"].into_iter().zip(&site.articles()[1..]) {
            dispatch(tab, event, &site.path_of(entry));
            wait_body(tab, site, &entry.body.path);
        }
        assert_eq!(bodies(site).len(), 2);
    });
}

#[test]
fn a_pointer_on_its_way_makes_no_request() {
    visit(|tab, site| {
        let [passed, meant] = [&site.articles()[1], &site.articles()[2]];
        tab.open_ready(&site.base);
        // In one task: however slow the machine is, no time passes between them.
        let script = "for (const path of arguments) {
            document.querySelector(`main a[href=\"${path}\"]`).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        }";
        let paths = [passed, meant].map(|entry| Value::from(site.path_of(entry)));
        tab.js_with::<()>(script, paths.to_vec());
        wait_body(tab, site, &meant.body.path);
        tab.settle();
        assert_eq!(bodies(site), [meant.body.path.as_str()]);
    });
}

#[test]
fn readers_who_save_data_are_left_alone() {
    visit(|tab, site| {
        let [first, second] = [&site.articles()[1], &site.articles()[2]];
        tab.open_ready(&site.base);
        let save = "Object.defineProperty(navigator, 'connection', {
            configurable: true, value: { saveData: arguments[0] } })";
        tab.js_with::<()>(save, vec![json!(true)]);
        for event in ["pointerover", "focusin", "pointerdown"] {
            dispatch(tab, event, &site.path_of(first));
            tab.settle();
        }
        assert_eq!(site.server.count(Request::is_content), 0);
        tab.js_with::<()>(save, vec![json!(false)]);
        dispatch(tab, "pointerover", &site.path_of(second));
        wait_body(tab, site, &second.body.path);
        assert_eq!(bodies(site), [second.body.path.as_str()], "the first was asked for late");
    });
}

#[test]
fn links_elsewhere_and_to_this_page_ask_for_nothing() {
    visit(|tab, site| {
        let here = site.path_of(&site.articles()[0]);
        tab.open_ready(&here);
        let feed = format!("{}feed.xml", site.base);
        tab.js_with::<()>(
            "document.querySelector('main').append(...[...arguments].map((href) =>
                Object.assign(document.createElement('a'), { href, textContent: href })))",
            vec![json!(here), json!(format!("{here}#top"))],
        );
        for path in [here.clone(), format!("{here}#top"), feed] {
            dispatch(tab, "pointerdown", &path);
        }
        tab.settle();
        assert_eq!(site.server.count(Request::is_content), 0);
    });
}

/// An event on the first link to a path, as the browser makes it.
fn dispatch(tab: &Tab, event: &str, path: &str) {
    let script = "document.querySelector(`a[href=\"${arguments[1]}\"]`)
        .dispatchEvent(new PointerEvent(arguments[0], { bubbles: true }))";
    tab.js_with::<()>(script, vec![json!(event), json!(path)]);
}

/// Waits until the browser has a file.
fn wait_body(tab: &Tab, site: &Site, path: &str) {
    let script = "return performance.getEntriesByType('resource')
        .some((file) => new URL(file.name).pathname === arguments[0] && file.responseEnd > 0)";
    tab.wait_with(path, script, vec![json!(format!("{}{path}", site.base))]);
}

/// The articles' bodies that were asked for, below the base.
fn bodies(site: &Site) -> Vec<String> {
    let requests = site.server.requests();
    let bodies = site.articles().iter().map(|entry| &entry.body.path);
    let count =
        |path: &String| requests.iter().filter(|request| request.path.ends_with(path.as_str())).count();
    bodies.flat_map(|path| std::iter::repeat_n(path.clone(), count(path))).collect()
}
