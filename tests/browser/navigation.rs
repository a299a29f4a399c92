//! A click in the app does what a page load does: address, title, focus, and the place on the page, also back and forward.

use fantoccini::key::Key;
use serde_json::json;

use crate::server::{Fault, Request};
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::{visit, visit_below};

/// Follows the first link to a path without scrolling to it first, as a click on a visible link.
fn follow(tab: &Tab, path: &str) {
    let script = "document.querySelector(`a[href=\"${arguments[0]}\"]`).click()";
    tab.js_with::<()>(script, vec![json!(path)]);
}

#[test]
fn a_click_shows_the_new_page_from_its_top_and_moves_the_focus_to_its_heading() {
    visit(|tab, site| {
        let entry = &site.articles()[5];
        tab.open_ready(&site.base);
        tab.scroll_to(500);
        follow(tab, &site.path_of(entry));
        tab.wait_heading(&entry.title);
        assert_eq!(tab.address(), site.path_of(entry));
        assert_eq!(tab.scrolled(), 0.0);
        let title = format!("{} · {}", entry.title, site.catalogue.blog.title);
        assert_eq!(tab.js::<String>("return document.title"), title);
        let description: String = tab.js("return document.querySelector('meta[name=description]').content");
        assert_eq!(description, entry.summary);
        assert!(tab.js::<bool>("return document.activeElement === document.querySelector('main h1')"));
    });
}

#[test]
fn back_and_forward_return_to_where_the_reader_was() {
    visit(|tab, site| {
        let home = site.catalogue.blog.tagline.clone();
        let [one, two] = [&site.articles()[3], &site.articles()[4]];
        tab.open_ready(&site.base);
        tab.mark_document();
        tab.scroll_to(400);
        follow(tab, &site.path_of(one));
        tab.wait_heading(&one.title);
        tab.scroll_to(700);
        follow(tab, &site.path_of(two)); // the way to the older article
        tab.wait_heading(&two.title);
        tab.scroll_to(300);
        let at = |heading: &str, y: f64, what: &str| {
            tab.wait_heading(heading);
            tab.settle();
            assert_eq!(tab.scrolled(), y, "{what}");
        };
        tab.back();
        at(&one.title, 700.0, "back");
        tab.back();
        at(&home, 400.0, "back twice");
        tab.forward();
        at(&one.title, 700.0, "forward");
        tab.forward();
        at(&two.title, 300.0, "forward twice");
        tab.js::<()>("history.go(-2)");
        at(&home, 400.0, "two steps back at once");
        assert!(tab.is_marked_document());
    });
}

