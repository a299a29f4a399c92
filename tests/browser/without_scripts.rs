//! Every route is a complete document: without scripts, all of its text is there and every link leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use serde::Deserialize;

use crate::visit::{visit, visit_below, visit_showcase};

#[derive(Deserialize)]
struct Page {
    title: String,
    description: String,
    language: String,
    headings: usize,
    words: usize,
    links: Vec<String>,
}

const READ: &str = "const own = (url) => new URL(url, location.href).origin === location.origin;
    return {
        title: document.title,
        description: document.querySelector('meta[name=description]')?.content ?? '',
        language: document.documentElement.lang,
        headings: document.querySelectorAll('main h1').length,
        words: document.querySelector('main').innerText.split(/\\s+/).length,
        links: [...document.querySelectorAll('[href], [src]')]
            .map((e) => e.href || e.src)
            .filter((url) => url.startsWith('http') && own(url))
            .map((url) => { const u = new URL(url); return u.pathname + u.search + u.hash; }),
    }";

#[test]
fn every_route_is_complete_and_all_its_links_lead_somewhere() {
    visit_below("/", complete);
}

#[test]
fn every_route_is_complete_below_a_base_path() {
    visit_below("/some/blog/", complete);
}

#[test]
fn every_route_of_a_blog_that_uses_every_feature_is_complete() {
    visit_showcase(complete);
}

fn complete(tab: &crate::tab::Tab, site: &crate::site::Site) {
    tab.switch_scripts_off();
    let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for route in site.routes() {
        tab.open(&route);
        let page: Page = tab.js(READ);
        assert_eq!(page.headings, 1, "{route}: headings");
        assert!(page.title.ends_with(&site.catalogue.blog.title), "{route}: {}", page.title);
        assert!(!page.description.is_empty(), "{route}: no description");
        assert_eq!(page.language, site.catalogue.blog.language, "{route}");
        assert!(page.words > 5, "{route}: {} words", page.words);
        for link in page.links {
            links.entry(link).or_default().insert(route.clone());
        }
    }
    assert_eq!(site.server.count(|request| request.is_content()), 0, "a script ran");
    for (link, pages) in &links {
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        assert!(path.starts_with(&site.base), "{link} on {pages:?} leaves the base path");
        let (status, body) = site.get(path);
        assert_eq!(status, 200, "{link} on {pages:?}");
        let id = format!("id=\"{}\"", percent_decode_str(fragment).decode_utf8().unwrap());
        assert!(
            fragment.is_empty() || String::from_utf8_lossy(&body).contains(&id),
            "{link} on {pages:?}: no {id}"
        );
    }
    assert!(links.len() > 2 * site.articles().len(), "only {} links were found", links.len());
}

#[test]
fn the_index_leads_to_every_article_by_click() {
    visit(|tab, site| {
        tab.switch_scripts_off();
        tab.open(&site.base);
        for entry in site.articles() {
            tab.click_to(&site.path_of(entry));
            tab.wait_heading(&entry.title);
            assert_eq!(tab.address(), site.path_of(entry));
            tab.back();
            tab.wait_heading(&site.catalogue.blog.tagline);
        }
    });
}
