//! A click in the app does what a page load does, and what is not for the app is left to the browser.

use fantoccini::key::Key;
use serde_json::json;

use crate::visit::{visit, visit_below};

#[test]
fn a_click_shows_the_new_page_from_its_top_and_moves_the_focus_to_its_heading() {
    visit(|tab, site| {
        let entry = &site.articles()[5];
        tab.open_ready(&site.base);
        tab.scroll_to(500);
        tab.follow(&site.path_of(entry));
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

/// The router compares new addresses with its own list of old ones, which is wrong after these steps.
#[test]
fn the_address_follows_the_page_after_steps_back_and_forward() {
    visit(|tab, site| {
        let [one, two, three] = [&site.articles()[3], &site.articles()[4], &site.articles()[5]];
        tab.open_ready(&site.path_of(one));
        for entry in [two, three] {
            tab.follow(&site.path_of(entry));
            tab.wait_heading(&entry.title);
        }
        tab.back();
        tab.wait_heading(&two.title);
        tab.forward();
        tab.wait_heading(&three.title);
        tab.follow(&site.path_of(two));
        tab.wait_heading(&two.title);
        assert_eq!(tab.address(), site.path_of(two));
        tab.back();
        tab.wait_heading(&three.title);
        assert_eq!(tab.address(), site.path_of(three));
    });
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
            (false, format!("<a href='{}{}'>", site.base, site.articles()[0].body.path)),
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
