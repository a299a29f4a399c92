//! What the build alone computes with posts: `cargo bench -p site`. The numbers below the names are numbers of posts.

#![allow(clippy::unwrap_used, reason = "a benchmark reports by panicking")]

use content::markdown::built;
use content::{Date, Slug};
use divan::{Bencher, black_box};
use site::search::{Article, Corpus};

fn main() {
    divan::main();
}

const SIZES: [usize; 2] = [100, 1_000];

/// Posts, and what the index takes of each.
struct Posts(Vec<(Slug, Date, synthetic::Post)>);

impl Posts {
    fn new(count: usize) -> Self {
        let post =
            |post: synthetic::Post| (Slug::new(&post.slug).unwrap(), Date::parse(&post.date).unwrap(), post);
        Self(synthetic::posts(count).map(post).collect())
    }

    fn articles(&self) -> Vec<Article<'_>> {
        let Self(posts) = self;
        let article = posts.iter().map(|(slug, date, post)| Article {
            slug,
            title: &post.title,
            date: *date,
            summary: &post.summary,
            tags: &post.tags,
            series: None,
            markdown: &post.markdown,
        });
        article.collect()
    }
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn search_words(bencher: Bencher, posts: usize) {
    let posts = Posts::new(posts);
    let articles = posts.articles();
    bencher.bench(|| Corpus::read(black_box(&articles), "en"));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn search_related(bencher: Bencher, posts: usize) {
    let posts = Posts::new(posts);
    let corpus = Corpus::read(&posts.articles(), "en");
    bencher.bench(|| black_box(&corpus).related());
}

#[divan::bench]
fn colours_rust(bencher: Bencher) {
    colours(bencher, "rust");
}

#[divan::bench]
fn colours_python(bencher: Bencher) {
    colours(bencher, "python");
}

#[divan::bench]
fn formula(bencher: Bencher) {
    let tex = r"\sum_{i=1}^{40} \sqrt{x_i^2 + 7} \le \int_0^{\infty} \frac{\alpha(t)}{31} \, dt";
    bencher.bench(|| site::mathml(black_box(tex), true));
}

/// The block of this language in a post.
fn colours(bencher: Bencher, language: &str) {
    let (blocks, _) = built(&synthetic::post(15).markdown);
    let block = blocks.into_iter().find(|block| &*block.info == language).unwrap();
    bencher.bench(|| site::runs(black_box(&block)));
}
