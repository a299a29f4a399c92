//! One set of views: a page is the same whether it was loaded or reached in the app.

use serde_json::json;

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::{visit_below, visit_showcase};

/// What `main` holds, written down so that only differences that a reader could notice remain: without comments (the
/// app's and the prerenderer's marks), attributes sorted, neighbouring texts joined, and without the `tabindex` by
/// which the focus was moved to the heading.
const READ: &str = "const write = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const names = node.getAttributeNames().sort().filter((name) => node.localName !== 'h1' || name !== 'tabindex');
        const attributes = names.map((name) => ` ${name}=\"${node.getAttribute(name)}\"`).join('');
        return `\\n<${node.localName}${attributes}>` + [...node.childNodes].map(write).join('') + '\\n';
    };
    // What the view says of itself stands between the title and the app's own meta.
    const headOf = (page) => {
        const all = [...page.head.children];
        const at = (selector) => all.indexOf(page.head.querySelector(selector));
        return all.slice(at('title') + 1, at('meta[name=fieldnotes]'));
    };
    const read = (page) => ({
        head: [page.title, ...headOf(page).map((element) => element.outerHTML)],
        heading: page.querySelector('main h1').textContent,
        html: [...page.querySelector('main').childNodes].map(write).join('').replaceAll(/\\n+/g, '\\n'),
    });";

#[test]
fn every_page_is_the_same_loaded_and_reached_in_the_app() {
    visit_below("/", compare);
}

#[test]
fn every_page_is_the_same_below_a_base_path() {
    visit_below("/blog/", compare);
}

#[test]
fn every_page_of_a_blog_that_uses_every_feature_is_the_same() {
    visit_showcase(compare);
}

fn compare(tab: &Tab, site: &Site) {
    let routes = site.routes();
    tab.open_ready(&site.path_of(&site.articles()[0]));
    tab.mark_document();
    // The first is visited twice: the first view itself was loaded.
    for route in routes.iter().chain(&routes[..1]) {
        // The policy lets no script parse a text; a request for a document is none.
        let loaded: Page = tab.js_later(
            &format!(
                "{READ} const request = new XMLHttpRequest();
                request.responseType = 'document';
                request.open('GET', arguments[0]);
                request.onload = () => arguments[1](read(request.response));
                request.send()"
            ),
            vec![json!(route)],
        );
        tab.go_by_link(route);
        tab.wait_address(route);
        tab.wait_heading(&loaded.heading);
        let reached: Page = tab.js(&format!("{READ} return read(document)"));
        assert!(loaded.html == reached.html, "{route}\n{}", tests::diff::lines(&loaded.html, &reached.html));
        assert_eq!(loaded.head, reached.head, "{route}");
        assert!(loaded.head.len() > 2, "{route} says nothing of itself");
        assert!(tab.is_marked_document(), "{route} was loaded");
    }
}

#[derive(serde::Deserialize)]
struct Page {
    /// The title, then every element that belongs to the view.
    head: Vec<String>,
    heading: String,
    html: String,
}
