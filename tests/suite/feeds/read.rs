//! Reads feeds and sitemaps, and refuses what their formats forbid.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use roxmltree::{Document, Node};
use serde_json::Value;
use url::Url;

/// A feed in any of the formats.
pub struct Feed {
    pub itself: String,
    /// RFC 3339, in UTC.
    pub updated: Option<String>,
    pub articles: Vec<Article>,
}

pub struct Article {
    pub id: String,
    pub url: String,
    pub title: String,
    pub html: String,
    pub published: String,
    pub updated: String,
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
const CREATOR: &str = "http://purl.org/dc/elements/1.1/";

pub fn feed(path: &str, text: &str) -> Feed {
    match path.rsplit('/').next() {
        Some("feed.xml") => atom(text),
        Some("rss.xml") => rss(text),
        Some("feed.json") => json(text),
        _ => panic!("{path} is no feed"),
    }
}

/// RFC 4287, 4.1: what has to be there, once.
fn atom(text: &str) -> Feed {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    assert!(root.has_tag_name((ATOM, "feed")));
    absolute(&one(root, ATOM, "id"));
    for name in ["title", "subtitle"] {
        assert!(!one(root, ATOM, name).is_empty(), "an empty {name}");
    }
    let author = child(root, ATOM, "author");
    assert!(!one(author, ATOM, "name").is_empty());
    absolute(&link(root, "alternate"));
    let entries = children(root, ATOM, "entry").map(|entry| {
        let content = child(entry, ATOM, "content");
        assert_eq!(content.attribute("type"), Some("html"));
        one(entry, ATOM, "summary");
        for category in children(entry, ATOM, "category") {
            assert!(category.attribute("term").is_some_and(|term| !term.is_empty()));
        }
        Article {
            id: one(entry, ATOM, "id"),
            url: link(entry, "alternate"),
            title: one(entry, ATOM, "title"),
            html: content.text().unwrap_or_default().to_owned(),
            published: time(&one(entry, ATOM, "published")),
            updated: time(&one(entry, ATOM, "updated")),
        }
    });
    let articles: Vec<_> = entries.collect();
    let updated = time(&one(root, ATOM, "updated"));
    Feed { itself: link(root, "self"), updated: (!articles.is_empty()).then_some(updated), articles }
}

/// RSS 2.0: the channel's three elements, and what its advisory board's profile wants of items.
fn rss(text: &str) -> Feed {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("version")), ("rss", Some("2.0")));
    let channel = child(root, "", "channel");
    absolute(&one(channel, "", "link"));
    for name in ["title", "description", "language"] {
        assert!(!one(channel, "", name).is_empty(), "an empty {name}");
    }
    let updated = children(channel, "", "lastBuildDate").next().map(|date| mail_time(date.text().unwrap()));
    let items = children(channel, "", "item").map(|item| {
        let guid = child(item, "", "guid");
        assert_eq!(guid.attribute("isPermaLink"), Some("true"));
        one(item, "", "description");
        assert!(!one(item, CREATOR, "creator").is_empty());
        let published = mail_time(&one(item, "", "pubDate"));
        Article {
            id: guid.text().unwrap().to_owned(),
            url: one(item, "", "link"),
            title: one(item, "", "title"),
            html: one(item, CONTENT, "encoded"),
            published: published.clone(),
            updated: published,
        }
    });
    let mut articles: Vec<_> = items.collect();
    // RSS has no time of an article's change; the newest of the feed stands for them.
    if let (Some(first), Some(updated)) = (articles.first_mut(), &updated) {
        first.updated.clone_from(updated);
    }
    Feed { itself: link(channel, "self"), updated, articles }
}

/// JSON Feed 1.1: its required members, and those that say more by their kinds.
fn json(text: &str) -> Feed {
    let feed: Value = serde_json::from_str(text).unwrap();
    let text =
        |value: &Value, name: &str| value[name].as_str().unwrap_or_else(|| panic!("no {name}")).to_owned();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    absolute(&text(&feed, "home_page_url"));
    assert!(!text(&feed, "title").is_empty() && !text(&feed, "language").is_empty());
    assert!(!text(&feed["authors"][0], "name").is_empty());
    let items = feed["items"].as_array().unwrap().iter().map(|item| {
        let published = time(&text(item, "date_published"));
        let changed = item.get("date_modified").map(|_| time(&text(item, "date_modified")));
        Article {
            id: text(item, "id"),
            url: text(item, "url"),
            title: text(item, "title"),
            html: text(item, "content_html"),
            updated: changed.unwrap_or_else(|| published.clone()),
            published,
        }
    });
    let articles: Vec<_> = items.collect();
    // JSON Feed has no time of its own.
    let updated = articles.iter().map(|article| article.updated.clone()).max();
    Feed { itself: text(&feed, "feed_url"), updated, articles }
}

/// Addresses and last changes of a sitemap or of an index of them.
pub fn sitemap(text: &str, root: &str, element: &str) -> Vec<(String, Option<String>)> {
    const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
    let document = Document::parse(text).unwrap();
    assert!(document.root_element().has_tag_name((SITEMAP, root)));
    let entries = document.root_element().children().filter(Node::is_element).map(|entry| {
        assert!(entry.has_tag_name((SITEMAP, element)));
        let date = children(entry, SITEMAP, "lastmod").next().and_then(|date| date.text());
        (one(entry, SITEMAP, "loc"), date.map(str::to_owned))
    });
    entries.collect()
}

fn children<'a, 'b>(
    node: Node<'a, 'b>,
    namespace: &'static str,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'b>> {
    let is = move |child: &Node<'_, '_>| {
        child.tag_name().name() == name && child.tag_name().namespace().unwrap_or_default() == namespace
    };
    node.children().filter(is)
}

fn child<'a, 'b>(node: Node<'a, 'b>, namespace: &'static str, name: &'static str) -> Node<'a, 'b> {
    let found: Vec<_> = children(node, namespace, name).collect();
    assert_eq!(found.len(), 1, "{name} in {:?}", node.tag_name());
    found[0]
}

/// The text of the one child of that name.
fn one(node: Node<'_, '_>, namespace: &'static str, name: &'static str) -> String {
    child(node, namespace, name).text().unwrap_or_default().to_owned()
}

fn link(node: Node<'_, '_>, rel: &str) -> String {
    let mut links = node.children().filter(|child| child.has_tag_name((ATOM, "link")));
    let found = links.find(|link| link.attribute("rel") == Some(rel)).unwrap();
    absolute(found.attribute("href").unwrap())
}

fn absolute(address: &str) -> String {
    Url::parse(address).unwrap();
    assert!(address.is_ascii(), "{address} is no URI");
    address.to_owned()
}

/// RFC 3339.
fn time(text: &str) -> String {
    text.parse::<Timestamp>().unwrap().to_string()
}

/// RFC 822; jiff refuses a weekday that the day does not have.
fn mail_time(text: &str) -> String {
    rfc2822::parse(text).unwrap().timestamp().to_string()
}

#[test]
#[should_panic(expected = "weekday")]
fn a_wrong_weekday_is_found() {
    mail_time("Mon, 22 Jan 2025 00:00:00 +0000");
}
