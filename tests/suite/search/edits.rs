//! What an edit does to the files of the index: an update should be small.

use std::collections::BTreeSet;

use tests::invented;

use super::{Blog, Post};

/// As many posts as a blog could have.
pub fn generated(count: usize) -> Vec<Post> {
    invented::posts(count).iter().map(|post| Post::new(&post.slug, &post.title, &post.markdown)).collect()
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
