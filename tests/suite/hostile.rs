//! Posts of somebody who means harm: every case of the sanitizers' suites in `../shared/suites/xss.jsonl`, as a text,
//! a title, a tag, a summary, a link, an image and a heading, through the real build. What comes out, pages and feeds
//! alike, is read as a browser reads it: nothing in it runs, and what was harmless is still there.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Node};
use serde_json::Value;
use site::{AssembleError, Drafts, Problems, Profile, Project, assemble};
use tests::finished::{self, NO_CODE};
use tests::tree;

use crate::shared;

/// The inputs, in order.
fn cases(test: &str) -> Option<Vec<String>> {
    let text = fs::read_to_string(shared::find("suites/xss.jsonl", test)?).unwrap();
    let input = |line: &str| {
        let case: Value = serde_json::from_str(line).unwrap();
        case["input"].as_str().unwrap().to_owned()
    };
    Some(text.lines().map(input).collect())
}

/// A TOML string that holds anything.
fn toml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => write!(quoted, "\\u{:04X}", u32::from(c)).unwrap(),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn post(title: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = {}\ndate = 2025-01-01\n{more}+++\n\n{body}\n", toml(title))
}

/// The posts that a case makes, by the names of their files.
fn posts(number: usize, input: &str) -> Vec<(String, String)> {
    let line = input.split_whitespace().collect::<Vec<_>>().join(" ");
    let file = |kind: &str| format!("posts/{kind}-{number}.md");
    let [tag, series] =
        [format!("x{input}"), "S</title><script>alert(1)</script>".to_owned()].map(|text| toml(&text));
    let series = format!("series = {series}\n");
    let front_matter = format!("tags = [{tag}]\nsummary = {tag}\n{series}");
    vec![
        (file("body"), post("Body", "", input)),
        (file("front"), post(input, &front_matter, "Text.")),
        (file("link"), post("Link", "", &format!("[link](<{line}>) ![image](<{line}>)"))),
        (file("linked"), post("Linked", "", &format!("[{line}](https://a.example)"))),
        (file("image"), post("Image", "", &format!("![{line}](/icon.svg)"))),
        (file("heading"), post("Heading", &series, &format!("## {line}\n\nText."))),
    ]
}

/// Finishes the blog, without the posts that the build refuses. Says of each of them why.
fn finish(sources: &BTreeMap<String, Vec<u8>>, folder: &Path) -> BTreeMap<String, String> {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in sources {
        tree::write(root.path(), name, bytes).unwrap();
    }
    let mut refused = BTreeMap::new();
    let mut refuse = |problems: &Problems| {
        let mut any = false;
        for problem in problems.iter() {
            let file = problem.file.display().to_string();
            let file = file.replace("dist/posts/", "posts/").replace("/index.html", ".md");
            // What is wrong with a post is wrong with the feeds as well.
            if !file.starts_with("posts/") {
                continue;
            }
            any = true;
            if refused.insert(file.clone(), problem.what.clone()).is_none() {
                fs::remove_file(root.path().join(&file)).unwrap();
            }
        }
        assert!(any, "{problems}");
    };
    loop {
        let project = match Project::load(root.path(), Drafts::LeaveOut) {
            Ok(project) => project,
            Err(problems) => {
                refuse(&problems);
                continue;
            }
        };
        let _ = fs::remove_dir_all(folder);
        tree::write(folder, "app_bg.wasm", NO_CODE.wasm).unwrap();
        tree::write(folder, "app.js", NO_CODE.glue).unwrap();
        fs::copy(shared::repository().join("index.html"), folder.join("index.html")).unwrap();
        // As for an author: without share images, which would take most of the time.
        match assemble(&project, folder, &Profile::Debug) {
            Ok(_) => return refused,
            Err(AssembleError::Invalid(problems)) => refuse(&problems),
            Err(error) => panic!("{error}"),
        }
    }
}

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
        let is_ours = ["button", "form"].contains(&name)
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
    let Some(cases) = cases("hostile: texts") else { return };
    let mut sources = finished::sources("showcase").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    let name = "T</title><script>alert(1)</script>\\u0022";
    let config = format!(
        "title = \"{name}\"\ntagline = \"{name}\"\nauthor = \"{name}\"\nlanguage = \"en\"\n\
         base_url = \"https://example.org/b/\"\nfeed_limit = 100000\n"
    );
    sources.insert("blog.toml".to_owned(), config.into_bytes());
    let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
    sources.insert("public/icon.svg".to_owned(), icon.as_bytes().to_vec());
    for (number, input) in cases.iter().enumerate() {
        sources.extend(posts(number, input).into_iter().map(|(name, text)| (name, text.into_bytes())));
    }
    let folder = tempfile::tempdir().unwrap();
    let refused = finish(&sources, folder.path());
    let finished = tree::read(folder.path()).unwrap();
    for kind in ["body", "front", "link", "linked", "image", "heading"] {
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
                harm(&page)
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
