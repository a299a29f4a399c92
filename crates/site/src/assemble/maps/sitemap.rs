use std::collections::HashMap;

use content::{Address, Date, Slug};

use crate::assemble::published::{File, Published, changed};
use crate::assemble::xml::Xml;

/// The most addresses that one sitemap may hold (sitemaps.org). The other limit, 50 MiB, is out of reach then: a slug
/// is a file's name of at most 255 bytes, each at most three in an address, so that an entry stays below 900 bytes
/// and 50,000 of them below 45 MB.
pub const MOST: usize = 50_000;

const SCHEMA: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// `sitemap.xml` with the given pages in their order; when they are more than `most`, `sitemap-1.xml` and so on, with
/// `sitemap.xml` as their index.
#[must_use]
pub fn files(published: &Published<'_>, pages: &[Address], most: usize) -> Vec<File> {
    let articles = published.catalogue.posts.iter().map(|entry| (&entry.slug, changed(entry))).collect();
    let entry = |page: &Address| (published.page(page), last_change(published, &articles, page));
    let entries: Vec<_> = pages.iter().map(entry).collect();
    if entries.len() <= most {
        return vec![File { path: "sitemap.xml".to_owned(), text: list("urlset", "url", &entries) }];
    }
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (number, entries) in (1..).zip(entries.chunks(most.max(1))) {
        let path = format!("sitemap-{number}.xml");
        parts.push((published.address(&path), entries.iter().filter_map(|(_, date)| *date).max()));
        files.push(File { path, text: list("urlset", "url", entries) });
    }
    files.push(File { path: "sitemap.xml".to_owned(), text: list("sitemapindex", "sitemap", &parts) });
    files
}

fn list(root: &str, element: &str, entries: &[(String, Option<Date>)]) -> String {
    let mut xml = Xml::new();
    xml.element(root, &[SCHEMA], |xml| {
        for (address, date) in entries {
            xml.element(element, &[], |xml| {
                xml.text("loc", &[], address);
                if let Some(date) = date {
                    xml.text("lastmod", &[], &date.to_string());
                }
            });
        }
    });
    xml.finish()
}

/// A list has changed when any article that it lists has.
fn last_change(published: &Published<'_>, articles: &HashMap<&Slug, Date>, page: &Address) -> Option<Date> {
    if let Address::Article(slug) = page {
        return articles.get(slug).copied();
    }
    let has = |name: &str, slug: &Slug| Slug::from_text(name).as_ref() == Some(slug);
    let posts = match page {
        Address::Page(number) => published.catalogue.page(number.get()),
        _ => &published.catalogue.posts,
    };
    let listed = posts.iter().filter(|entry| match page {
        Address::Tag(slug) => entry.tags.iter().any(|tag| has(tag, slug)),
        Address::Series(slug) => entry.series.as_ref().is_some_and(|series| has(series, slug)),
        _ => true,
    });
    listed.map(changed).max()
}
