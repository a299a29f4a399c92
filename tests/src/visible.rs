//! What a reader sees of a piece of HTML, alternative texts of images included: tags taken off, entities decoded,
//! white space folded.

use html5gum::{Token, Tokenizer};

/// The words, separated by single spaces.
#[must_use]
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                separate(&mut text, &tag.name);
                if tag.name.as_slice() == b"img"
                    && let Some(alt) = tag.attributes.get(b"alt".as_slice())
                {
                    text.push_str(&String::from_utf8_lossy(alt));
                }
            }
            Token::EndTag(tag) => separate(&mut text, &tag.name),
            Token::String(string) => text.push_str(&String::from_utf8_lossy(&string)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without scripts, styles and drawings, which hold no words for readers.
#[must_use]
pub fn without_code(html: &str) -> String {
    let mut rest = html;
    let mut out = String::with_capacity(html.len());
    let lower = html.to_ascii_lowercase();
    loop {
        let from = html.len() - rest.len();
        let found = ["script", "style", "iframe", "object", "svg"].into_iter().filter_map(|name| {
            let start = lower[from..].find(&format!("<{name}"))?;
            let end = lower[from + start..].find(&format!("</{name}>"))?;
            Some((start, start + end + name.len() + 3))
        });
        let Some((start, end)) = found.min() else { break };
        out.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    out + rest
}

/// All ids, in order.
#[must_use]
pub fn ids(html: &str) -> Vec<String> {
    let tokens = Tokenizer::new(html).map(|Ok(token)| token);
    let ids = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => {
            tag.attributes.get(b"id".as_slice()).map(|id| String::from_utf8_lossy(id).into_owned())
        }
        _ => None,
    });
    ids.collect()
}

/// Elements within a line; the edges of all others separate words.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

fn separate(text: &mut String, tag: &[u8]) {
    if !INLINE.iter().any(|name| name.as_bytes() == tag) {
        text.push(' ');
    }
}

#[test]
fn words_are_what_a_reader_sees() {
    assert_eq!(text("<p>a<em>b</em>&amp;\n c</p><p>d<img alt=\"e\"></p><!-- f -->"), "ab& c de");
    assert_eq!(ids("<p id=\"a\">b</p><a id='c'>"), ["a", "c"]);
}
