//! Everything can be reached with the keyboard.

use fantoccini::key::Key;
use serde_json::json;

use crate::tab::Tab;
use crate::visit::visit;

/// Goes from stop to stop until the focus is on what a selector finds.
fn tab_to(tab: &Tab, selector: &str) {
    let there = (0..120).any(|_| {
        tab.press([Key::Tab.into()]);
        tab.js_with::<bool>("return document.activeElement.matches(arguments[0])", vec![json!(selector)])
    });
    assert!(there, "the keyboard does not come to {selector}");
}

#[test]
fn the_way_to_an_article_and_back_needs_no_mouse() {
    visit(|tab, site| {
        let tab_key = [Key::Tab.into()];
        let enter = [Key::Enter.into()];
        let focused = || tab.js::<String>("return document.activeElement.getAttribute('href') ?? ''");
        tab.open_ready(&site.base);
        tab.press(tab_key);
        let target: String = tab.js("return document.activeElement.hash");
        assert!(tab.js_with::<bool>(
            "return document.querySelector('main').id === arguments[0].slice(1)",
            vec![json!(target)]
        ));
        assert!(
            tab.js::<bool>("return document.activeElement.matches('a.skip')"),
            "the skip link comes first"
        );
        tab.press(enter);
        tab.wait_address(&format!("{}{target}", site.base));
        tab.press(tab_key);
        let first = site.path_of(&site.articles()[0]);
        assert_eq!(focused(), first, "the next link is the first in main");
        tab.press(enter);
        tab.wait_heading(&site.articles()[0].title);
        tab.press(tab_key);
        let in_article: bool =
            tab.js("return document.querySelector('main').contains(document.activeElement)");
        assert!(in_article, "the keyboard goes on in the article, not at {}", focused());
        let older = site.path_of(&site.articles()[1]);
        let stops = (0..60).find(|_| {
            tab.press(tab_key);
            focused() == older
        });
        assert!(stops.is_some(), "the way to the older article is not reached");
        tab.press(enter);
        tab.wait_heading(&site.articles()[1].title);
        tab.back();
        tab.wait_heading(&site.articles()[0].title);
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
        tab.press(tab_key);
        assert_eq!(focused(), first, "back on the index, the keyboard is in main");
    });
}

/// An article with contents and with a note.
const ARTICLE: &str = "sre-onboarding";

#[test]
fn a_whole_visit_needs_no_mouse() {
    visit(|tab, site| {
        let enter = || tab.press([Key::Enter.into()]);
        let has_focus = |selector: &str| {
            tab.js_with::<bool>("return document.activeElement.matches(arguments[0])", vec![json!(selector)])
        };
        let entry = site.articles().iter().find(|entry| entry.slug.as_str() == ARTICLE).expect("the article");
        let path = site.path_of(entry);
        tab.open_ready(&site.base);
        tab.mark_document();
        // The theme.
        tab_to(tab, ".settings-button");
        enter();
        tab_to(tab, ".settings [name=theme]");
        tab.press([Key::Down.into()]);
        assert_eq!(tab.js::<String>("return document.documentElement.dataset.theme"), "light");
        tab.press([Key::Escape.into()]);
        assert!(has_focus(".settings-button"));
        // From the index to the article.
        tab_to(tab, &format!("main a[href='{path}']"));
        enter();
        tab.wait_heading(&entry.title);
        assert!(has_focus("h1"), "its heading is read out");
        // The contents.
        tab_to(tab, ".contents a");
        let section: String = tab.js("return document.activeElement.hash");
        enter();
        tab.wait_address(&format!("{path}{section}"));
        tab.press([Key::Tab.into()]);
        assert!(
            has_focus(&format!("{section} *, {section} ~ *, {section} ~ * *")),
            "it goes on in the section"
        );
        // A note, where the text refers to it.
        tab_to(tab, "[role=doc-noteref]");
        enter();
        assert!(has_focus(".opened-note"), "the note is read out");
        tab.press([Key::Escape.into()]);
        assert!(has_focus("[role=doc-noteref]"));
        // The search, and on to another article.
        tab.press(['/']);
        tab.wait_for("the palette", "return document.activeElement.matches('dialog [data-search]')");
        tab.press("golden paths".chars());
        tab.wait_for(
            "the result",
            "return document.querySelector('dialog .results ol a')?.pathname.endsWith('/golden-paths/') ?? false",
        );
        enter();
        let found = site.articles().iter().find(|entry| entry.slug.as_str() == "golden-paths").expect("it");
        tab.wait_heading(&found.title);
        // And back.
        tab.back();
        tab.wait_heading(&entry.title);
        tab.back();
        tab.wait_address(&path);
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
        assert!(tab.is_marked_document());
    });
}

#[test]
fn the_skip_link_works_every_time() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        for time in 1..=3 {
            tab.js::<()>(
                "document.querySelector('.skip').focus(); scrollTo({ top: 0, behavior: 'instant' })",
            );
            tab.press([Key::Enter.into()]);
            tab.wait_address(&format!("{}#app.main", site.base));
            tab.press([Key::Tab.into()]);
            let first: bool =
                tab.js("return document.activeElement === document.querySelector('main a[href]')");
            assert!(first, "time {time}");
        }
    });
}
