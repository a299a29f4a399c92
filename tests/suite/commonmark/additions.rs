//! What our renderer adds to CommonMark's HTML on purpose, in the one place that knows it:
//!
//! - `id` of a heading;
//! - `loading` and `decoding` of an image;
//! - the name of a task's box;
//! - the box around a table;
//! - what lets a code block be scrolled and named;
//! - a titled image that stands alone is a `figure`: here it is a paragraph with an image again.

use html5gum::{StartTag, Token};

/// Takes the additions off a stream of tokens.
#[derive(Default)]
pub struct Additions {
    /// Open `div`s: whether each is the box around a table.
    boxes: Vec<bool>,
    /// The image of the figure that is open, until its caption has become its title again.
    figure: Option<StartTag<()>>,
}

impl Additions {
    /// The token without what we add; `None` where it is an addition as a whole.
    pub fn remove(&mut self, token: Token) -> Option<Token> {
        match token {
            Token::StartTag(mut tag) => self.open(&mut tag).then_some(Token::StartTag(tag)),
            Token::EndTag(mut tag) => {
                if *tag.name == *b"div" && self.boxes.pop() == Some(true) || *tag.name == *b"figcaption" {
                    return None;
                }
                if *tag.name == *b"figure" {
                    tag.name = b"p".to_vec().into();
                }
                Some(Token::EndTag(tag))
            }
            Token::String(caption) if self.figure.is_some() => {
                let mut image = self.figure.take()?;
                image.attributes.insert(b"title".to_vec().into(), caption);
                Some(Token::StartTag(image))
            }
            token => Some(token),
        }
    }

    /// Whether the tag stays.
    fn open(&mut self, tag: &mut StartTag<()>) -> bool {
        match std::str::from_utf8(&tag.name).unwrap_or_default() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                tag.attributes.remove(b"id".as_slice());
            }
            "pre" => {
                for name in ["tabindex", "role", "aria-label"] {
                    tag.attributes.remove(name.as_bytes());
                }
            }
            "img" => {
                tag.attributes.remove(b"loading".as_slice());
                tag.attributes.remove(b"decoding".as_slice());
                if let Some(figure) = &mut self.figure {
                    *figure = tag.clone();
                    return false;
                }
            }
            "input" => {
                tag.attributes.remove(b"aria-label".as_slice());
            }
            "div" => {
                let ours =
                    tag.attributes.get(b"class".as_slice()).is_some_and(|class| class.as_slice() == b"table");
                self.boxes.push(ours);
                return !ours;
            }
            "figure" => {
                self.figure = Some(tag.clone());
                tag.name = b"p".to_vec().into();
            }
            "figcaption" => return false,
            _ => {}
        }
        true
    }
}
