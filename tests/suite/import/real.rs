//! Whole blogs of others, in place.

use std::collections::BTreeMap;
use std::fs;

use ::import::{File, Format, Plan, Reason, plan};
use content::markdown::{Place, render};
use content::{Base, Body};
use tests::{front_matter, reference, visible};

use super::files;
use crate::shared;

fn body(text: &str) -> &str {
    text.split_once("\n+++\n").map_or("", |(_, body)| body)
}

/// What a reader of the imported post sees.
fn seen(text: &str) -> String {
    let base = Base::root();
    let body = Body { markdown: body(text).to_owned(), ..Body::default() };
    visible::text(&render(&body, &Place::article(&base)).html)
}

/// The words of a text, without signs; what stands in tags of a generator is left out on both sides.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = [rest.find("{{"), rest.find("{%")].into_iter().flatten().min() {
        plain.push_str(&rest[..at]);
        plain.push(' ');
        let end = ["}}", "%}"].iter().filter_map(|end| rest[at..].find(end)).min();
        rest = end.map_or("", |end| &rest[at + end + 2..]);
    }
    plain.push_str(rest);
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A source with the addresses that its generator would write: a tag with blanks in it keeps other implementations from
/// seeing the link or the image around it.
fn with_addresses(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let line = rest.split(['}', '\n']).next().unwrap_or_default();
        let end = line.len() + if line.ends_with('%') { 1 } else { 2 };
        let address = if line.starts_with("{{ \"") && line.ends_with("| url ") {
            line.split('"').nth(1)
        } else if line == "{{site.baseurl" || line == "{{ site.baseurl " {
            Some("")
        } else if line.starts_with("{% post_url ") || line.starts_with("{% link ") {
            line.split(' ').nth(2)
        } else {
            None
        };
        match address {
            Some(address) => {
                out.push_str(address);
                rest = &rest[end..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// Whose source reads differently: in it, `<io::Error>` of code between tags is taken for HTML and lost, but not in the
/// imported post.
const OTHERWISE: [&str; 1] = ["content/post/rust-error-handling.md"];

/// The first word of the source that does not follow in what came over.
fn lost(source: &[String], found: &[String]) -> Option<String> {
    let mut at = 0;
    for (number, word) in source.iter().enumerate() {
        match found[at..].iter().position(|other| other == word) {
            // What came in between is new; a whole page of it means that the word was lost long before.
            Some(skipped) if skipped < 150 => at += skipped + 1,
            _ => return Some(source[number.saturating_sub(4)..(number + 4).min(source.len())].join(" ")),
        }
    }
    None
}

#[test]
fn real_blogs_come_over_whole() {
    let Some(root) = shared::find("corpora", "import: corpora") else { return };
    let wanted = [
        ("18f", Format::Eleventy, 200, 0),
        ("burntsushi", Format::Hugo, 18, 2),
        ("go-blog", Format::Markdown, 113, 32),
        ("hexo-news", Format::Hexo, 28, 0),
        ("jekyll-news", Format::Jekyll, 100, 0),
        ("mehdix", Format::Jekyll, 32, 0),
        ("papermod", Format::Hugo, 17, 6),
        ("rust-blog", Format::Zola, 304, 1),
        ("tabi", Format::Zola, 19, 44),
    ];
    let mut losses = Vec::new();
    let mut count = 0;
    for (name, format, posts, others) in wanted {
        let source = files(&root.join(name));
        let plan: Plan = plan(&source, None, &BTreeMap::new(), &site::can_lead).unwrap();
        assert_eq!(plan.format, format, "{name}");
        // Every file is a post or is named: sections, pages without a day, and files that only lead on.
        assert_eq!((plan.posts.len(), plan.left_out.len()), (posts, others), "{name}: {:?}", plan.left_out);
        for left in &plan.left_out {
            let known = matches!(
                left.reason,
                Reason::Section | Reason::NoDate | Reason::RedirectOnly { .. } | Reason::Empty
            );
            assert!(known, "{name}: {left:?}");
        }
        let by_path: BTreeMap<_, _> = source.iter().map(|file| (file.path.as_str(), file)).collect();
        for post in &plan.posts {
            assert!(!post.title.trim().is_empty(), "{name}: {}", post.source);
            let text = String::from_utf8(by_path[post.source.as_str()].bytes.clone().unwrap()).unwrap();
            let text = text.replace("\r\n", "\n");
            let source = words(&visible::text(&reference::html(&with_addresses(front_matter::body(&text)))));
            let found = words(&format!("{} {}", post.title, seen(&post.text)));
            count += source.len();
            if let Some(words) = lost(&source, &found)
                && !OTHERWISE.contains(&post.source.as_str())
            {
                losses.push(format!("{name}/{}: … {words} …", post.source));
            }
        }
    }
    println!("{count} words came over");
    assert!(losses.is_empty(), "{} posts lost words:\n{}", losses.len(), losses.join("\n"));
}

/// The page as a person reads it: its lines, without the bullets and numbers of lists.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| {
        let line = line.trim();
        let line = line.trim_start_matches(['•', '◦']).trim();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    text.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

#[test]
fn a_plain_text_page_comes_over_word_by_word() {
    let Some(path) = shared::find("existing-blog.txt", "import: plain text") else { return };
    let bytes = fs::read(&path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let source = File { path: "existing-blog.txt".into(), bytes: Some(bytes) };
    let plan = plan(&[source], None, &BTreeMap::new(), &site::can_lead).unwrap();
    assert_eq!((plan.format, plan.posts.len(), plan.left_out.len()), (Format::PlainText, 11, 0));

    let mut articles = Vec::new();
    let mut current = String::new();
    for line in text.lines() {
        match line.strip_prefix("Published on: ") {
            Some(day) => articles.push((std::mem::take(&mut current), day.trim().to_owned())),
            None => current.push_str(&format!("{line}\n")),
        }
    }
    assert_eq!(articles.len(), 11);
    for (number, (post, (article, day))) in plan.posts.iter().zip(&articles).enumerate() {
        assert_eq!(post.date.to_string(), *day, "{}", post.title);
        let mut wanted = lines(article);
        if number == 0 {
            // The page's own title and tagline.
            wanted.drain(..2);
        }
        assert_eq!(post.title, wanted.remove(0));
        // Numbers of items are markup in the post; those of headings are words.
        let numbered =
            |line: &str| line.starts_with("  ") && line.trim().starts_with(|c: char| c.is_ascii_digit());
        let items = article.lines().filter(|line| numbered(line)).count();
        let bullets = article.lines().filter(|line| line.trim().starts_with(['•', '◦'])).count();
        let html = reference::html(body(&post.text));
        assert_eq!(html.matches("<li>").count(), items + bullets, "{}", post.title);
        let nested = article.lines().any(|line| line.starts_with("    •") || line.trim().starts_with('◦'));
        assert_eq!(html.contains("</ul>\n</li>"), nested, "{}", post.title);
        // A paragraph ends as a sentence does; what stands alone without that, and is no code, is a heading.
        let wanted: Vec<String> = article
            .lines()
            .filter(|line| numbered(line))
            .map(|line| line.trim().split_once(' ').unwrap().1.to_owned())
            .fold(wanted.join("\n"), |text, item| {
                let at = text.find(&item).unwrap();
                let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
                format!("{}{}", &text[..line], &text[at..])
            })
            .split_whitespace()
            .map(|word| word.replace('$', ""))
            .collect();
        let found: Vec<String> =
            seen(&post.text).split_whitespace().map(|word| word.replace('$', "")).collect();
        let wanted = wanted.join(" ");
        assert_eq!(found.join(" "), wanted, "{}", post.title);
    }
    let code: usize = plan.posts.iter().map(|post| post.text.matches("\n```\n").count()).sum();
    assert_eq!(code, 4, "two blocks of code");
    let headings: usize =
        plan.posts.iter().map(|post| post.text.lines().filter(|line| line.starts_with("##")).count()).sum();
    println!("{headings} headings");
}
