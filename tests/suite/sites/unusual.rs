//! What a repository cannot hold: made in a temporary folder, one file at a time.

use std::fs;
use std::path::Path;

use site::{Drafts, Project};

const BLOG: &[u8] =
    b"title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\nbase_url = \"https://example.org/\"\n";
const POST: &[u8] = b"+++\ntitle = \"A\"\ndate = \"2025-01-01\"\n+++\n\nText.\n";

/// What is said about a blog with these files, without the closing line; nothing when it is in order.
fn said(files: &[(&str, &[u8])], more: impl FnOnce(&Path)) -> String {
    let root = tempfile::tempdir().unwrap();
    for (file, bytes) in files {
        let file = root.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    more(root.path());
    match Project::load(root.path(), Drafts::Show) {
        Ok(_) => String::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

fn nothing_more(_: &Path) {}

#[test]
fn a_byte_that_is_no_utf8_is_named_with_its_line() {
    let post = b"\xef\xbb\xbf+++\r\ntitle = \"A\"\r\n+++\r\n\r\ncaf\xe9\r\n";
    assert_eq!(
        said(&[("blog.toml", BLOG), ("posts/a.md", post), ("posts/b.md", POST)], nothing_more),
        "posts/a.md:5: the file is not UTF-8 from here on\n    save the file again with the encoding UTF-8"
    );
    // As Windows' Notepad calls "Unicode".
    assert_eq!(
        said(&[("blog.toml", b"\xff\xfet\0i\0"), ("posts/a.md", POST)], nothing_more),
        "blog.toml:1: the file is not UTF-8 from here on\n    save the file again with the encoding UTF-8"
    );
}

#[test]
fn the_settings_may_begin_with_a_byte_order_mark() {
    let blog = String::from_utf8(BLOG.to_vec()).unwrap().replace('\n', "\r\n");
    let blog = [b"\xef\xbb\xbf", blog.as_bytes()].concat();
    assert_eq!(said(&[("blog.toml", &blog), ("posts/a.md", POST)], nothing_more), "");
    let wrong = [&blog[..], b"theme = \"dark\"\r\n"].concat();
    assert!(
        said(&[("blog.toml", &wrong), ("posts/a.md", POST)], nothing_more)
            .starts_with("blog.toml:6: there is no setting 'theme'")
    );
}

#[test]
fn without_posts_the_way_to_a_first_one_is_named() {
    assert_eq!(
        said(&[("blog.toml", BLOG)], nothing_more),
        "posts: there is no such folder\n    create it and write a first post with: cargo blog new \"A title\""
    );
    assert_eq!(
        said(&[("blog.toml", BLOG), ("posts", b"x")], nothing_more),
        "posts: this cannot be read: it is not a folder\n    \
         rename this file, and put the posts into a folder posts/"
    );
    // A folder that is still empty is in order: the blog has no post yet.
    assert_eq!(said(&[("blog.toml", BLOG)], |root| fs::create_dir(root.join("posts")).unwrap()), "");
}

#[test]
fn a_folder_that_is_named_like_a_post_is_told() {
    assert_eq!(
        said(&[("blog.toml", BLOG), ("posts/a.md/index.md", POST)], nothing_more),
        "posts/a.md: this cannot be read: it is a folder\n    \
         name the folder without .md: its index.md is the post"
    );
}

#[test]
fn an_empty_folder_is_told() {
    assert_eq!(
        said(&[("blog.toml", BLOG), ("posts/a.md", POST)], |root| {
            fs::create_dir(root.join("posts/pictures")).unwrap();
        }),
        "posts/pictures: the folder pictures has no index.md\n    \
         name the post's text index.md, or remove the folder"
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_that_is_gone_is_told() {
    let files = [("blog.toml", BLOG), ("posts/b.md", b"+++\ntitle = \"A\"\n+++\n\n[A](a.md)\n" as &[u8])];
    assert_eq!(
        said(&files, |root| std::os::unix::fs::symlink("gone.md", root.join("posts/a.md")).unwrap()),
        "posts/a.md: this cannot be read: it does not exist\n    \
         remove this link to it, or put the file back\n\
         posts/b.md:1: the front matter has no date\n    add the line date = \"YYYY-MM-DD\""
    );
}

#[cfg(unix)]
#[test]
fn folders_that_lead_in_a_circle_end() {
    let files = [("blog.toml", BLOG), ("posts/a/index.md", POST)];
    assert_eq!(said(&files, |root| std::os::unix::fs::symlink("..", root.join("posts/a/up")).unwrap()), "");
}
