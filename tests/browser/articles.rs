//! The text of every article reaches the reader, whichever way the page was reached.
//!
//! The words are compared with those that an independent implementation finds in the Markdown, white space folded.
//! Two rules: a formula is one word, wherever it stands and however it is shown; what the page adds around the text
//! (title, date, tags, ways on) stands outside of `.prose` and is not compared.

use std::fs;
use std::path::Path;

use content::Entry;
use tests::{diff, front_matter, reference, visible};

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;

#[test]
fn every_article_shows_its_words_by_click_by_back_and_forward_and_by_address() {
    visit(|tab, site| {
        let home = &site.catalogue.blog.tagline;
        assert_eq!(site.articles().len(), 11);
        tab.open_ready(&site.base);
        tab.mark_document();
        for entry in site.articles() {
            tab.click_to(&site.path_of(entry));
            tab.wait_heading(&entry.title);
            assert_shows(tab, site, entry);
            tab.back();
            tab.wait_heading(home);
            tab.forward();
            tab.wait_heading(&entry.title);
            assert_shows(tab, site, entry);
            tab.back();
            tab.wait_heading(home);
        }
        assert!(tab.is_marked_document(), "the app reloaded the page");
        for entry in site.articles() {
            tab.open(&site.path_of(entry));
            assert_shows(tab, site, entry);
        }
    });
}

fn assert_shows(tab: &Tab, site: &Site, entry: &Entry) {
    assert_eq!(tab.js::<Vec<String>>(HEADINGS), [entry.title.as_str()], "one h1, the title");
    assert_eq!(
        tab.js::<String>("return document.title"),
        format!("{} · {}", entry.title, site.catalogue.blog.title)
    );
    assert_eq!(tab.address(), site.path_of(entry));
    let canonical: String = tab.js("return document.querySelector('link[rel=canonical]').href");
    assert!(
        canonical.ends_with(&format!("/posts/{}/", entry.slug)),
        "{canonical} is no address of {}",
        entry.slug
    );
    let found = visible::text(&tab.js_with::<String>(PROSE, vec![reference::FORMULA.into()]));
    let expected = visible::text(&reference::html_of_a_post(&markdown(entry)));
    assert!(found == expected, "{} has other words\n{}", entry.slug, diff::words(&expected, &found));
}

const HEADINGS: &str = "return [...document.querySelectorAll('h1')].map((h1) => h1.textContent)";

/// The text as it stands in the document, with every formula replaced.
const PROSE: &str = "const prose = document.querySelector('main .prose').cloneNode(true);
    prose.querySelectorAll('.math, math').forEach((formula) => formula.replaceWith(arguments[0]));
    return prose.innerHTML";

/// The text of an article as its author wrote it.
fn markdown(entry: &Entry) -> String {
    let posts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../posts");
    let files = [posts.join(format!("{}.md", entry.slug)), posts.join(format!("{}/index.md", entry.slug))];
    let text = files.iter().find_map(|file| fs::read_to_string(file).ok());
    front_matter::body(&text.unwrap_or_else(|| panic!("posts/ has no {}", entry.slug))).to_owned()
}
