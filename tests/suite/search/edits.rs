//! What an edit does to the files of the index: an update should be small.

use std::collections::BTreeSet;

use super::judged::own;
use super::{Blog, Post};

/// As many posts, made of paragraphs of the blog's own with some invented words, as a vocabulary grows in truth.
pub fn generated(count: usize) -> Vec<Post> {
    let own = own();
    let paragraphs: Vec<&str> =
        own.iter().flat_map(|post| post.markdown.split("\n\n")).filter(|text| text.len() > 80).collect();
    let mut seed: u64 = 7;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let syllables = [
        "ba", "con", "der", "el", "fra", "gi", "hom", "in", "ka", "lor", "mi", "no", "pre", "ru", "sti",
        "ta", "un", "ver",
    ];
    let posts = (0..count).map(|number| {
        let mut markdown = String::new();
        for section in 0..6 {
            let mut words = String::new();
            for _ in 0..4 {
                let length = 2 + next(3);
                words.extend((0..length).map(|_| syllables[next(syllables.len())]));
                words.push(' ');
            }
            if section > 0 {
                markdown += &format!("## About {words}\n\n");
            }
            markdown += &format!("{}\n\nAlso {words}.\n\n", paragraphs[next(paragraphs.len())]);
        }
        Post::new(
            &format!("post-{number:05}"),
            &format!(
                "Post about {}",
                paragraphs[next(paragraphs.len())].split(' ').take(4).collect::<Vec<_>>().join(" ")
            ),
            &markdown,
        )
    });
    posts.collect()
}

/// The files of the index that one blog has and the other has not, and how many it has.
fn changed(before: &Blog, after: &Blog) -> (usize, usize) {
    let files = |blog: &Blog| -> BTreeSet<String> {
        blog.files.keys().filter(|name| name.starts_with("search/")).cloned().collect()
    };
    let (before, after) = (files(before), files(after));
    (after.difference(&before).count(), after.len())
}

/// A sentence is corrected; a post is added.
fn edits(posts: &mut Vec<Post>) -> [(usize, usize); 2] {
    let before = Blog::new(posts, "en");
    let edited = &mut posts[3];
    edited.markdown = edited.markdown.replacen("Also ", "A corrected sentence: ", 1);
    let after = Blog::new(posts, "en");
    posts.push(Post::new("the-newest", "The newest", "A short note about deployments that went well.\n"));
    [changed(&before, &after), changed(&after, &Blog::new(posts, "en"))]
}

#[test]
fn an_edit_changes_few_files_of_the_index() {
    let [(edited, of), (added, _)] = edits(&mut generated(200));
    println!("200 articles: a corrected sentence changes {edited} of {of} files, a short new post {added}");
    assert!(of >= 15, "{of} files are not enough to tell");
    assert!(edited <= 7, "a corrected sentence changes {edited} of {of} files of the index");
    assert!(added <= of / 2 + 3, "a short post changes {added} of {of} files of the index");
}

#[test]
#[ignore = "a measurement"]
fn edits_of_a_thousand_articles() {
    let [(edited, of), (added, _)] = edits(&mut generated(1_000));
    println!("1000 articles: a corrected sentence changes {edited} of {of} files, a short new post {added}");
}

#[test]
fn the_same_posts_make_the_same_files() {
    let posts = generated(40);
    let [one, other] = [(); 2].map(|()| Blog::new(&posts, "en"));
    assert!(one.files == other.files, "two indexes of the same posts differ");
}