#[test]
fn places_are_kept_while_another_site_is_read() {
    visit(|tab, site| {
        tab.expect_console("favicon.ico"); // the other document names no icon
        let entry = &site.articles()[3];
        tab.open_ready(&site.base);
        tab.scroll_to(400);
        follow(tab, &site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.scroll_to(700);
        tab.open(&format!("{}{}", site.base, site.catalogue_path));
        tab.back();
        tab.wait_heading(&entry.title);
        tab.wait_ready();
        tab.settle();
        assert_eq!(tab.scrolled(), 700.0, "back from elsewhere");
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
        tab.settle();
        assert_eq!(tab.scrolled(), 400.0, "and one more step");
        tab.forward();
        tab.wait_heading(&entry.title);
        tab.settle();
        assert_eq!(tab.scrolled(), 700.0, "and forward");
        tab.reload();
        tab.wait_ready();
        tab.settle();
        assert_eq!(tab.scrolled(), 700.0, "loaded anew");
    });
}

/// The browser would scroll at the step itself: the page that is still on the screen, and no further than that goes.
#[test]
fn a_page_that_has_to_be_fetched_opens_where_the_reader_was() {
    visit(|tab, site| {
        let entry = &site.articles()[3];
        let home = &site.catalogue.blog.tagline;
        tab.open_ready(&site.base);
        tab.scroll_to(400);
        let deep = 200 + tab.js::<u32>("return document.documentElement.scrollHeight - innerHeight");
        follow(tab, &site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.scroll_to(deep);
        assert_eq!(tab.scrolled(), f64::from(deep), "the article should be longer than the index");
        tab.reload();
        tab.wait_ready();
        tab.settle();
        tab.forget_files();
        for (step, from, to) in
            [("back", (deep, &entry.title), (400, home)), ("forward", (400, home), (deep, &entry.title))]
        {
            site.server.fault(Fault::Hold, Request::is_content);
            tab.js_with::<()>("history[arguments[0]]()", vec![json!(step)]);
            tab.wait_for("the request", "return 'busy' in document.documentElement.dataset");
            tab.settle();
            assert_eq!(
                (tab.heading(), tab.scrolled()),
                (from.1.clone(), f64::from(from.0)),
                "{step}: meanwhile"
            );
            site.server.mend();
            tab.wait_heading(to.1);
            tab.settle();
            assert_eq!(tab.scrolled(), f64::from(to.0), "{step}");
        }
    });
}

/// The router compares new addresses with its own list of old ones, which is wrong after these steps.
#[test]
fn the_address_follows_the_page_after_steps_back_and_forward() {
    visit(|tab, site| {
        let [one, two, three] = [&site.articles()[3], &site.articles()[4], &site.articles()[5]];
        tab.open_ready(&site.path_of(one));
        for entry in [two, three] {
            follow(tab, &site.path_of(entry));
            tab.wait_heading(&entry.title);
        }
        tab.back();
        tab.wait_heading(&two.title);
        tab.forward();
        tab.wait_heading(&three.title);
        follow(tab, &site.path_of(two));
        tab.wait_heading(&two.title);
        assert_eq!(tab.address(), site.path_of(two));
        tab.back();
        tab.wait_heading(&three.title);
        assert_eq!(tab.address(), site.path_of(three));
    });
}

/// An article with a link to a place in another one, and one to a place in itself.
const WITH_FRAGMENTS: &str = "sre-onboarding";

#[test]
fn fragments_of_the_page_work_before_and_after_the_app_starts() {
    visit(|tab, site| {
        let path = format!("{}posts/{WITH_FRAGMENTS}/", site.base);
        crate::first_view::open_before_start(tab, site, &path);
        for before_start in [true, false] {
            let link = "a[role=doc-noteref]";
            let fragment: String =
                tab.js_with("return document.querySelector(arguments[0]).hash", vec![json!(link)]);
            tab.js_with::<()>("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(link)]);
            tab.settle();
            let left = tab.scrolled();
            tab.click(link);
            tab.wait_address(&format!("{path}{fragment}"));
            assert_at_target(tab, &fragment);
            tab.press([Key::Tab.into()]);
            let focused: bool =
                tab.js("return document.querySelector(':target').contains(document.activeElement)");
            assert!(focused, "the keyboard goes on from the target (before the start: {before_start})");
            tab.back();
            tab.wait_address(&path);
            tab.settle();
            assert_eq!(tab.scrolled(), left, "back from the note (before the start: {before_start})");
            crate::first_view::start(tab, site);
        }
        assert_eq!(tab.js::<usize>("return history.length"), 3, "blank, article, note");
    });
}

#[test]
fn a_link_to_a_place_in_another_article_leads_to_that_place() {
    visit(|tab, site| {
        let path = format!("{}posts/{WITH_FRAGMENTS}/", site.base);
        tab.open_ready(&path);
        tab.mark_document();
        let link = "main a[href^='/posts/'][href*='#']";
        let address: String = tab.js_with(
            "return document.querySelector(arguments[0]).pathname + '#' + \
            document.querySelector(arguments[0]).hash.slice(1)",
            vec![json!(link)],
        );
        tab.js_with::<()>("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(link)]);
        tab.settle();
        let left = tab.scrolled();
        tab.click(link);
        tab.wait_address(&address);
        tab.settle();
        let (page, fragment) = address.split_once('#').unwrap();
        let entry =
            site.articles().iter().find(|entry| site.path_of(entry) == page).expect("it links an article");
        tab.wait_heading(&entry.title);
        assert_at_target(tab, &format!("#{fragment}"));
        tab.back();
        tab.wait_address(&path);
        tab.settle();
        assert_eq!(tab.scrolled(), left, "back from the fragment");
        tab.forward();
        tab.wait_address(&address);
        tab.settle();
        assert_at_target(tab, &format!("#{fragment}"));
        assert!(tab.is_marked_document());
    });
}

/// The element of this fragment is on the screen, and the browser knows it as the target.
fn assert_at_target(tab: &Tab, fragment: &str) {
    let target: String = tab.js("return '#' + (document.querySelector(':target')?.id ?? '')");
    assert_eq!(target, fragment);
    let top: f64 = tab.js("return document.querySelector(':target').getBoundingClientRect().top");
    assert!((-1.0..800.0).contains(&top), "{fragment} is at {top}, not on the screen");
    assert!(tab.scrolled() > 0.0, "{fragment} was reached without scrolling: it proves nothing");
}

#[test]
fn clicks_for_a_new_tab_open_one_and_leave_this_page_alone() {
    visit(|tab, site| {
        let path = site.path_of(&site.articles()[0]);
        let link = format!("main a[href=\"{path}\"]");
        tab.open_ready(&site.base);
        tab.click_with(&link, 0, Some(Key::Control.into()));
        tab.wait_tabs(2);
        tab.click_with(&link, 1, None);
        tab.wait_tabs(3);
        tab.settle();
        assert_eq!(tab.address(), site.base);
        assert_eq!(tab.heading(), site.catalogue.blog.tagline);
        tab.click(&link);
        tab.wait_address(&path);
        assert_eq!(tab.tabs(), 3, "a plain click stays in its tab");
    });
}

#[test]
fn files_feeds_and_other_sites_are_left_to_the_browser() {
    visit_below("/blog/", |tab, site| {
        tab.open_ready(&site.base);
        let article = site.path_of(&site.articles()[0]);
        let links = [
            (true, format!("<a href='{article}'>")),
            (true, format!("<a href='{}'>", article.trim_end_matches('/'))),
            (true, format!("<a href='{}#x'>", site.path_of(&site.articles()[1]))),
            (false, format!("<a download href='{article}'>")),
            (false, format!("<a rel='nofollow external' href='{article}'>")),
            (false, format!("<a href='{article}index.md'>")),
            (false, format!("<a href='{}{}'>", site.base, site.catalogue_path)),
            (false, format!("<a href='{}feed.xml'>", site.base)),
            (false, "<a href='/'>".to_owned()),
            (false, "<a href='/blogger/posts/welcome/'>".to_owned()),
            (false, "<a href='https://example.org/posts/welcome/'>".to_owned()),
        ];
        for (taken, link) in links {
            assert_eq!(tab.js_with::<bool>(IS_TAKEN, vec![json!(link)]), taken, "{link}");
        }
    });
}

/// Clicks a new link, and says whether the app kept the browser from following it. Nothing is followed in truth.
const IS_TAKEN: &str = "const stay = (event) => event.preventDefault();
    navigation.addEventListener('navigate', stay);
    const holder = document.createElement('div');
    holder.innerHTML = arguments[0] + 'link</a>';
    document.body.append(holder);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    const taken = !holder.firstChild.dispatchEvent(click);
    holder.remove();
    setTimeout(() => navigation.removeEventListener('navigate', stay));
    return taken";

#[test]
fn an_unknown_address_shows_a_page_that_leads_home() {
    visit(|tab, site| {
        tab.expect_console("the server responded with a status of 404");
        tab.open_ready("/posts/no-such-article/");
        assert_eq!(tab.heading(), "Page not found");
        tab.mark_document();
        tab.click(&format!("main a[href=\"{}\"]", site.base));
        tab.wait_heading(&site.catalogue.blog.tagline);
        assert_eq!(tab.address(), site.base);
        assert!(tab.is_marked_document(), "the app follows the link");
    });
}

/// It may be newer than this document's catalogue: the server knows.
#[test]
fn a_link_to_an_article_that_the_catalogue_lacks_is_left_to_the_server() {
    visit(|tab, site| {
        tab.expect_console("the server responded with a status of 404");
        for (file, heading) in [(None, "Page not found"), (Some("posts/newer/index.html"), "Newer")] {
            if let Some(file) = file {
                let page = "<!doctype html><title>Newer</title><main><h1>Newer</h1></main>";
                site.server.change(|files| files.put(file, page.into()));
            }
            tab.open_ready(&site.base);
            tab.mark_document();
            tab.js::<()>("document.querySelector('main a').setAttribute('href', '/posts/newer/')");
            follow(tab, "/posts/newer/");
            tab.wait_heading(heading);
            assert_eq!(tab.address(), "/posts/newer/");
            assert!(!tab.is_marked_document(), "the server was not asked");
            tab.back();
            tab.wait_heading(&site.catalogue.blog.tagline);
        }
    });
}

#[test]
fn the_way_to_an_article_and_back_needs_no_mouse() {
    visit(|tab, site: &Site| {
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
