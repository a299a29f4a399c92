use super::blog::Blog;

#[test]
fn a_page_without_anything() {
    Blog::new().file("index.html", "<!doctype html><title> </title><p>x").has(&[
        "dist/index.html: the page does not say its language\n    give its html element a lang",
        "dist/index.html: the page has no canonical address\n    \
         give it a link element with rel=\"canonical\", or a meta element that says noindex",
        "dist/index.html: the page has no description\n    give it a meta element with the name description",
        "dist/index.html: the page has no h1\n    give its main element one h1",
        "dist/index.html: the page has no title\n    give it one title element with a text",
    ]);
}

#[test]
fn a_page_that_nobody_lists_has_no_canonical_address() {
    let page = "<html lang=en><title>T</title><meta name=description content=D><h1>T</h1>";
    let hidden = format!("{page}<meta name=robots content=noindex>");
    Blog::new().home("<a href=/a/>x</a>").file("404.html", page).file("a/index.html", &hidden).has(&[]);
}

#[test]
fn a_canonical_address_is_the_pages_own() {
    let page = |address: &str| {
        let head = format!(
            "<title>T</title><meta name=description content=D><link rel=canonical href=\"{address}\">"
        );
        Blog::new()
            .file("index.html", &format!("<html lang=en>{head}<h1>T</h1><a href=/سلام/>x</a>"))
            .page("سلام/index.html", "")
            .problems()
    };
    assert!(page("https://example.org/").is_empty());
    assert_eq!(
        page("https://example.org/%D8%B3%D9%84%D8%A7%D9%85/"),
        [
            "dist/index.html: the canonical address https://example.org/%D8%B3%D9%84%D8%A7%D9%85/ is that of another page\n    \
         write https://example.org/",
        ]
    );
    assert_eq!(
        page("/"),
        [
            "dist/index.html: the canonical address / does not begin with https://\n    correct the view that writes it",
        ]
    );
    assert_eq!(
        page("https://example.org/gone/"),
        ["dist/index.html: the canonical address https://example.org/gone/ does not exist\n    \
         correct the view that writes it",]
    );
}

#[test]
fn one_title_and_one_heading() {
    let blog = Blog::new()
        .home("<a href=/posts/welcome/>x</a><title>U</title><svg><title>of a drawing</title></svg>");
    blog.post("welcome.md", "x\n\n<h1>Again</h1>\n");
    blog.page("posts/welcome/index.html", "x <h1>Again</h1>").has(&[
        "dist/index.html: the page has 2 titles\n    give it one title element with a text",
        "posts/welcome.md:7: the page has 2 h1\n    the title is the page's h1: begin the text's headings with ##",
    ]);
}

#[test]
fn ids_are_unique_on_a_page() {
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a>");
    blog.post("welcome.md", "## A\n\na\n\n<p id=\"a\">x</p>\n");
    blog.page("posts/welcome/index.html", "<h2 id=a>A</h2><p id=a>x").has(&[
        "posts/welcome.md:9: the id \"a\" stands twice on the page\n    give one of the two elements another id",
    ]);
}

#[test]
fn an_image_has_a_text_and_a_size() {
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a><img src=/a.svg alt=\"\" width=1 height=1>");
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";
    blog.write("public/a.svg", svg);
    blog.post("welcome.md", "x\n\n<img src=\"/a.svg\">\n");
    blog.file("a.svg", svg).page("posts/welcome/index.html", "<img src=\"/a.svg\">").has(&[
        "posts/welcome.md:7: the image /a.svg has no alt\n    \
         say what it shows with alt=\"…\", or alt=\"\" when it only decorates",
        "posts/welcome.md:7: the image /a.svg has no width and height\n    \
         add both, or write it in Markdown, ![…](…), which adds them",
    ]);
}

#[test]
fn what_the_policy_forbids_is_said() {
    let html = "<p style=\"color: red\">x</p>\n\n<p onclick=\"x()\">x</p>\n\n<a href=\"javascript:x()\">x</a>\n\n\
                <script>x()</script>\n\n<style>p { top: 0 }</style>\n\n<img src=\"https://other.org/a.png\" alt=\"\">\n\n\
                <iframe src=\"//other.org/v\"></iframe>\n\n<script type=\"application/ld+json\">{}</script>\n\n\
                <img src=\"data:image/png;base64,AA\" alt=\"\" width=\"1\" height=\"1\">\n";
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a><link rel=icon href=\"data:,\">");
    blog.post("welcome.md", html);
    let copy = "the blog's policy forbids that: publish a copy with the post, or link it instead";
    let code = "the blog's policy forbids scripts and styles in a text: remove it";
    // None of it comes from a post, which has been cleaned: so no line of one is named.
    blog.page("posts/welcome/index.html", html).has(&[
        "dist/posts/welcome/index.html: the element p has a style attribute\n    \
         the blog's policy forbids that: use a class, and write its rule into style/prose.css",
        &format!("dist/posts/welcome/index.html: the element p has the event handler onclick\n    {code}"),
        "dist/posts/welcome/index.html: the link javascript:x() is a script\n    \
         the blog's policy forbids scripts in a text: remove the link",
        &format!("dist/posts/welcome/index.html: the text holds a script element\n    {code}"),
        &format!("dist/posts/welcome/index.html: the text holds a style element\n    {code}"),
        &format!("posts/welcome.md:15: the image https://other.org/a.png would be fetched from another site\n    {copy}"),
        "dist/posts/welcome/index.html: the text holds a frame with //other.org/v\n    \
         the blog's policy forbids frames: link it instead",
        "dist/posts/welcome/index.html: an address of the kind data: stands for the image\n    \
         the blog's policy forbids that: publish it as a file",
    ]);
}

#[test]
fn what_stands_in_the_head_is_the_blogs_own() {
    let page = "<html lang=en><title>T</title><meta name=description content=D><style>p { background: url(/gone.png) }\
                </style><script>x()</script><link rel=canonical href=https://example.org/><main><h1>T</h1>";
    Blog::new().file("index.html", page).has(&["dist/index.html: the image /gone.png does not exist\n    \
         name it in Markdown, ![…](…), so that it is published, or put it into public/"]);
}

#[test]
fn the_policy_names_what_stands_in_the_page() {
    let hash = crate::hash::integrity(b"x()");
    let page = |script: &str| {
        let policy = format!("<meta http-equiv=Content-Security-Policy content=\"script-src '{hash}'\">");
        let head =
            "<title>T</title><meta name=description content=D><link rel=canonical href=https://example.org/>";
        format!("<html lang=en>{head}{policy}<script>{script}</script><main><h1>T</h1>")
    };
    Blog::new().file("index.html", &page("x()")).has(&[]);
    Blog::new()
        .file("index.html", &page("x() "))
        .has(&["dist/index.html: the page's policy does not name its script element\n    \
         make the policy last, of the very text that is written"]);
}

#[test]
fn what_only_looks_like_an_element_would_not_show() {
    let text = "A Vec<U64> of <my-part>x</my-part>.\n\n<svg><g></g></svg> <math><mi>x</mi></math> <center>x</center>\n";
    let blog = Blog::new().home("<a href=/posts/welcome/>x</a>");
    blog.post("welcome.md", text);
    blog.page("posts/welcome/index.html", text)
        .has(&["dist/posts/welcome/index.html: there is no element <u64>, so it would not show\n    \
         put it between backticks, or write &lt;u64>"]);
}
