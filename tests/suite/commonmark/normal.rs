//! One spelling for equal HTML, a token a line, in two steps.
//!
//! As CommonMark's own test program does: entities are decoded, attributes sorted, white space outside of `pre`
//! folded and dropped beside blocks, and `<br />` is `<br>`.
//!
//! And without what our renderer adds on purpose: [`Additions`].

use html5gum::{StartTag, Token, Tokenizer};

use super::additions::Additions;

/// The normal form of a piece of HTML.
pub fn form(html: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut additions = Additions::default();
    let mut pre = 0_usize;
    let mut beside_block = true;
    for Ok(token) in Tokenizer::new(html) {
        let Some(token) = additions.remove(token) else { continue };
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                pre += usize::from(name == "pre");
                beside_block = block(&mut lines, &name) || name == "br";
                lines.push(spell(&tag));
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                pre = pre.saturating_sub(usize::from(name == "pre"));
                beside_block = block(&mut lines, &name);
                lines.push(format!("</{name}>"));
            }
            Token::String(string) if pre > 0 => lines.push(format!("\"{}", text(&string))),
            Token::String(string) => {
                let mut folded = fold(&text(&string));
                if beside_block {
                    folded = folded.trim_start().to_owned();
                }
                if !folded.is_empty() {
                    lines.push(format!("\"{folded}"));
                    beside_block = false;
                }
            }
            Token::Comment(comment) => lines.push(format!("<!--{}-->", text(&comment))),
            Token::Doctype(_) => lines.push("<!doctype>".to_owned()),
            Token::Error(_) => {}
        }
    }
    trim_last(&mut lines);
    lines.join("\n")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn fold(text: &str) -> String {
    let mut folded = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(|c: char| c.is_ascii_whitespace()) {
        folded.insert(0, ' ');
    }
    if folded.len() > 1 && text.ends_with(|c: char| c.is_ascii_whitespace()) {
        folded.push(' ');
    }
    folded
}

fn spell(tag: &StartTag<()>) -> String {
    let attributes = tag.attributes.iter().map(|(name, value)| format!(" {}={:?}", text(name), text(value)));
    format!("<{}{}>", text(&tag.name), attributes.collect::<String>())
}

/// Elements beside which white space means nothing.
const BLOCKS: &str = "address article aside blockquote body dd details div dl dt figure footer form h1 h2 h3 h4 h5 \
    h6 head header hr html iframe li link main meta nav noscript ol p param pre script section source style summary \
    table tbody td th thead title tr ul";

/// Whether a tag begins or ends a block; if so, white space before it goes.
fn block(lines: &mut Vec<String>, name: &str) -> bool {
    let block = BLOCKS.split_whitespace().any(|block| block == name);
    if block && lines.last().is_some_and(|last| last != "</pre>") {
        trim_last(lines);
    }
    block
}

fn trim_last(lines: &mut Vec<String>) {
    if let Some(last) = lines.last_mut().filter(|last| last.starts_with('"')) {
        last.truncate(last.trim_end().len());
        if last == "\"" {
            lines.pop();
        }
    }
}

#[test]
fn equal_html_has_one_spelling() {
    for (one, other) in [
        ("<p>a\n b</p>\n\n<hr />", "<p>a b</p><hr>"),
        ("<a title='x' href=y>&lt;&amp;é</a>", "<a href=\"y\" title=\"x\">&lt;&#38;&eacute;</a>"),
        ("<ul>\n<li>a</li>\n</ul>\n", "<ul><li>a</li></ul>"),
        ("<h1 id=\"a\">a</h1>", "<h1>a</h1>"),
        (
            "<figure><img src=\"a\" alt=\"b\" loading=\"lazy\" decoding=\"async\" /><figcaption>c</figcaption></figure>",
            "<p><img src=\"a\" alt=\"b\" title=\"c\"></p>",
        ),
        ("<div class=\"table\" role=\"region\">\n<table></table>\n</div>\n", "<table></table>"),
    ] {
        assert_eq!(form(one), form(other));
    }
}

#[test]
fn html_that_differs_stays_different() {
    for (one, other) in [
        ("<p>a b</p>", "<p>ab</p>"),
        ("<pre>a  b</pre>", "<pre>a b</pre>"),
        ("<em>a</em> b", "<em>a</em>b"),
        ("<p id=\"a\">a</p>", "<p>a</p>"),
        ("<div><table></table></div>", "<table></table>"),
    ] {
        assert_ne!(form(one), form(other));
    }
}
