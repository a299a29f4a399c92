use super::blog::Blog;
use crate::hash;

const CORRECT: &str = "correct the view that writes it";
const WRITE_LAST: &str = "something changed the file after it was named: write it last";

#[test]
fn feeds_hold_whole_addresses_that_lead_somewhere() {
    let feed = |href: &str, html: &str| {
        format!(
            "<?xml version=\"1.0\"?><?xml-stylesheet href=\"/feed.xsl\" type=\"text/xsl\"?>\
             <feed xmlns=\"http://www.w3.org/2005/Atom\"><id>https://example.org/never/</id><link href=\"{href}\"/>\
             <entry><content type=\"html\">{}</content></entry></feed>",
            html.replace('<', "&lt;")
        )
    };
    let names = "<link rel=alternate href=/feed.xml>";
    let blog = || Blog::new().home(names).file("feed.xsl", "<x/>");
    let good = "<a href=\"https://example.org/#top\">x</a><img src=\"https://other.org/x.png\">";
    blog().file("feed.xml", &feed("https://example.org/", good)).has(&[]);
    let bad = "<a href=\"#fn.1\">x</a><img src=\"https://example.org/gone.png\">";
    blog().file("feed.xml", &feed("https://example.org/gone/", bad)).has(&[
        "dist/feed.xml: the image https://example.org/gone.png does not exist\n    \
         name it in Markdown, ![…](…), so that it is published, or put it into public/",
        &format!("dist/feed.xml: the link #fn.1 does not begin with https://\n    {CORRECT}"),
        "dist/feed.xml: the link https://example.org/gone/ leads to no file\n    \
         correct it, or put the file into public/",
    ]);
    blog()
        .file("rss.xml", "<rss><channel>")
        .home("<a href=/feed.xsl>x</a><a href=/rss.xml>y</a>")
        .has(&["dist/rss.xml: the file is not valid XML: the root node was opened but never closed\n    \
         correct what writes it: its readers would refuse it"]);
}

#[test]
fn a_json_feed_and_a_manifest() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://example.org/",
        "items": [{"id": "x", "url": "https://example.org/gone/", "content_html": "<a href=\"/\">x</a>"}]}"#;
    let manifest = r#"{"start_url": "./", "icons": [{"src": "icons/gone.png"}]}"#;
    let blog = Blog::new().file("feed.json", feed).file("manifest.webmanifest", manifest);
    blog.file("content.json", "{").home("<link rel=alternate href=content.json><link rel=alternate href=/feed.json>").has(&[
        "dist/content.json: the file is not valid JSON: EOF while parsing an object at line 1 column 1\n    \
         correct what writes it: its readers would refuse it",
        &format!("dist/feed.json: the link / does not begin with https://\n    {CORRECT}"),
        "dist/feed.json: the link https://example.org/gone/ leads to no file\n    \
         correct it, or put the file into public/",
        "dist/manifest.webmanifest: the link icons/gone.png leads to no file\n    \
         correct it, or put the file into public/",
    ]);
}

#[test]
fn a_feed_does_not_repeat_what_a_post_is_told() {
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a><a href=/rss.xml>y</a>");
    blog.post("welcome.md", "<a href=\"/archive/\">x</a>\n");
    let feed =
        "<rss><item><description>&lt;a href=\"https://example.org/archive/\">x</description></item></rss>";
    blog.page("posts/welcome/index.html", "<a href=\"/archive/\">x</a>").file("rss.xml", feed).has(&[
        "posts/welcome.md:5: the link /archive/ leads to no file\n    correct it, or put the file into public/",
    ]);
}

#[test]
fn maps_for_robots() {
    let map = "<urlset><url><loc>https://example.org/gone/</loc></url></urlset>";
    let text = "# B\n\n- [P](https://example.org/posts/gone/index.md): x\n- https://example.org/.\n";
    Blog::new().file("sitemap.xml", map).file("llms.txt", text).has(&[
        "dist/llms.txt: the link https://example.org/posts/gone/index.md leads to no file\n    \
         correct it, or put the file into public/",
        "dist/sitemap.xml: the link https://example.org/gone/ leads to no file\n    \
         correct it, or put the file into public/",
    ]);
}

#[test]
fn what_the_app_fetches_is_there_with_its_hash() {
    let body = hash::name("content/a.bin", b"x");
    let integrity = hash::integrity(b"x");
    let blog = || Blog::new().file("index.bin", "what the app fetches by name");
    blog().file(&body, "x").fetches(&body, &integrity).has(&[]);
    blog().file(&body, "x").fetches(&body, "sha256-x").has(&[&format!(
        "dist/index.html: the integrity given for {body} is not that of the file\n    {WRITE_LAST}"
    )]);
    let gone = format!("dist/index.html: the data file {body} does not exist\n    {CORRECT}");
    blog().fetches(&body, &integrity).has(&[&gone]);
}

#[test]
fn scripts_and_sheets_name_files() {
    let gone = hash::name("app/gone.js", b"");
    let js =
        format!("import x from './gone.js'; new URL(\"./app.css\", import.meta.url); y('{gone}'); z('./no')");
    let css = "@namespace x url(http://www.w3.org/1999/xhtml); @import \"gone.css\"; \
               a { background: url( \"../gone.png\" ) } b { background: url(data:image/png;base64,AA==) }";
    let blog = Blog::new().home("<script src=/app/app.js></script>").file("app/app.js", &js);
    blog.file("app/app.css", css).has(&[
        "dist/app/app.css: the image ../gone.png does not exist\n    \
         name it in Markdown, ![…](…), so that it is published, or put it into public/",
        &format!("dist/app/app.css: the stylesheet gone.css does not exist\n    {CORRECT}"),
        &format!("dist/app/app.js: the data file {gone} does not exist\n    {CORRECT}"),
        &format!("dist/app/app.js: the script ./gone.js does not exist\n    {CORRECT}"),
    ]);
}
