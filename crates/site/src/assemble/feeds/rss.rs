use pulldown_cmark_escape::escape_html_body_text;

use super::channel::{Article, Channel};
use super::time::rfc822;
use super::{Format, person};
use crate::assemble::xml::Xml;

/// RSS 2.0 (its advisory board's edition 2.0.11), with what it lacks from the namespaces that readers know: the whole
/// text, an author without an e-mail address, and the feed's own address.
pub(super) fn write(channel: &Channel<'_>, style: &str) -> String {
    let mut xml = Xml::new();
    xml.style(style);
    let root = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:xhtml", person::NAMESPACE),
    ];
    xml.element("rss", &root, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text("title", &[], &channel.title);
            xml.text("link", &[], &channel.page);
            xml.text("description", &[], &escaped(&channel.about));
            xml.text("language", &[], &channel.blog().language);
            if let Some(date) = channel.updated().and_then(rfc822) {
                xml.text("lastBuildDate", &[], &date);
            }
            let itself = channel.address(Format::Rss);
            xml.empty("atom:link", &[("rel", "self"), ("type", Format::Rss.media_type()), ("href", &itself)]);
            person::explain(xml, &itself, channel);
            for article in channel.articles() {
                xml.element("item", &[], |xml| item(xml, &article, &channel.blog().author));
            }
        });
    });
    xml.finish()
}

fn item(xml: &mut Xml, article: &Article<'_>, author: &str) {
    let Article { entry, url, html, .. } = article;
    xml.text("title", &[], &entry.title);
    xml.text("link", &[], url);
    xml.text("guid", &[("isPermaLink", "true")], url);
    if let Some(date) = rfc822(entry.date) {
        xml.text("pubDate", &[], &date);
    }
    xml.text("dc:creator", &[], author);
    if let Some(language) = &entry.language {
        xml.text("dc:language", &[], language);
    }
    for tag in &entry.tags {
        xml.text("category", &[], tag);
    }
    xml.text("description", &[], &escaped(&entry.summary));
    xml.text("content:encoded", &[], html);
    person::offer(xml, article);
}

/// A description is HTML to those who read it, and these texts are none.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html_body_text(&mut html, text);
    html
}
