//! What a finished blog says of itself, put together from the pages that its app fetches.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use content::{Blog, Catalogue, Page, View};

/// The articles of a finished blog, by the paths of its files and what is in them.
///
/// # Panics
/// When it has no home page, or a page that its app could not read.
#[must_use]
pub fn catalogue<'a>(paths: impl IntoIterator<Item = &'a str>, read: impl Fn(&str) -> Vec<u8>) -> Catalogue {
    let document = String::from_utf8(read("index.html")).unwrap();
    let app = between(&document, "data-app=\"", "\"");
    let page = |path: &str| {
        Page::read(&read(path), app).unwrap_or_else(|error| panic!("{path} cannot be read: {error:?}"))
    };
    let home = page("index.bin");
    let View::Home(tagline, _) = home.view else { panic!("the home page is another: {:?}", home.view) };
    let canonical = home.head.elements.iter().find(|element| element.attributes[0].1 == "canonical").unwrap();
    let blog = Blog {
        title: home.head.title,
        tagline,
        language: between(&document, "<html lang=\"", "\"").to_owned(),
        url: canonical.attributes[1].1.clone(),
        ..Blog::default()
    };
    let is_article = |path: &&str| path.starts_with("posts/") && path.ends_with(&format!("/{}", Page::FILE));
    let entries = paths.into_iter().filter(is_article).map(|path| match page(path).view {
        View::Article(around) => {
            let series = around.part.map(|part| part.name);
            content::Entry { series, body: around.body, ..around.entry }
        }
        other => panic!("{path} is no article: {other:?}"),
    });
    Catalogue::new(blog, entries.collect())
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let found = text.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    found.unwrap_or_else(|| panic!("{start} does not stand there")).0
}
