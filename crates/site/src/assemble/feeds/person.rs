//! What a person sees who opens a feed in a browser. The texts that feed readers want are no links there, and XSLT,
//! which could make a page of them, is leaving the browsers. A few elements of XHTML are links in any XML document;
//! Atom (RFC 4287, 6.3) and RSS 2.0 bid feed readers to pass over elements of namespaces that they do not know. The
//! style sheet `style/feed.css` shows these and hides the rest.

use content::text::Language;

use super::channel::{Article, Channel};
use crate::assemble::xml::Xml;

/// XHTML's. The documents bind it to the prefix `xhtml`.
pub(super) const NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// What this is, and what to do with it.
pub(super) fn explain(xml: &mut Xml, feed: &str, channel: &Channel<'_>) {
    let language = Language::of(&channel.blog().language);
    let frame = language.frame();
    xml.element("xhtml:div", &[("lang", language.text().tag)], |xml| {
        xml.text("xhtml:p", &[], frame.about_feed);
        xml.text("xhtml:code", &[], feed);
        xml.element("xhtml:p", &[], |xml| {
            xml.text("xhtml:a", &[("href", &channel.page)], frame.read_on_the_web);
        });
    });
}

/// An article's title as a link, with its day.
pub(super) fn offer(xml: &mut Xml, article: &Article<'_>) {
    xml.text("xhtml:a", &[("href", &article.url)], &article.entry.title);
    let day = article.entry.date;
    xml.text("xhtml:time", &[("datetime", &day.to_string())], &article.text.day(day));
}
