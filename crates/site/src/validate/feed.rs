//! References in feeds, site maps and the texts for robots. Whoever reads them knows nothing of where they lay, so
//! every address must be whole.

use roxmltree::{Document, Node};
use url::Url;

use super::facts::Facts;
use super::fault::Fault;
use super::markup::{self, Element, Visitor};
use super::reference::{self, Role};
use super::resolve::Site;

/// Looks at an XML file.
pub(super) fn xml(text: &str, site: &Site, facts: &mut Facts) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return facts.fault(Fault::NotXml { why: error.to_string() }),
    };
    let known =
        matches!(document.root_element().tag_name().name(), "feed" | "rss" | "urlset" | "sitemapindex");
    for node in document.descendants() {
        if let Some(instruction) = node.pi().filter(|pi| pi.target == "xml-stylesheet") {
            let href = instruction.value.and_then(|value| value.split_once("href=\"")?.1.split_once('"'));
            if let Some((href, _)) = href {
                facts.follow(Role::Stylesheet, href);
            }
        } else if known && node.is_element() {
            element(node, site, facts);
        }
    }
}

fn element(node: Node<'_, '_>, site: &Site, facts: &mut Facts) {
    for attribute in node.attributes().filter(|attribute| matches!(attribute.name(), "href" | "src" | "url"))
    {
        address(attribute.value(), Role::Link, site, facts);
    }
    let text = node.text().unwrap_or_default().trim();
    match node.tag_name().name() {
        // Names that never change, whatever they look like.
        "id" => {}
        "guid" if node.attribute("isPermaLink") == Some("false") => {}
        // A text without markup, unless it says otherwise (RFC 4287, 3.1.1).
        "summary" if node.attribute("type").is_none() => {}
        "content" | "encoded" | "summary" | "description" if text.contains('<') => html(text, site, facts),
        "link" | "loc" | "guid" | "comments" | "uri" | "icon" | "logo" | "url" if !text.is_empty() => {
            address(text, Role::Link, site, facts);
        }
        _ => {}
    }
}

/// Follows an address of a feed.
pub(super) fn address(written: &str, role: Role, site: &Site, facts: &mut Facts) {
    if site.owns(written) {
        facts.follow(role, written);
    } else if Url::parse(written).is_err() {
        facts.fault_at(Fault::Relative { role, reference: written.to_owned() }, written);
    }
}

/// Follows the addresses of an article's text.
pub(super) fn html(html: &str, site: &Site, facts: &mut Facts) {
    markup::read(html, &mut Text { site, facts });
}

struct Text<'a> {
    site: &'a Site,
    facts: &'a mut Facts,
}

impl Visitor for Text<'_> {
    fn open(&mut self, element: &Element<'_>) {
        reference::each(element, |role, reference| {
            address(reference, role, self.site, self.facts);
        });
    }
}

/// Follows the addresses of this site in a plain text.
pub(super) fn plain(text: &str, site: &Site, facts: &mut Facts) {
    for word in text.split(|c: char| c.is_whitespace() || "()[]<>\"'`".contains(c)) {
        if site.owns(word) {
            facts.follow(Role::Link, word.trim_end_matches(['.', ',', ';', ':']));
        }
    }
}
