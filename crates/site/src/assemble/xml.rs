use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};

/// Writes an XML document. Whatever it is given, the document is well formed: quick-xml escapes, and characters that
/// XML has no way to write are left out.
pub(super) struct Xml(Writer<Vec<u8>>);

/// Names and values of an element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// Names the style sheet for people who open the document in a browser.
    pub(super) fn style(&mut self, href: &str) {
        let content = format!("xml-stylesheet type=\"text/css\" href=\"{}\"", escape(allowed(href)));
        self.event(Event::PI(BytesPI::new(content)));
    }

    /// An element with others in it.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.event(Event::Start(start(name, attributes)));
        inner(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.event(Event::Start(start(name, attributes)));
        self.event(Event::Text(BytesText::from_escaped(partial_escape(allowed(text)))));
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::from_utf8_lossy(&self.0.into_inner()).into_owned();
        text.push('\n');
        text
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to a Vec cannot fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_ref()));
    }
    start
}

/// Leaves out what no XML 1.0 document may hold, not even as a reference (XML 1.0, 2.2 `Char`): control characters
/// but tab and line ends, and the noncharacters U+FFFE and U+FFFF.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) { text.replace(forbidden, "").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_back_or_is_left_out() {
        let text: String = ('\0'..='\u{10ffff}').collect();
        let mut xml = Xml::new();
        xml.style("/a&b'\"\u{1}.css");
        xml.element("a", &[("b", &text)], |xml| xml.text("c", &[], &text));
        let xml = xml.finish();
        let document = roxmltree::Document::parse(&xml).unwrap();
        let read = document.root_element().first_element_child().unwrap().text().unwrap();
        let differs = read.chars().zip(allowed(&text).chars()).find(|(read, written)| read != written);
        assert_eq!(differs, None);
        assert_eq!(allowed(&text).chars().count(), text.chars().count() - 31);
        assert!(document.root_element().attribute("b").unwrap().contains("!\"#$%&'()*+,-./0123456789:;<=>?"));
    }
}
