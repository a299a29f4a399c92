//! Atom and RSS feeds.

use roxmltree::{Document, Node, ParsingOptions};

use crate::post::{Post, one_line};
use crate::report::{LeftOut, Reason};
use crate::tags::{self, Between};
use crate::{File, ImportError, Note, address, date, html};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
const DUBLIN: &str = "http://purl.org/dc/elements/1.1/";

/// Parses XML, a document type included: old exports have one.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    Document::parse_with_options(
        text.trim_start(),
        ParsingOptions { allow_dtd: true, ..ParsingOptions::default() },
    )
}

/// The posts of a feed.
pub(crate) fn read(file: &File) -> Result<(Vec<Post>, Vec<LeftOut>), ImportError> {
    let text = file.text();
    let document = parse(&text)
        .map_err(|error| ImportError::BadXml { file: file.name().to_owned(), why: error.to_string() })?;
    let (mut posts, mut left_out) = (Vec::new(), Vec::new());
    let entries = document.descendants().filter(|node| {
        node.has_tag_name((ATOM, "entry")) || (node.is_element() && node.tag_name().name() == "item")
    });
    for entry in entries {
        let atom = entry.has_tag_name((ATOM, "entry"));
        match if atom { of_atom(file, entry, &text) } else { of_rss(file, entry) } {
            Ok(post) => posts.push(post),
            Err(left) => left_out.push(left),
        }
    }
    Ok((posts, left_out))
}

/// The text of the first child of a name; in no namespace for RSS.
pub(crate) fn child<'a>(node: Node<'a, '_>, namespace: Option<&str>, name: &str) -> Option<String> {
    let found = node.children().find(|child| {
        child.is_element() && child.tag_name().name() == name && child.tag_name().namespace() == namespace
    })?;
    let text: String = found.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// What Atom and RSS say alike.
struct Entry {
    title: Option<String>,
    days: Vec<String>,
    link: Option<String>,
    categories: Vec<String>,
    content: Option<String>,
    summary: Option<String>,
}

fn post(file: &File, entry: Entry) -> Result<Post, LeftOut> {
    let title = entry.title.map(|title| html::text(&title)).unwrap_or_default();
    let shown = if title.is_empty() { entry.link.clone().unwrap_or_default() } else { title.clone() };
    let source = format!("{}: \"{shown}\"", file.name());
    let left = |reason| LeftOut { source: source.clone(), reason };
    let day = entry.days.first().ok_or_else(|| left(Reason::NoDate))?;
    let date = date::read(day).map_err(|fault| left(Reason::of(&fault)))?;
    let whole = entry.content.is_some();
    let summary = entry.summary.as_deref().map(html::text).unwrap_or_default();
    let body = entry.content.or(entry.summary).ok_or_else(|| left(Reason::Empty))?;
    let (markdown, mut notes) = html::markdown(&body);
    if markdown.trim().is_empty() {
        return Err(left(Reason::Empty));
    }
    if !whole {
        notes.push(Note::OnlySummary);
    }
    let addresses: Vec<_> = entry.link.as_deref().and_then(address::of_url).into_iter().collect();
    let name = addresses.first().map(|path| address::name(path)).unwrap_or_default();
    let categories = serde_json::Value::from(entry.categories);
    let title = if title.is_empty() {
        notes.push(Note::TitleOfName);
        let start: String = html::text(&body).chars().take(60).collect();
        one_line(&start)
    } else {
        title
    };
    Ok(Post {
        source,
        title,
        date: Some(date),
        // A summary that is the whole text, or its start, says nothing more.
        summary: if whole && summary.chars().count() < 300 { summary } else { String::new() },
        tags: tags::read(&categories, Between::Commas),
        name,
        addresses,
        markdown,
        notes,
        ..Post::default()
    })
}

fn of_atom(file: &File, entry: Node<'_, '_>, source: &str) -> Result<Post, LeftOut> {
    let text = |name| child(entry, Some(ATOM), name);
    let elements = |name: &'static str| entry.children().filter(move |node| node.has_tag_name((ATOM, name)));
    let content = |name| {
        let node = elements(name).next()?;
        match node.attribute("type") {
            Some("xhtml") => {
                let inner = node.children().find(Node::is_element)?;
                Some(source.get(inner.range())?.to_owned())
            }
            Some("html") => text(name),
            _ => text(name).map(|text| escaped(&text)),
        }
    };
    let link = elements("link").find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
    let categories = elements("category")
        .filter_map(|category| category.attribute("label").or_else(|| category.attribute("term")))
        .map(str::to_owned);
    let mut found = post(
        file,
        Entry {
            title: match elements("title").next().and_then(|title| title.attribute("type")) {
                Some("html" | "xhtml") => text("title"),
                _ => text("title").map(|title| escaped(&title)),
            },
            days: text("published").into_iter().chain(text("updated")).collect(),
            link: link.and_then(|link| link.attribute("href")).map(str::to_owned),
            categories: categories.collect(),
            content: content("content"),
            summary: content("summary"),
        },
    )?;
    let updated = text("updated").and_then(|day| date::read(&day).ok());
    found.updated = updated.filter(|day| found.date.is_some_and(|date| *day > date));
    found.language = entry
        .ancestors()
        .find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).map(str::to_owned));
    Ok(found)
}

