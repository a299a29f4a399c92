use super::channel::{Article, Channel};
use super::time::rfc3339;
use super::{Format, person};
use crate::assemble::published::changed;
use crate::assemble::xml::Xml;

/// RFC 4287.
pub(super) fn write(channel: &Channel<'_>, style: &str) -> String {
    let mut xml = Xml::new();
    xml.style(style);
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:xhtml", person::NAMESPACE),
        ("xml:lang", &channel.blog().language),
    ];
    xml.element("feed", &root, |xml| {
        xml.text("id", &[], &channel.page);
        xml.text("title", &[], &channel.title);
        xml.text("subtitle", &[], &channel.about);
        // An element that Atom demands, also of a feed that nothing has ever changed.
        xml.text("updated", &[], &channel.updated().map_or("1970-01-01T00:00:00Z".into(), rfc3339));
        let itself = channel.address(Format::Atom);
        xml.empty("link", &[("rel", "self"), ("type", Format::Atom.media_type()), ("href", &itself)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &channel.page)]);
        xml.element("author", &[], |xml| {
            xml.text("name", &[], &channel.blog().author);
            xml.text("uri", &[], &channel.home());
        });
        person::explain(xml, &itself, channel);
        for article in channel.articles() {
            let own = article.entry.language.as_deref().map(|language| ("xml:lang", language));
            xml.element("entry", own.as_slice(), |xml| entry(xml, &article));
        }
    });
    xml.finish()
}

fn entry(xml: &mut Xml, article: &Article<'_>) {
    let Article { entry, url, html, .. } = article;
    xml.text("id", &[], url);
    xml.text("title", &[], &entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", url)]);
    xml.text("published", &[], &rfc3339(entry.date));
    xml.text("updated", &[], &rfc3339(changed(entry)));
    for tag in &entry.tags {
        xml.empty("category", &[("term", tag)]);
    }
    xml.text("summary", &[], &entry.summary);
    xml.text("content", &[("type", "html")], html);
    person::offer(xml, article);
}
