use std::borrow::Cow;

use serde::Serialize;

use super::Format;
use super::channel::{Article, Channel};
use super::time::rfc3339;
use crate::assemble::xml::allowed;

/// JSON Feed 1.1. Control characters could be escaped here, but mean nothing to a reader either: the three formats
/// hold the same text.
pub(super) fn write(channel: &Channel<'_>) -> Result<String, serde_json::Error> {
    let blog = channel.blog();
    let author = Author { name: allowed(&blog.author), url: channel.home() };
    let mut text = serde_json::to_string_pretty(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: allowed(&channel.title),
        home_page_url: &channel.page,
        feed_url: channel.address(Format::Json),
        description: allowed(&channel.about),
        language: &blog.language,
        authors: [author],
        items: channel.articles().map(item).collect(),
    })?;
    text.push('\n');
    Ok(text)
}

fn item(article: Article<'_>) -> Item<'_> {
    let Article { entry, url, html, .. } = article;
    Item {
        language: entry.language.as_deref(),
        id: url.clone(),
        url,
        title: allowed(&entry.title),
        summary: allowed(&entry.summary),
        content_html: html,
        date_published: rfc3339(entry.date),
        date_modified: entry.updated.map(rfc3339),
        tags: entry.tags.iter().map(|tag| allowed(tag)).collect(),
    }
}

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: Cow<'a, str>,
    home_page_url: &'a str,
    feed_url: String,
    description: Cow<'a, str>,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: Cow<'a, str>,
    url: String,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: Cow<'a, str>,
    summary: Cow<'a, str>,
    content_html: &'a str,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Cow<'a, str>>,
}
