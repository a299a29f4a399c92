//! HTML as browsers read it: no pattern that a comment, a script or an unquoted attribute could fool.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A start tag.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// In lower case.
    pub(crate) name: &'a str,
    attributes: &'a [(String, String)],
}

impl<'a> Element<'a> {
    /// The value of an attribute; empty when it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Names in lower case, values with character references decoded.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether an attribute that is a list of words has this one, as in `rel="next prefetch"`.
    pub(crate) fn has_word(&self, attribute: &str, word: &str) -> bool {
        let mut words = self.get(attribute).unwrap_or_default().split_ascii_whitespace();
        words.any(|one| one.eq_ignore_ascii_case(word))
    }
}

/// What wants to know of a document's parts.
pub(crate) trait Visitor {
    /// A start tag.
    fn open(&mut self, element: &Element<'_>);

    /// An end tag.
    fn close(&mut self, _name: &str) {}

    /// Text between tags; of scripts and styles as well.
    fn text(&mut self, _text: &str) {}
}

/// Goes through a document, or a part of one. What stands in `noscript` counts: a reader without scripts sees it.
pub(crate) fn read(html: &str, visitor: &mut dyn Visitor) {
    let mut tag = Tag::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        tag.take(&event, visitor);
        None
    });
    emitter.naively_switch_states(true);
    // Reading a text in memory cannot fail.
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

/// The tag that is being read. Its texts are filled again for each: a tag allocates nothing once there has been a
/// longer one.
#[derive(Default)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    count: usize,
    open: bool,
}

impl Tag {
    fn take(&mut self, event: &CallbackEvent<'_>, visitor: &mut dyn Visitor) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                set(&mut self.name, name);
                self.count = 0;
                self.open = true;
            }
            // End tags may have attributes, too; nobody looks at them.
            CallbackEvent::AttributeName { name } if self.open => {
                if self.count == self.attributes.len() {
                    self.attributes.push(Default::default());
                }
                let (key, value) = &mut self.attributes[self.count];
                set(key, name);
                value.clear();
                self.count += 1;
            }
            CallbackEvent::AttributeValue { value } if self.open && self.count > 0 => {
                set(&mut self.attributes[self.count - 1].1, value);
            }
            CallbackEvent::CloseStartTag { .. } => {
                self.open = false;
                visitor.open(&Element { name: &self.name, attributes: &self.attributes[..self.count] });
            }
            CallbackEvent::EndTag { name } => {
                visitor.close(&text(name));
                self.name.clear();
            }
            CallbackEvent::String { value } if self.name == "noscript" => read(&text(value), visitor),
            CallbackEvent::String { value } => visitor.text(&text(value)),
            _ => {}
        }
    }
}

fn set(to: &mut String, bytes: &[u8]) {
    to.clear();
    to.push_str(&text(bytes));
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Log(String);

    impl Visitor for Log {
        fn open(&mut self, element: &Element<'_>) {
            self.0 += element.name;
            for (name, value) in element.attributes() {
                self.0 += &format!(" {name}={value}");
            }
            self.0 += "|";
        }

        fn close(&mut self, name: &str) {
            self.0 += &format!("/{name}|");
        }

        fn text(&mut self, text: &str) {
            self.0 += &format!("'{text}'|");
        }
    }

    fn log(html: &str) -> String {
        let mut log = Log::default();
        read(html, &mut log);
        log.0
    }

    #[test]
    fn reads_what_a_browser_would() {
        for (html, said) in [
            ("<A HREF=x&amp;y B>t</A c=d>", "a href=x&y b=|'t'|/a|"),
            ("<p a='1' b=\"2\" c=3><br/>", "p a=1 b=2 c=3|br|"),
            ("<!-- <a href=x> --><script>'<a href=x>'</script>", "script|''<a href=x>''|/script|"),
            ("<title>a &lt;b></title>", "title|'a <b>'|/title|"),
            ("<noscript><a href=x>y</a></noscript>z", "noscript|a href=x|'y'|/a|/noscript|'z'|"),
        ] {
            assert_eq!(log(html), said, "{html}");
        }
    }
}
