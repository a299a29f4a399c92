use html5ever::driver::{ParseOpts, parse_fragment};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{QualName, local_name, ns};
use scraper::{Html, HtmlTreeSink, Node};
use url::Url;

use crate::assemble::xml::allowed;

/// The HTML of an article, made fit to stand in another site's page.
///
/// It is read as a browser reads it and written out again, so raw HTML comes out balanced however it went in; then
/// every address is resolved as a browser would resolve it on the article's page, fragments included. Scripts and
/// styles go: our own policy stops them on the page, and readers drop them.
pub(crate) fn absolute(html: &str, page: &Url) -> String {
    let mut fragment = parse(&allowed(html));
    let dropped: Vec<_> =
        fragment.tree.nodes().filter(|node| is_dropped(node.value())).map(|n| n.id()).collect();
    for id in dropped {
        if let Some(mut node) = fragment.tree.get_mut(id) {
            node.detach();
        }
    }
    for node in fragment.tree.values_mut() {
        if let Node::Element(element) = node {
            let in_svg = element.name.ns.ends_with("/svg") && &*element.name.local != "a";
            let tag = element.name.local.clone();
            element.attrs.retain(|name, value| {
                let new = match kind(&tag, &name.local) {
                    Kind::Plain => return true,
                    Kind::Dropped => return false,
                    // A part of the same drawing.
                    Kind::Address if in_svg && value.starts_with('#') => return true,
                    Kind::Address => resolve(value, page),
                    Kind::Candidates => candidates(value, page),
                    Kind::Document => Some(absolute(value, page)),
                };
                // An address that leads nowhere on the page leads nowhere here.
                let Some(new) = new else { return false };
                *value = new.into();
                true
            });
        }
    }
    allowed(&fragment.root_element().inner_html()).into_owned()
}

/// As in the body of a page whose scripts are off, as they are in readers: what stands in `noscript` is shown there.
fn parse(html: &str) -> Html {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let options = ParseOpts { tree_builder, ..Default::default() };
    let body = QualName::new(None, ns!(html), local_name!("body"));
    parse_fragment(HtmlTreeSink::new(Html::new_fragment()), options, body, Vec::new(), false).one(html)
}

fn is_dropped(node: &Node) -> bool {
    match node {
        Node::Comment(_) => true,
        Node::Element(element) => {
            matches!(&*element.name.local, "script" | "style" | "base" | "link" | "meta")
        }
        _ => false,
    }
}

/// What an attribute holds.
enum Kind {
    Plain,
    /// What can do nothing outside of its page, or should not.
    Dropped,
    Address,
    /// Addresses with descriptors, as in `srcset`.
    Candidates,
    /// A whole document, as in `srcdoc`.
    Document,
}

fn kind(tag: &str, attribute: &str) -> Kind {
    match attribute {
        "href" | "src" | "poster" | "cite" | "action" | "formaction" | "background" | "longdesc"
        | "itemid" | "codebase" | "classid" | "lowsrc" | "dynsrc" => Kind::Address,
        "data" if tag == "object" => Kind::Address,
        "srcset" | "imagesrcset" => Kind::Candidates,
        "srcdoc" => Kind::Document,
        "style" | "tabindex" | "autofocus" | "nonce" | "ping" | "archive" => Kind::Dropped,
        _ if attribute.starts_with("on") => Kind::Dropped,
        _ => Kind::Plain,
    }
}

fn resolve(address: &str, page: &Url) -> Option<String> {
    page.join(address).ok().map(String::from)
}

