use super::blog::Blog;

#[test]
fn every_way_to_write_a_good_link() {
    let links = [
        "/archive/",
        "archive/",
        "./archive/",
        "https://example.org/archive/",
        "//example.org/archive/",
        "/archive/#y2025",
        "/archive/#",
        "/archive/#top",
        "/archive/#TOP",
        "/archive/#:~:text=a,b",
        "/archive/#y2025:~:text=a",
        "/archive/?q=1&amp;r#y2025",
        "",
        "#",
        "#top",
        "#own",
        "?q",
        "/a.txt",
        "/%61rchive/",
        " /archive/ ",
        "/posts/%D8%B3%D9%84%D8%A7%D9%85/",
        "/posts/سلام/",
        "/posts/سلام/#%D8%B3",
        "/posts/سلام/#س",
        "../archive/",
        // Not ours to check.
        "https://other.org/x",
        "http://example.org/x",
        "mailto:a@b.c",
        "tel:+1",
        "//other.org/",
    ];
    let links: String = links.map(|link| format!("<a href=\"{link}\">x</a>")).concat();
    let blog =
        Blog::new().home(&format!("<p id=own>{links}")).page("archive/index.html", "<h2 id=y2025>2025</h2>");
    blog.page("posts/سلام/index.html", "<h2 id=س>x</h2>").file("a.txt", "x").has(&[]);
}

#[test]
fn a_base_path_is_part_of_every_address() {
    let links = "<a href=\"/blog/archive/\">x</a> <a href=\"/blog/\">x</a> <a href=\"/\">the host's</a> \
                 <a href=\"archive/#a\">x</a> <a href=\"https://example.org/blog/archive/\">x</a>";
    let blog = || Blog::below("https://example.org/blog/").page("archive/index.html", "<p id=a>");
    blog().home(links).has(&[]);
    blog().home("<a href=\"/archive/\">x</a><a href=/blog>y</a><a href=/blog/archive/>z</a>").has(&[
        "dist/index.html: the link /archive/ lies outside of /blog/\n    write /blog/archive/",
        "dist/index.html: the link /blog leads to a page without the slash at its end\n    write /blog/",
    ]);
}

#[test]
fn a_link_that_leads_nowhere() {
    Blog::new()
        .home("<a href=\"/archiv/\">x</a><a href=/archive/>y</a>")
        .page("archive/index.html", "")
        .has(&["dist/index.html: the link /archiv/ leads to no file\n    did you mean /archive/?"]);
    Blog::new().home("<a href=\"/x\">x</a>").has(&[
        "dist/index.html: the link /x leads to no file\n    correct it, or put the file into public/",
    ]);
    Blog::new()
        .home("<a href=\"https://[/\">x</a>")
        .has(&["dist/index.html: the link https://[/ is no address\n    correct it, or remove it"]);
}

#[test]
fn one_page_has_one_address() {
    let blog = Blog::new().page("archive/index.html", "");
    blog.home("<a href=/archive>x</a><a href=/archive/index.html>y</a><a href=/archive/>z</a>").has(&[
        "dist/index.html: the link /archive leads to a page without the slash at its end\n    write /archive/",
        "dist/index.html: the link /archive/index.html names the file of a page\n    write /archive/",
    ]);
}

#[test]
fn a_fragment_that_is_on_no_page() {
    let blog = Blog::new().page("archive/index.html", "<h2 id=\"2025\">x</h2><a name=old></a>");
    blog.home("<a href=/archive/#2052>x</a><a href=/archive/#old>y</a><a href=\"#none\">z</a>").has(&[
        "dist/index.html: the link #none leads to no heading\n    give the heading that id: ## Heading {#id}",
        "dist/index.html: the link /archive/#2052 leads to no heading\n    did you mean #2025?",
    ]);
}

#[test]
fn a_fault_of_every_page_is_said_once() {
    let blog = Blog::new().home("<a href=/gone/>x</a><a href=/a/>x</a><a href=/b/>x</a>");
    blog.page("a/index.html", "<a href=/gone/>x</a>")
        .page("b/index.html", "<a href=/gone/>x</a>")
        .has(&["dist/a/index.html: the link /gone/ leads to no file, as in 2 other files\n    \
         correct it, or put the file into public/"]);
}

#[test]
fn a_post_is_named_with_its_line() {
    let text = "A [link](/posts/other/).\n\n```html\n<a href=\"/archive/\">\n```\n\n\
                <a href=\"/archive/\">x</a>\n";
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a>");
    blog.post("welcome.md", text);
    blog.post("other.md", "x\n");
    // Both pages are missing on purpose: Markdown links are found as well as raw HTML.
    blog.page("posts/welcome/index.html", "<a href=/posts/other/>x</a><a href=\"/archive/\">x</a>").has(&[
        "posts/welcome.md:5: the link /posts/other/ leads to no file\n    correct it, or put the file into public/",
        "posts/welcome.md:11: the link /archive/ leads to no file\n    correct it, or put the file into public/",
    ]);
}

#[test]
fn what_a_view_writes_is_not_the_posts_fault() {
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a>");
    blog.page("posts/welcome/index.html", "<a href=/tags/x/>x</a>")
        .has(&["dist/posts/welcome/index.html: the link /tags/x/ leads to no file\n    \
         correct it, or put the file into public/"]);
}

#[test]
fn a_page_of_public_owes_its_links_only() {
    let blog = Blog::new();
    let page = "<h1>a</h1>\n<h1 style=x onclick=y>b</h1><p id=a><p id=a>\n<a href=/gone>x</a>";
    blog.write("public/old.html", page);
    blog.file("old.html", page).has(&[
        "public/old.html:3: the link /gone leads to no file\n    correct it, or put the file into public/",
    ]);
}
