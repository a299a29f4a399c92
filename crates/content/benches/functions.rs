//! What the browser and the build compute with posts: `cargo bench -p content`. The numbers below the names are numbers
//! of posts.

#![allow(clippy::unwrap_used, reason = "a benchmark reports by panicking")]

use content::markdown::{self, Place, sections};
use content::search::excerpt;
use content::{
    Base, Blog, Body, Catalogue, Date, Entry, Listing, Page, PageHead, Reading, Resource, Slug, View,
};
use divan::{Bencher, black_box};
use unicode_normalization::UnicodeNormalization;

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn normalize(text: &str) -> String {
    text.nfkd().collect()
}

/// A post with a table and formulas, in which colours and MathML are missing: they are the build's.
fn body() -> Body {
    Body { markdown: synthetic::post(15).markdown, ..Body::default() }
}

fn entries(count: usize) -> Vec<Entry> {
    let entry = |post: synthetic::Post| {
        let slug = Slug::new(&post.slug).unwrap();
        Entry {
            title: post.title,
            date: Date::parse(&post.date).unwrap(),
            updated: None,
            summary: post.summary,
            tags: post.tags,
            series: None,
            language: None,
            reading: Reading::of(&post.markdown),
            share_image: None,
            body: Resource {
                path: format!("content/{slug}.0123456789abcdef.bin"),
                integrity: "sha256-0123456789abcdefghijklmnopqrstuvwxyz0123456=".to_owned(),
            },
            slug,
        }
    };
    synthetic::posts(count).map(entry).collect()
}

#[divan::bench]
fn render(bencher: Bencher) {
    let (body, base) = (body(), Base::root());
    bencher.bench(|| markdown::render(black_box(&body), &Place::article(&base).on_its_page()));
}

#[divan::bench]
fn body_read(bencher: Bencher) {
    let bytes = postcard::to_allocvec(&body()).unwrap();
    bencher.bench(|| postcard::from_bytes::<Body>(black_box(&bytes)).unwrap());
}

#[divan::bench]
fn search_sections(bencher: Bencher) {
    let body = body();
    bencher.bench(|| sections(black_box(&body.markdown)));
}

#[divan::bench]
fn search_excerpt(bencher: Bencher) {
    let body = body();
    let text: String = sections(&body.markdown).into_iter().map(|section| section.text).collect();
    let word = text.split_whitespace().last().unwrap_or_default().to_lowercase();
    bencher.bench(|| excerpt(black_box(&text), normalize, |found| found == word));
}

#[divan::bench(args = SIZES)]
fn catalogue_made(bencher: Bencher, posts: usize) {
    let entries = entries(posts);
    bencher
        .with_inputs(|| entries.clone())
        .bench_values(|entries| Catalogue::new(Blog::default(), black_box(entries)));
}

#[divan::bench]
fn page_read(bencher: Bencher) {
    let listing = Listing { entries: entries(20), ..Listing::default() };
    let page = Page { head: PageHead::default(), view: View::Home(String::new(), listing) };
    let bytes = page.write("app").unwrap();
    bencher.bench(|| Page::read(black_box(&bytes), "app").unwrap());
}