/// The candidates of `srcset`: an address up to white space, then descriptors up to a comma outside of parentheses
/// (HTML, "parsing a srcset attribute"). Addresses may hold commas, but neither begin nor end with one.
fn candidates(text: &str, page: &Url) -> Option<String> {
    let mut candidates = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let (word, after) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let address = word.trim_end_matches(',');
        let mut depth = 0_usize;
        let end = |c: char| {
            depth = if c == '(' {
                depth + 1
            } else if c == ')' {
                depth.saturating_sub(1)
            } else {
                depth
            };
            c == ',' && depth == 0
        };
        let (descriptors, after) = if address.len() < word.len() {
            ("", after)
        } else {
            after.split_at(after.find(end).unwrap_or(after.len()))
        };
        rest = after;
        if let Some(address) = resolve(address, page) {
            candidates.push(format!("{address} {}", descriptors.trim()).trim_end().to_owned());
        }
    }
    (!candidates.is_empty()).then(|| candidates.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(html: &str) -> String {
        absolute(html, &Url::parse("https://example.org/blog/posts/a/").unwrap())
    }

    #[test]
    fn addresses_become_those_of_the_page() {
        for (html, expected) in [
            ("<a href=\"#fn.1\">x</a>", "<a href=\"https://example.org/blog/posts/a/#fn.1\">x</a>"),
            ("<a href=/b?c&amp;d>x</a>", "<a href=\"https://example.org/b?c&amp;d\">x</a>"),
            (
                "<img src='../سلام.png'>",
                "<img src=\"https://example.org/blog/posts/%D8%B3%D9%84%D8%A7%D9%85.png\">",
            ),
            ("<a href=\"//b.example/\">x</a>", "<a href=\"https://b.example/\">x</a>"),
            ("<a href=\"mailto:a@b.example\">x</a>", "<a href=\"mailto:a@b.example\">x</a>"),
            ("<a href=\"https://[\">x</a>", "<a>x</a>"),
            (
                "<video poster=p.png src=v.mp4></video>",
                "<video poster=\"https://example.org/blog/posts/a/p.png\" src=\"https://example.org/blog/posts/a/v.mp4\"></video>",
            ),
            ("<q cite=c>x</q>", "<q cite=\"https://example.org/blog/posts/a/c\">x</q>"),
            (
                "<object data=d></object><div data=d></div>",
                "<object data=\"https://example.org/blog/posts/a/d\"></object><div data=\"d\"></div>",
            ),
            (
                "<svg><a href=\"#x\"></a><use href=\"#x\"></use><image xlink:href=\"i.png\"></image></svg>",
                "<svg><a href=\"https://example.org/blog/posts/a/#x\"></a><use href=\"#x\"></use>\
              <image xlink:href=\"https://example.org/blog/posts/a/i.png\"></image></svg>",
            ),
            (
                "<noscript><img src=a.png></noscript>",
                "<noscript><img src=\"https://example.org/blog/posts/a/a.png\"></noscript>",
            ),
            (
                "<iframe srcdoc=\"<img src=/a.png>\"></iframe>",
                "<iframe srcdoc=\"&lt;img src=&quot;https://example.org/a.png&quot;&gt;\"></iframe>",
            ),
        ] {
            assert_eq!(there(html), expected);
        }
    }

    #[test]
    fn candidates_keep_their_descriptors() {
        let at = |below: &str| format!("https://example.org/blog/posts/a/{below}");
        for (srcset, expected) in [
            ("a.png, b.png 2x", format!("{}, {} 2x", at("a.png"), at("b.png"))),
            ("a,b.png 100w 5h,c.png", format!("{} 100w 5h, {}", at("a,b.png"), at("c.png"))),
            (
                ",, a.png, b.png x(1,2) 2x, c",
                format!("{}, {} x(1,2) 2x, {}", at("a.png"), at("b.png"), at("c")),
            ),
            (
                "data:image/png;base64,AA== 1x, /d 2x",
                "data:image/png;base64,AA== 1x, https://example.org/d 2x".to_owned(),
            ),
        ] {
            assert_eq!(there(&format!("<img srcset=\"{srcset}\">")), format!("<img srcset=\"{expected}\">"));
        }
        assert_eq!(there("<img srcset=\" , \">"), "<img>");
    }

    #[test]
    fn raw_html_comes_out_balanced_and_without_scripts() {
        for (html, expected) in [
            ("</div><p>a<p>b</section>", "<p>a</p><p>b</p>"),
            ("<details><summary>s<b>t", "<details><summary>s<b>t</b></summary></details>"),
            ("a<!-- never closed", "a"),
            ("a<script>b</script><style>c</style><base href=/x>d", "ad"),
            (
                "<p onclick=a() style=\"color: red\" tabindex=0 id=i class=c>x",
                "<p id=\"i\" class=\"c\">x</p>",
            ),
            ("a\u{1}b\u{ffff}&#1;c ]]>", "abc ]]&gt;"),
            ("<textarea>a <b>", "<textarea>a &lt;b&gt;</textarea>"),
        ] {
            assert_eq!(there(html), expected);
        }
    }

    #[test]
    fn deep_nesting_ends() {
        let deep = "<div>".repeat(2_000);
        assert_eq!(there(&deep).len(), 2_000 * "<div></div>".len());
    }
}
