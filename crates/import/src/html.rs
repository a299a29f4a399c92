use std::collections::BTreeMap;

use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, HrStyle, Options};
use scraper::node::Text;
use scraper::{ElementRef, Html, Node};

use crate::Note;

/// What Markdown has no signs for: it stays HTML, which a post may hold.
const KEPT: [&str; 14] = [
    "iframe", "video", "audio", "embed", "object", "form", "svg", "canvas", "math", "details", "kbd", "mark",
    "sub", "sup",
];
/// Those of them that the report names: they need other sites, or programs.
const NAMED: [&str; 8] = ["iframe", "video", "audio", "embed", "object", "form", "canvas", "svg"];

/// HTML as Markdown.
pub(crate) fn markdown(html: &str) -> (String, Vec<Note>) {
    let mut tree = Html::parse_fragment(html);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let kept = take_out(&mut tree, &mut counts);
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        hr_style: HrStyle::Dashes,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    let converter = HtmlToMarkdown::builder()
        .options(options)
        .skip_tags(vec!["script", "style", "noscript", "template", "head"])
        .build();
    // It fails for nothing that is a string.
    let mut markdown = converter.convert(&tree.html()).unwrap_or_else(|_| html.to_owned());
    for (number, html) in kept.iter().enumerate() {
        markdown = markdown.replace(&placeholder(number), html);
    }
    let mut notes = vec![Note::FromHtml];
    notes.extend(counts.into_iter().map(|(name, count)| Note::Foreign { name, count }));
    (markdown, notes)
}

/// A word that the conversion leaves as it is, and that nobody writes.
fn placeholder(number: usize) -> String {
    format!("KEPTELEMENT{number}KEPTELEMENT")
}

/// Puts placeholders where elements stood that stay HTML, and returns these.
fn take_out(tree: &mut Html, counts: &mut BTreeMap<String, usize>) -> Vec<String> {
    let is_kept = |name: &str| KEPT.contains(&name);
    let mut outermost = Vec::new();
    for node in tree.root_element().descendants() {
        let Some(element) = ElementRef::wrap(node) else { continue };
        let within = |node: ego_tree::NodeRef<'_, Node>| {
            node.value().as_element().is_some_and(|element| is_kept(element.name()))
        };
        if is_kept(element.value().name()) && !node.ancestors().any(within) {
            let name = element.value().name();
            if NAMED.contains(&name) {
                *counts.entry(format!("<{name}>")).or_default() += 1;
            }
            outermost.push((node.id(), element.html()));
        }
    }
    let mut kept = Vec::new();
    for (id, html) in outermost {
        if let Some(mut node) = tree.tree.get_mut(id) {
            node.insert_before(Node::Text(Text { text: placeholder(kept.len()).into() }));
            node.detach();
            // A blank line would end a block of HTML.
            kept.push(html.replace("\n\n", "\n"));
        }
    }
    kept
}

/// Text without the markup that some feeds put into titles.
pub(crate) fn text(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    crate::post::one_line(&fragment.root_element().text().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_markdown() {
        let (text, notes) = markdown(
            "<h2>A</h2><p>b <em>c</em> &amp; 1 * 2 <a href=\"/d/\">d</a></p><ul><li>e<ul><li>f</li></ul></li></ul>\
             <pre><code class=\"language-rust\">x &lt; y\n</code></pre><p>H<sub>2</sub>O</p>\
             <iframe src=\"https://v.example/\"></iframe><script>no</script>",
        );
        assert_eq!(
            text,
            "## A\n\nb *c* & 1 \\* 2 [d](/d/)\n\n- e\n  - f\n\n```rust\nx < y\n```\n\nH<sub>2</sub>O\n\n\
             <iframe src=\"https://v.example/\"></iframe>"
        );
        assert_eq!(notes[1..], [Note::Foreign { name: "<iframe>".into(), count: 1 }]);
    }

    #[test]
    fn titles_lose_their_markup() {
        assert_eq!(super::text("a &amp; <b>b</b>\n c"), "a & b c");
    }
}