fn of_rss(file: &File, item: Node<'_, '_>) -> Result<Post, LeftOut> {
    // RSS 1.0 has a namespace of its own, which is that of the item.
    let namespace = item.tag_name().namespace();
    let text = |name| child(item, namespace, name);
    let categories = item.children().filter(|node| node.is_element() && node.tag_name().name() == "category");
    let content = child(item, Some(CONTENT), "encoded");
    let description = text("description");
    // Many feeds have the whole text in the description.
    let long = description.as_ref().is_some_and(|text| text.contains("<p") && text.len() > 600);
    let (content, summary) = match content {
        Some(content) => (Some(content), description),
        None if long => (description, None),
        None => (None, description),
    };
    post(
        file,
        Entry {
            title: text("title"),
            days: text("pubDate").into_iter().chain(child(item, Some(DUBLIN), "date")).collect(),
            link: text("link").or_else(|| text("guid").filter(|guid| guid.starts_with("http"))),
            categories: categories.filter_map(|node| node.text().map(str::to_owned)).collect(),
            content,
            summary,
        },
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posts(text: &str) -> (Vec<Post>, Vec<LeftOut>) {
        read(&File { path: "feed.xml".into(), bytes: Some(text.as_bytes().to_vec()) }).unwrap()
    }

    #[test]
    fn an_atom_feed_is_read() {
        let (posts, left_out) = posts(
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>B</title>\
             <entry><title type=\"html\">A &amp;amp; B</title><link href=\"https://b.example/2024/a.html\"/>\
             <published>2024-04-09T23:00:00+02:00</published><updated>2024-05-01T00:00:00Z</updated>\
             <category term=\"x y\"/><summary>S</summary><content type=\"html\">&lt;p&gt;T &lt;b&gt;u&lt;/b&gt;&lt;/p&gt;</content></entry>\
             <entry><title>C</title><updated>1970-01-01T00:00:00Z</updated><content type=\"xhtml\"><div>x</div></content></entry>\
             <entry><title>D &lt;i&gt;</title><updated>2024-01-02T00:00:00Z</updated>\
             <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>x</p></div></content></entry></feed>",
        );
        let a = &posts[0];
        assert_eq!((a.title.as_str(), a.markdown.as_str(), a.summary.as_str()), ("A & B", "T **u**", "S"));
        assert_eq!(
            (a.date.unwrap().to_string(), a.updated.unwrap().to_string()),
            ("2024-04-09".into(), "2024-05-01".into())
        );
        assert_eq!((a.addresses.clone(), a.name.as_str()), (vec!["2024/a.html".to_owned()], "a"));
        assert_eq!((a.tags.clone(), a.language.as_deref()), (vec!["x y".to_owned()], Some("de")));
        assert_eq!((posts[1].title.as_str(), posts[1].markdown.as_str()), ("D <i>", "x"));
        assert_eq!(left_out[0].source, "feed.xml: \"C\"");
        assert!(left_out[0].reason.to_string().contains("placeholder"));
    }

    #[test]
    fn an_rss_feed_is_read() {
        let (posts, _) = posts(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>B</title>\
             <item><title>A</title><link>https://b.example/a/</link><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate>\
             <category>x</category><description>S</description><content:encoded><![CDATA[<p>T</p>]]></content:encoded></item>\
             <item><title>B</title><pubDate>2 Oct 2003</pubDate><description>Only this</description></item></channel></rss>",
        );
        assert_eq!(
            (posts[0].title.as_str(), posts[0].date.unwrap().to_string()),
            ("A", "2002-10-02".to_owned())
        );
        assert_eq!((posts[0].markdown.as_str(), posts[0].tags.clone()), ("T", vec!["x".to_owned()]));
        assert!(posts[1].notes.contains(&Note::OnlySummary));
    }
}
