//! References in feeds, site maps and the texts for robots. Whoever reads them knows nothing of where they lay, so
//! every address must be whole.

use roxmltree::{Document, Node};
use url::Url;

use super::fault::Fault;
use super::markup::{self, Element, Visitor};
use super::reference::{self, Role};
use super::report::Report;
use super::resolve::Resolver;

/// Looks at an XML file.
pub(super) fn xml(text: &str, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return report.fault(Fault::NotXml { why: error.to_string() }),
    };
    let known =
        matches!(document.root_element().tag_name().name(), "feed" | "rss" | "urlset" | "sitemapindex");
    for node in document.descendants() {
        if let Some(instruction) = node.pi().filter(|pi| pi.target == "xml-stylesheet") {
            let href = instruction.value.and_then(|value| value.split_once("href=\"")?.1.split_once('"'));
            if let Some((href, _)) = href {
                report.follow(resolver, from, Role::Stylesheet, href);
            }
        } else if known && node.is_element() {
            element(node, from, resolver, report);
        }
    }
}

fn element(node: Node<'_, '_>, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    for attribute in node.attributes().filter(|attribute| matches!(attribute.name(), "href" | "src" | "url"))
    {
        address(attribute.value(), from, Role::Link, resolver, report);
    }
    let text = node.text().unwrap_or_default().trim();
    match node.tag_name().name() {
        // Names that never change, whatever they look like.
        "id" => {}
        "guid" if node.attribute("isPermaLink") == Some("false") => {}
        // A text without markup, unless it says otherwise (RFC 4287, 3.1.1).
        "summary" if node.attribute("type").is_none() => {}
        "content" | "encoded" | "summary" | "description" if text.contains('<') => {
            html(text, from, resolver, report)
        }
        "link" | "loc" | "guid" | "comments" | "uri" | "icon" | "logo" | "url" if !text.is_empty() => {
            address(text, from, Role::Link, resolver, report);
        }
        _ => {}
    }
}

/// Follows an address of a feed.
pub(super) fn address(
    written: &str,
    from: &Url,
    role: Role,
    resolver: &mut Resolver<'_>,
    report: &mut Report,
) {
    if resolver.site.owns(written) {
        report.follow(resolver, from, role, written);
    } else if Url::parse(written).is_err() {
        report.fault_at(Fault::Relative { role, reference: written.to_owned() }, written);
    }
}

/// Follows the addresses of an article's text.
pub(super) fn html(html: &str, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    markup::read(html, &mut Text { from, resolver, report });
}

struct Text<'a, 'r> {
    from: &'a Url,
    resolver: &'a mut Resolver<'r>,
    report: &'a mut Report,
}

impl Visitor for Text<'_, '_> {
    fn open(&mut self, element: &Element<'_>) {
        reference::each(element, |role, reference| {
            address(reference, self.from, role, self.resolver, self.report);
        });
    }
}

/// Follows the addresses of this site in a plain text.
pub(super) fn plain(text: &str, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    for word in text.split(|c: char| c.is_whitespace() || "()[]<>\"'`".contains(c)) {
        if resolver.site.owns(word) {
            report.follow(resolver, from, Role::Link, word.trim_end_matches(['.', ',', ';', ':']));
        }
    }
}
