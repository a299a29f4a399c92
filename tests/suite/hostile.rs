//! Posts of somebody who means harm: every case of the sanitizers' suites in `../shared/suites/xss.jsonl`, as a text,
//! a title, a tag, a summary, a link, an image and a heading, through the real build. What comes out, pages and feeds
//! alike, is read as a browser reads it: nothing in it runs, and what was harmless is still there.

use scraper::{ElementRef, Html, Node};
use serde_json::Value;
use tests::finished::NO_CODE;
use tests::{hostile, tree};

use crate::shared;

/// Elements of which a page has none, but for its own scripts, its style and its head.
const NEVER: [&str; 15] = [
    "applet", "base", "button", "embed", "form", "frame", "frameset", "iframe", "noscript", "object",
    "select", "svg", "template", "textarea", "xmp",
];

/// Everything in a document, or in a part of one, that could run or reach out.
fn harm(html: &Html) -> Vec<String> {
    let mut found = Vec::new();
    for element in html.tree.nodes().filter_map(ElementRef::wrap) {
        let name = element.value().name();
        let inside =
            |name: &str| element.ancestors().filter_map(ElementRef::wrap).any(|it| it.value().name() == name);
        // The interface has controls of its own, around what authors write.
        let is_ours = ["button", "form", "select"].contains(&name)
            && inside("body")
            && !["a", "h1", "h2", "time"].iter().any(|name| inside(name))
            && !element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|it| it.value().classes().any(|it| it == "prose"));
        if NEVER.contains(&name) && !is_ours
            || inside("main") && ["script", "style", "link", "meta"].contains(&name)
        {
            found.push(format!("<{name}>"));
        }
        for (attribute, value) in element.value().attrs() {
            let bare: String = value.chars().filter(|c| *c > ' ').flat_map(char::to_lowercase).collect();
            let address =
                ["href", "src", "srcset", "poster", "action", "data", "cite", "xlink:href", "formaction"];
            let unsafe_scheme = ["javascript:", "data:", "vbscript:", "file:", "blob:"];
            if attribute.starts_with("on")
                || attribute == "style"
                || address.contains(&attribute) && unsafe_scheme.iter().any(|scheme| bare.starts_with(scheme))
            {
                found.push(format!("<{name} {attribute}=\"{value}\">"));
            }
        }
    }
    found
}

/// The words that a person would read.
fn words(html: &Html) -> Vec<String> {
    const UNREAD: [&str; 14] = [
        "applet", "head", "iframe", "noembed", "noframes", "noscript", "object", "script", "style", "svg",
        "template", "textarea", "title", "xmp",
    ];
    let mut text = String::new();
    for node in html.tree.nodes() {
        let Node::Text(own) = node.value() else { continue };
        let unread = |element: ElementRef<'_>| UNREAD.contains(&element.value().name());
        if !node.ancestors().filter_map(ElementRef::wrap).any(unread) {
            text += &format!(" {}", &**own);
        }
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    words.map(str::to_owned).collect()
}

/// One test: the blog is built once.
#[test]
fn no_post_can_harm_a_reader() {
    let Some(file) = shared::find("suites/xss.jsonl", "hostile: texts") else { return };
    let cases = hostile::cases(&file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let refused = hostile::finish(&cases, &NO_CODE, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    let finished = tree::read(folder.path()).unwrap();
    for kind in hostile::KINDS {
        let of_kind = refused.iter().filter(|(name, _)| name.starts_with(&format!("posts/{kind}-")));
        println!("{kind}: {} of {} refused", of_kind.clone().count(), cases.len());
        of_kind
            .for_each(|(file, what)| println!("    {file}: {}", what.chars().take(90).collect::<String>()));
    }
    for (path, bytes) in &finished {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let harm = match path.rsplit('.').next() {
            Some("html") => {
                let page = Html::parse_document(text);
                data_is_data(path, &page);
                let mut found = harm(&page);
                // Two pages have something of their own: choices of how to search, and a picture of numbers.
                let own = [("search/index.html", "<select>"), ("archive/index.html", "<svg>")];
                found.retain(|it| !own.contains(&(path.as_str(), it.as_str())));
                found
            }
            Some("xml") => feed(text),
            Some("json") if path.ends_with("feed.json") => {
                let feed: Value = serde_json::from_str(text).unwrap();
                let items = feed["items"].as_array().unwrap();
                items
                    .iter()
                    .flat_map(|item| harm(&Html::parse_fragment(item["content_html"].as_str().unwrap())))
                    .collect()
            }
            _ => continue,
        };
        assert!(harm.is_empty(), "{path}: {harm:?}");
    }
    for (number, input) in cases.iter().enumerate() {
        let Some(page) = finished.get(&format!("posts/body-{number}/index.html")) else { continue };
        // What follows a fence is no text.
        if input.starts_with("```") {
            continue;
        }
        let found = words(&Html::parse_document(std::str::from_utf8(page).unwrap()));
        let lost: Vec<_> =
            words(&Html::parse_fragment(input)).into_iter().filter(|word| !found.contains(word)).collect();
        assert!(lost.is_empty(), "case {number}: {lost:?} of\n{input}\nare lost");
    }
}

/// A page has the scripts of every page, and data that is JSON.
fn data_is_data(path: &str, page: &Html) {
    let mut scripts = Vec::new();
    for element in page.tree.nodes().filter_map(ElementRef::wrap).filter(|it| it.value().name() == "script") {
        match element.attr("type") {
            Some("application/ld+json") => {
                let text: String = element.text().collect();
                serde_json::from_str::<Value>(&text)
                    .unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            }
            _ => scripts.push(element.attr("src").unwrap_or("inline")),
        }
    }
    assert_eq!(scripts.len(), 2, "{path}: {scripts:?}");
    assert!(scripts[0] == "inline" && scripts[1].starts_with("/b/app/start."), "{path}: {scripts:?}");
}

/// The texts in a feed, and the feed's own links.
fn feed(text: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(text).unwrap();
    let texts = document.descendants().filter(|node| node.is_element());
    texts
        .flat_map(|node| {
            let href = node.attribute("href").unwrap_or_default();
            assert!(href.is_empty() || href.starts_with("https://example.org/b/"), "{href}");
            match node.tag_name().name() {
                "content" | "encoded" | "description" => {
                    harm(&Html::parse_fragment(node.text().unwrap_or_default()))
                }
                _ => Vec::new(),
            }
        })
        .collect()
}
