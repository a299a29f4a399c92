use super::*;

fn clean(markdown: &str) -> String {
    sanitize(markdown.to_owned(), &["frames.example".to_owned()]).markdown
}

fn told(markdown: &str) -> Vec<String> {
    let removed = sanitize(markdown.to_owned(), &[]).removed;
    removed.into_iter().map(|(line, it)| format!("{}: {}", line.unwrap_or_default(), it.what())).collect()
}

#[test]
fn what_an_article_needs_stays_as_it_is() {
    for markdown in [
        "H<sub>2</sub>O, <kbd>Ctrl</kbd>, <a href=\"https://a.example/?b&amp;c\" rel=nofollow>d</a><br/>",
        "<details>\n<summary>A</summary>\n\nSome *Markdown*.\n\n</details>\n",
        "<figure>\n  <img src='a.svg'\n    alt='b > c'>\n<figcaption>d</figcaption></figure>\n",
        "- <p>a\n- b\n\n> <table><tr><td align=center>a<td>b</table>\n",
        "<video src=\"a.mp4\" controls></video>\n\n<!---->\n\nText <!----> text.",
        "`<script>` and\n\n    <script>\n\n```\n<script>alert(1)</script>\n```\n",
        "<mailto:a@b.example> <https://a.example> [a](tel:+1) [b](c.md) [d](//e.example)",
        "a < b, c <- d, <3, &lt;script&gt;",
    ] {
        assert_eq!(clean(markdown), markdown);
        assert!(told(markdown).is_empty());
    }
}

#[test]
fn what_runs_or_reaches_out_of_the_text_goes() {
    for (markdown, expected) in [
        ("a <script>alert(*1*)</script> b", "a <!----> b"),
        ("<script>\n\nalert(1)\n</script>\n\nb", "<!---->\n\nb"),
        ("<div>\n<style>\np {}\n</style>\n<p>a</p>\n</div>", "<div>\n<!---->\n<p>a</p>\n</div>"),
        ("<p onclick='a()' class=b>c</p>", "<p class=\"b\">c</p>"),
        ("<img src=x alt='a &lt; b' onerror=alert(1)>", "a &lt; b"),
        ("<form>\na\n</form>", "<div></div>\na\n<!---->"),
        ("<a href=' java\nscript:alert(1)'>a</a>", "<a>a</a>"),
        ("<a href='javascript&colon;alert(1)'>a</a>", "<a>a</a>"),
        ("Vec<u64> and <T>", "Vec&lt;u64> and &lt;T>"),
        ("<div\n\nclass=a onclick=b>", "&lt;div\n\nclass=a onclick=b>"),
        ("a <!-- b --> c", "a <!----> c"),
        ("<? a=\"><script>alert(1)</script>\"?>", "<!----><!---->\"?>"),
        ("a</div></main> b", "a<!----><!----> b"),
        ("*<b>a*</b>", "*<!---->a*<!---->"),
        ("<a name=why></a><p id=location>a</p>", "<a id=\"why\"></a><p>a</p>"),
        ("a <svg onload=x><path d=y></svg> b", "a <!----> b"),
        ("<xmp><noembed><img src=a onerror=b></noembed></xmp>", "<!----><!----><!---->"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
        assert_eq!(clean(expected), expected);
    }
}

#[test]
fn destinations_that_run_something_are_shown_as_text() {
    for (markdown, expected) in [
        ("[a](javascript:b)", "\\[a](javascript:b)"),
        ("![a](data:image/png;base64,AA==)", "\\!\\[a](data:image/png;base64,AA==)"),
        (
            "[a](javascript&colon;b) [c](&#74;avascript:d)",
            "\\[a](javascript&colon;b) \\[c](&#74;avascript:d)",
        ),
        ("<javascript:a>", "&lt;javascript:a>"),
        ("[a][b]\n\n[b]: vbscript:c", "\\[a]\\[b]\n\n[b]: vbscript:c"),
    ] {
        assert_eq!(clean(markdown), expected, "{markdown}");
    }
}

#[test]
fn frames_show_only_hosts_that_are_named() {
    let html = clean("<iframe width=5 src='https://frames.example/a' onload=b>c</iframe>");
    assert_eq!(
        html,
        "<iframe src=\"https://frames.example/a\" width=\"5\" sandbox=\"allow-scripts allow-same-origin \
         allow-popups allow-presentation\" loading=\"lazy\" referrerpolicy=\"strict-origin-when-cross-origin\" \
         allowfullscreen=\"\"></iframe>"
    );
    for source in ["https://other.example/", "http://frames.example/", "//frames.example/", "javascript:a"] {
        assert_eq!(clean(&format!("a <iframe src='{source}'></iframe>")), "a <!---->");
    }
    assert_eq!(clean("<iframe src='https://frames.example/'>"), "<div></div>");
}

#[test]
fn what_was_left_out_is_told_where_its_author_wrote_it() {
    let markdown =
        "a\n\n<p\n  class=b\n  onclick=c>d</p>\n\n[e](javascript:f)\n\n<script>\ng\n</script>\n\nVec<u64>\n";
    assert_eq!(
        told(markdown),
        [
            "3: the event handler onclick of <p> was left out",
            "7: the address javascript:f was refused",
            "9: <script> was left out with what stands in it",
            "13: <u64> is no element and was shown as text",
        ]
    );
}

/// Texts that make new markup of what was left out.
#[test]
fn a_text_is_read_until_nothing_is_left() {
    for markdown in [
        "<<script>script>alert(1)<</script>/script>",
        "<x a=\"`\"> `<img src=x onerror=y>`",
        "<xmp><<noembed>img src=x onerror=y></xmp>",
        "[<a href=\"](javascript:b)\" onclick=c>",
        "<!-- --!><img src=x onerror=y> -->",
        "<a title=\"<!-- \"> <!---> <img src=x onerror=y> -->",
    ] {
        let once = clean(markdown);
        assert!(Round::read(&once, &[]).is_empty(), "{markdown}\n{once}");
    }
}
