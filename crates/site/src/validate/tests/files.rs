use std::fs::File;

use super::blog::Blog;
use crate::hash;
use crate::validate::{Known, Origins, validate};

#[test]
fn every_kind_of_reference_is_followed() {
    let names = [
        ("link", "<a href=X>x</a>"),
        ("form's address", "<form action=X></form>"),
        ("image", "<img src=X alt=\"\" width=1 height=1>"),
        ("image", "<img srcset=\"X 2x\" alt=\"\" width=1 height=1>"),
        ("image", "<video poster=X></video>"),
        ("file", "<video><source src=X></video>"),
        ("script", "<script src=X></script>"),
        ("stylesheet", "<link rel=stylesheet href=X>"),
        ("preloaded file", "<link rel=modulepreload href=X>"),
        ("icon", "<link rel=\"shortcut icon\" href=X>"),
        ("manifest", "<link rel=manifest href=X>"),
        ("alternate form", "<link rel=alternate href=X>"),
        ("shared address", "<meta property=og:image content=https://example.orgX>"),
    ];
    for (name, html) in names {
        let blog = Blog::new().home(&html.replace('X', "/gone.pdf"));
        let problems = blog.problems();
        let what = match name {
            "link" => "the link /gone.pdf leads to no file".to_owned(),
            "shared address" => "the shared address https://example.org/gone.pdf does not exist".to_owned(),
            name => format!("the {name} /gone.pdf does not exist"),
        };
        assert_eq!(problems.len(), 1, "{html}: {problems:?}");
        assert!(problems[0].starts_with(&format!("dist/index.html: {what}\n")), "{html}: {problems:?}");
        let blog = Blog::new().home(&html.replace('X', "/found.pdf")).file("found.pdf", "x");
        assert_eq!(blog.problems(), [""; 0], "{html}");
    }
    let empty = "dist/index.html: the image \"\" is no address\n    correct it, or remove it";
    Blog::new().home("<img src=\"\" alt=\"\" width=1 height=1>").has(&[empty]);
}

#[test]
fn nothing_is_orphaned() {
    let blog = Blog::new().home("<link rel=next href=/b/>").page("a/index.html", "<a href=/a/>itself</a>");
    blog.page("b/index.html", "").file("style/x.css", "").has(&[
        "dist/a/index.html: no link leads to this page\n    link it from a list or menu, or do not write it",
        "dist/b/index.html: no link leads to this page\n    link it from a list or menu, or do not write it",
        "dist/style/x.css: nothing refers to this file\n    \
         refer to it, or do not write it; what others fetch by name belongs into public/",
    ]);
    let blog = Blog::new();
    blog.write("public/key.asc", "x");
    let known =
        ["robots.txt", "llms.txt", "sw.js", "CNAME", "_headers", ".well-known/x", "key.asc", "robots.txt.br"];
    known.into_iter().fold(blog, |blog, path| blog.file(path, "x")).file("sitemap.xml", "<urlset/>").has(&[]);
    let unused = "dist/a.pdf: nothing refers to this file\n    \
                  refer to it, or do not write it; what others fetch by name belongs into public/";
    Blog::new().file("a.pdf", "x").file("sw.js", "[\"/a.pdf\"]").has(&[unused]);
}

#[test]
fn a_folder_without_a_home_page() {
    let blog = Blog::new();
    std::fs::remove_file(blog.dist().join("index.html")).unwrap();
    blog.has(&["dist: the blog has no index.html\n    build with cargo blog build"]);
}

#[test]
fn only_known_kinds() {
    Blog::new().home("<a href=/a.xyz>x</a><a href=/LICENSE>y</a>").file("a.xyz", "").file("LICENSE", "").has(&[
        "dist/LICENSE: the file's name says no kind\n    put it into public/, or add its kind to validate/kind.rs",
        "dist/a.xyz: the blog has no files of the kind .xyz\n    \
         put it into public/, or add its kind to validate/kind.rs",
    ]);
}

#[test]
fn only_sane_sizes() {
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a><img src=/a.png alt=\"\" width=1 height=1>");
    let blog = blog.page("posts/welcome/index.html", &"<p>x</p>\n".repeat(250_000));
    File::create(blog.dist().join("a.png")).unwrap().set_len(5_000_001).unwrap();
    blog.write("public/b.zip", "");
    File::create(blog.dist().join("b.zip")).unwrap().set_len(25_000_001).unwrap();
    blog.has(&[
        "dist/a.png: the image is 5.1 MB, more than 5.0 MB\n    export it again, smaller or as AVIF or WebP",
        "posts/welcome.md: the page is 2.3 MB, more than 2.0 MB\n    divide the text into several posts",
        "public/b.zip: the file is 25.1 MB, more than 25.0 MB\n    \
         make it smaller, or host it elsewhere and link it",
    ]);
}

#[test]
fn names_and_integrity_are_those_of_the_bytes() {
    let [good, bad] = [hash::name("a.css", b"x"), hash::name("b.css", b"y")];
    let integrity = hash::integrity(b"x");
    let link = |name: &str| format!("<link rel=stylesheet href=/{name} integrity=\"{integrity}\">");
    let blog = Blog::new().home(&format!("{}{}", link(&good), link(&bad))).file(&good, "x").file(&bad, "z");
    let write_last = "something changed the file after it was named: write it last";
    blog.has(&[
        &format!(
            "dist/{bad}: the file's name does not have its hash, {}\n    {write_last}",
            hash::for_name(b"z")
        ),
        &format!("dist/index.html: the integrity given for {bad} is not that of the file\n    {write_last}"),
    ]);
}

#[test]
fn what_cannot_be_looked_at_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let said = |path: &str, url: &str| {
        let problems = validate(&folder.path().join(path), &Origins::default(), &Known::nothing(), &[], url);
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let unreadable = "dist: the file cannot be read: entity not found\n    \
                      check that you may read it, and build again";
    assert_eq!(said("gone", "https://example.org/"), [unreadable]);
    let address = "blog.toml: 'base_url' is \"https://[/\", which is no address: invalid IPv6 address\n    \
                   write it with https:// and a slash at the end";
    assert_eq!(said("", "https://[/"), [address]);
    assert_eq!(
        said("", "https://example.org/"),
        ["dist: the blog has no index.html\n    build with cargo blog build"]
    );
}

#[test]
fn feeds_are_found_by_one_of_them() {
    let feeds =
        |blog: Blog| blog.file("a/feed.xml", "<feed/>").file("a/rss.xml", "<rss/>").file("a/feed.json", "{}");
    feeds(Blog::new().home("<link rel=alternate href=/a/feed.xml>")).has(&[]);
    let unused = "nothing refers to this file\n    \
                  refer to it, or do not write it; what others fetch by name belongs into public/";
    feeds(Blog::new()).has(&[
        &format!("dist/a/feed.json: {unused}"),
        &format!("dist/a/feed.xml: {unused}"),
        &format!("dist/a/rss.xml: {unused}"),
    ]);
}
