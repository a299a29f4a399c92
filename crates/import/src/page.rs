//! A saved HTML page: one article, and what its head says of it.

use scraper::{ElementRef, Html, Selector};

use crate::post::{Post, one_line};
use crate::report::{LeftOut, Reason};
use crate::tags::{self, Between};
use crate::{DateFault, File, Note, address, date, html};

/// The article of a page.
pub(crate) fn read(file: &File) -> Result<Post, LeftOut> {
    let text = file.text();
    let page = Html::parse_document(&text);
    let left = |reason| LeftOut { source: file.path.clone(), reason };
    let article = ["article", "main", "[role=main]", ".post", "body"]
        .iter()
        .find_map(|selector| first(&page, selector))
        .ok_or_else(|| left(Reason::Empty))?;
    let of = |element: ElementRef<'_>| one_line(&element.text().collect::<String>());
    let heading =
        select("h1").and_then(|h1| article.select(&h1).next()).map(of).filter(|text| !text.is_empty());
    let mut notes = Vec::new();
    let title = meta(&page, &["og:title", "twitter:title"])
        .or_else(|| heading.clone())
        .or_else(|| first(&page, "title").map(of))
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| {
            notes.push(Note::TitleOfName);
            address::name(&file.path)
        });
    let days = meta(&page, &["article:published_time", "datePublished", "date", "dc.date", "DC.date.issued"])
        .into_iter()
        .chain(first(&page, "time[datetime]").and_then(|time| time.attr("datetime")).map(str::to_owned))
        .chain(first(&page, "time").map(of))
        .chain(json_ld(&page, "datePublished"));
    let mut fault: Option<DateFault> = None;
    let mut day = None;
    for text in days {
        match date::read(&text) {
            Ok(date) => day = day.or(Some(date)),
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    let day = day.or_else(|| date::of_path(&file.path).map(|(date, _)| date));
    let day = day.ok_or_else(|| left(fault.as_ref().map_or(Reason::NoDate, Reason::of)))?;
    let (mut markdown, found) = html::markdown(&without_frame(article));
    notes.extend(found);
    // The title stands above the text of its own accord.
    if let Some(rest) =
        heading.and_then(|text| markdown.trim_start().strip_prefix(&format!("# {text}")).map(str::to_owned))
    {
        markdown = rest;
        notes.push(Note::TitleRepeated);
    }
    if markdown.trim().is_empty() {
        return Err(left(Reason::Empty));
    }
    let canonical =
        first(&page, "link[rel=canonical]").and_then(|link| link.attr("href")).and_then(address::of_url);
    let words = tags_of(&page);
    let updated =
        meta(&page, &["article:modified_time", "dateModified"]).and_then(|text| date::read(&text).ok());
    Ok(Post {
        source: file.path.clone(),
        name: canonical.as_deref().map_or_else(|| address::name(&file.path), address::name),
        title,
        date: Some(day),
        updated: updated.filter(|updated| *updated > day),
        summary: meta(&page, &["description", "og:description"]).unwrap_or_default(),
        tags: tags::read(&words.into(), Between::Commas),
        language: first(&page, "html").and_then(|html| html.attr("lang")).map(str::to_owned),
        addresses: canonical.into_iter().collect(),
        markdown,
        notes,
        ..Post::default()
    })
}

fn select(selector: &str) -> Option<Selector> {
    Selector::parse(selector).ok()
}

fn first<'a>(page: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    page.select(&select(selector)?).next()
}

fn meta(page: &Html, names: &[&str]) -> Option<String> {
    let metas = select("meta[content]")?;
    names.iter().find_map(|name| {
        let found = page.select(&metas).find(|meta| {
            ["name", "property", "itemprop"]
                .iter()
                .any(|key| meta.attr(key).is_some_and(|it| it.eq_ignore_ascii_case(name)))
        })?;
        found.attr("content").map(one_line).filter(|text| !text.is_empty())
    })
}

fn tags_of(page: &Html) -> Vec<String> {
    let Some(tags) = select("meta[property='article:tag'], meta[name=keywords]") else { return Vec::new() };
    let found = page.select(&tags).filter_map(|meta| meta.attr("content"));
    found.flat_map(|content| content.split(',')).map(one_line).collect()
}

fn json_ld(page: &Html, key: &str) -> Option<String> {
    let scripts = select("script[type='application/ld+json']")?;
    page.select(&scripts).find_map(|script| {
        let text: String = script.text().collect();
        find(&serde_json::from_str(&text).ok()?, key)
    })
}

fn find(value: &serde_json::Value, key: &str) -> Option<String> {
    match value {
        serde_json::Value::Object(object) => {
            let own = object.get(key).and_then(|value| value.as_str()).map(str::to_owned);
            own.or_else(|| object.values().find_map(|value| find(value, key)))
        }
        serde_json::Value::Array(values) => values.iter().find_map(|value| find(value, key)),
        _ => None,
    }
}

/// The article without what surrounds it on every page.
fn without_frame(article: ElementRef<'_>) -> String {
    let whole = article.html();
    if !["article", "main"].contains(&article.value().name()) {
        let mut page = Html::parse_fragment(&whole);
        if let Some(frame) = select("nav, header, footer, aside") {
            let ids: Vec<_> = page.select(&frame).map(|element| element.id()).collect();
            for id in ids {
                if let Some(mut node) = page.tree.get_mut(id) {
                    node.detach();
                }
            }
        }
        return page.html();
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_page_is_an_article() {
        let html = "<html lang=en><head><title>A | Blog</title><meta property='article:published_time' content='2024-04-09T10:00:00Z'>\
                    <meta name=keywords content='x, y'><link rel=canonical href='https://b.example/2024/a/'></head><body><nav>Menu</nav>\
                    <main><article><h1>A</h1><p>Text</p><img src='a_files/x.png' alt='X'></article></main></body></html>";
        let post = read(&File { path: "a.html".into(), bytes: Some(html.into()) }).unwrap();
        assert_eq!((post.title.as_str(), post.date.unwrap().to_string()), ("A", "2024-04-09".to_owned()));
        assert_eq!(post.markdown.trim(), "Text\n\n![X](a_files/x.png)");
        assert_eq!(
            (post.tags, post.addresses, post.name),
            (vec!["x".to_owned(), "y".into()], vec!["2024/a/".to_owned()], "a".into())
        );
        let html = "<body><nav>Menu</nav><h1>A</h1><p>Text</p><script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2024-04-09\"}]}</script>";
        let post = read(&File { path: "a.html".into(), bytes: Some(html.into()) }).unwrap();
        assert_eq!((post.title.as_str(), post.markdown.trim()), ("A", "Text"));
        let left =
            read(&File { path: "a.html".into(), bytes: Some("<h1>A</h1><p>b</p>".into()) }).unwrap_err();
        assert_eq!(left.reason, Reason::NoDate);
    }
}
