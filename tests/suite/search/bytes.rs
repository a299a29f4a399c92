//! What a question fetches, from opening the search to results with their excerpts, as a host compresses it.

use compress::Format;

use super::edits::generated;
use super::judged::own;
use super::{Blog, Post};

const QUESTIONS: [&str; 7] =
    ["contract", "golden paths", "error budget", "deploy python wheels", "migratoin", "how to recover", "s"];

/// The kilobytes of files, each compressed.
fn kilobytes(blog: &Blog) -> f64 {
    let size = |path: &String| Format::Brotli.compress(&blog.files[path]).unwrap().len();
    let bytes: usize = blog.requests.borrow().iter().map(size).sum();
    f64::from(u32::try_from(bytes).unwrap()) / 1000.0
}

fn report(posts: &[Post]) -> f64 {
    let blog = Blog::new(posts, "en");
    let files = blog.files.keys().filter(|name| name.starts_with("search/")).count();
    let all: usize =
        blog.files.iter().filter(|(name, _)| name.starts_with("search/")).map(|(_, bytes)| bytes.len()).sum();
    println!("{} articles: {files} files of the index, {} kB before compression", posts.len(), all / 1000);
    let mut most: f64 = 0.0;
    for question in QUESTIONS {
        let visit = blog.visited_anew();
        let answer = visit.ask(question);
        let list = kilobytes(&visit);
        visit.excerpts(&answer);
        let all = kilobytes(&visit);
        println!(
            "  {question:<24} list {list:>6.1} kB, with excerpts {all:>6.1} kB, {} requests",
            visit.requests.borrow().len()
        );
        most = most.max(all);
    }
    most
}

#[test]
fn a_small_blog_is_searched_with_few_bytes() {
    let most = report(&own());
    assert!(most <= 60.0, "a question costs {most} kB");
}

#[test]
#[ignore = "a measurement"]
fn a_thousand_articles() {
    assert!(report(&generated(1_000)) <= 140.0);
}

#[test]
#[ignore = "a measurement"]
fn ten_thousand_articles() {
    assert!(report(&generated(10_000)) <= 300.0);
}
