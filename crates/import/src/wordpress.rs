//! WordPress' own export: RSS with all that a blog knows.

use std::collections::BTreeMap;

use crate::feed::child;
use crate::post::Post;
use crate::report::{LeftOut, Reason};
use crate::tags::{self, Between};
use crate::{File, ImportError, Note, address, date, feed, html};

const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";

/// The posts of an export; its pages and the trash are named.
pub(crate) fn read(file: &File) -> Result<(Vec<Post>, Vec<LeftOut>), ImportError> {
    let text = file.text();
    let document = feed::parse(&text)
        .map_err(|error| ImportError::BadXml { file: file.name().to_owned(), why: error.to_string() })?;
    let (mut posts, mut left_out) = (Vec::new(), Vec::new());
    for item in document.descendants().filter(|node| node.has_tag_name("item")) {
        match post(file, item) {
            Some(Ok(post)) => posts.push(post),
            Some(Err(left)) => left_out.push(left),
            None => {}
        }
    }
    Ok((posts, left_out))
}

/// `None` for what is neither a post nor a page: attachments, menus, styles.
fn post(file: &File, item: roxmltree::Node<'_, '_>) -> Option<Result<Post, LeftOut>> {
    // The namespace has its version in it.
    let wp = item.children().find_map(|node| {
        node.tag_name()
            .namespace()
            .filter(|it| it.starts_with("http://wordpress.org/export/") && !it.contains("/excerpt/"))
    });
    let of_wp = |name| child(item, wp, name);
    let title = child(item, None, "title").map(|title| html::text(&title)).unwrap_or_default();
    let source = format!("{}: \"{title}\"", file.name());
    let left = |reason| Some(Err(LeftOut { source: source.clone(), reason }));
    match of_wp("post_type").as_deref() {
        Some("post") | None => {}
        Some("page") => return left(Reason::Page),
        _ => return None,
    }
    let status = of_wp("status").unwrap_or_default();
    if matches!(status.as_str(), "trash" | "auto-draft" | "inherit") {
        return left(Reason::Trash);
    }
    let password = of_wp("post_password").is_some();
    let days = [of_wp("post_date"), child(item, None, "pubDate"), of_wp("post_modified")];
    let Some(day) = days.into_iter().flatten().find(|day| date::read(day).is_ok()) else {
        return left(Reason::NoDate);
    };
    let date = date::read(&day).ok();
    let Some(content) = child(item, Some(CONTENT), "encoded") else { return left(Reason::Empty) };
    let (markdown, mut notes) = html::markdown(&paragraphs(&content));
    if markdown.trim().is_empty() {
        return left(Reason::Empty);
    }
    notes.extend(shortcodes(&content));
    let terms = |domain| {
        let nodes = item
            .children()
            .filter(move |node| node.has_tag_name("category") && node.attribute("domain") == domain);
        nodes
            .filter_map(|node| node.text())
            .filter(|term| *term != "Uncategorized")
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (tags, categories) = (terms(Some("post_tag")), terms(Some("category")));
    if !categories.is_empty() {
        notes.push(Note::Categories { count: categories.len() });
    }
    let comments =
        item.children().filter(|node| node.is_element() && node.tag_name().name() == "comment").count();
    if comments > 0 {
        notes.push(Note::Comments { count: comments });
    }
    if password {
        notes.push(Note::Protected);
    }
    let excerpt = item.children().find(|node| {
        node.tag_name().name() == "encoded"
            && node.tag_name().namespace().is_some_and(|it| it.contains("/excerpt/"))
    });
    let link = child(item, None, "link").and_then(|link| address::of_url(&link));
    let all: serde_json::Value = tags.into_iter().chain(categories).collect();
    let updated = of_wp("post_modified").and_then(|day| date::read(&day).ok());
    Some(Ok(Post {
        name: of_wp("post_name")
            .or_else(|| link.as_deref().map(address::name))
            .unwrap_or_else(|| title.clone()),
        source,
        title,
        date,
        updated: updated.filter(|day| Some(*day) > date),
        summary: excerpt.and_then(|node| node.text()).map(html::text).unwrap_or_default(),
        tags: tags::read(&all, Between::Commas),
        draft: password || status != "publish",
        addresses: link.into_iter().collect(),
        markdown,
        notes,
        ..Post::default()
    }))
}

/// WordPress makes paragraphs of blank lines, where there are none yet.
fn paragraphs(content: &str) -> String {
    if content.contains("<p>") || content.contains("<p ") || content.contains("<!-- wp:") {
        return content.to_owned();
    }
    const BLOCKS: [&str; 12] =
        ["<ul", "<ol", "<h1", "<h2", "<h3", "<h4", "<pre", "<blockquote", "<table", "<div", "<figure", "<hr"];
    let mut out = String::new();
    let mut code = false;
    for part in content.split("\n\n") {
        let block = code || BLOCKS.iter().any(|tag| part.trim_start().starts_with(tag));
        code = (code || part.contains("<pre")) && !part.contains("</pre>");
        if block {
            out.push_str(part);
        } else {
            out.push_str(&format!("<p>{}</p>", part.trim().replace('\n', "<br>\n")));
        }
        out.push_str("\n\n");
    }
    out
}

/// `[gallery ids="1"]`: they stay in the text as they are written.
fn shortcodes(content: &str) -> Vec<Note> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (at, _) in content.match_indices('[') {
        let rest = &content[at + 1..];
        let name: String =
            rest.chars().take_while(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-')).collect();
        let closed = rest.find(']').is_some_and(|end| end < 400);
        let after = rest[name.len()..].chars().next();
        let call = after == Some(' ') && rest.find(']').is_some_and(|end| rest[..end].contains('='));
        let known =
            ["gallery", "caption", "embed", "audio", "video", "playlist", "code"].contains(&name.as_str());
        if closed && name.len() > 2 && (call || (known && matches!(after, Some(']' | ' ')))) {
            *counts.entry(format!("[{name}]")).or_default() += 1;
        }
    }
    counts.into_iter().map(|(name, count)| Note::Foreign { name, count }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_make_paragraphs() {
        assert_eq!(paragraphs("a\nb\n\n<ul><li>c</li></ul>"), "<p>a<br>\nb</p>\n\n<ul><li>c</li></ul>\n\n");
        assert_eq!(paragraphs("<p>a</p>\n\nb"), "<p>a</p>\n\nb");
        assert_eq!(paragraphs("<pre>a\n\nb</pre>"), "<pre>a\n\nb</pre>\n\n");
    }

    #[test]
    fn shortcodes_are_counted() {
        let notes = shortcodes(
            "[gallery ids=\"1\"] [caption id=\"a\"]x[/caption] [1] [see below] a[i] [note] [my-code x=1]",
        );
        let said: Vec<_> = notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "[caption] 1×, shown as it is written",
                "[gallery] 1×, shown as it is written",
                "[my-code] 1×, shown as it is written"
            ]
        );
    }
}
