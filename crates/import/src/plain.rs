//! A plain-text page: a blog as a terminal browser shows it, one article after the other, each with a line
//! `Published on: 2024-02-05` at its end.

mod blocks;
mod escape;

use crate::post::{Post, one_line};
use crate::report::{LeftOut, Reason};
use crate::{File, Note, date};
use blocks::{Block, blocks};

/// A page begins with its own title and tagline; the first text of this length is an article's.
const PARAGRAPH: usize = 120;

/// What stands behind `Published on:`, in a line that says so.
pub(crate) fn published(line: &str) -> Option<&str> {
    let line = line.trim();
    ["Published on:", "Posted on:", "Published:"].iter().find_map(|words| {
        let start = line.get(..words.len())?;
        start.eq_ignore_ascii_case(words).then(|| line[words.len()..].trim())
    })
}

/// The articles of the page.
pub(crate) fn read(file: &File) -> (Vec<Post>, Vec<LeftOut>) {
    let text = file.text().replace('\u{a0}', " ");
    let (mut posts, mut left_out) = (Vec::new(), Vec::new());
    let mut lines = Vec::new();
    for line in text.lines() {
        match published(line) {
            Some(day) => {
                let first = posts.is_empty() && left_out.is_empty();
                match article(file, &lines, day, first) {
                    Ok(post) => posts.push(post),
                    Err(reason) => left_out.push(reason),
                }
                lines.clear();
            }
            None => lines.push(line),
        }
    }
    if lines.iter().any(|line| !line.trim().is_empty()) {
        let rest = one_line(lines.iter().find(|line| !line.trim().is_empty()).unwrap_or(&""));
        let short: String = rest.chars().take(60).collect();
        left_out.push(LeftOut { source: format!("{}: \"{short}\"", file.name()), reason: Reason::NoDate });
    }
    (posts, left_out)
}

fn article(file: &File, lines: &[&str], day: &str, first: bool) -> Result<Post, LeftOut> {
    let mut blocks = blocks(lines);
    let title_at = if first { title_below_the_page(&blocks) } else { 0 };
    let rest = blocks.split_off((title_at + 1).min(blocks.len()));
    let title = match blocks.pop() {
        Some(Block::Heading { text, .. } | Block::Paragraph(text)) => one_line(&text),
        _ => String::new(),
    };
    let source = format!("{}: \"{title}\"", file.name());
    let date = match date::read(day) {
        Ok(date) => date,
        Err(fault) => return Err(LeftOut { source, reason: Reason::of(&fault) }),
    };
    if rest.is_empty() || title.is_empty() {
        return Err(LeftOut { source, reason: Reason::Empty });
    }
    let mut notes = Vec::new();
    if rest.iter().any(|block| matches!(block, Block::Heading { .. })) {
        notes.push(Note::GuessedLevels);
    }
    let code = rest.iter().filter(|block| matches!(block, Block::Code(_))).count();
    if code > 0 {
        notes.push(Note::GuessedCode { count: code });
    }
    let markdown = rest.iter().map(Block::markdown).collect::<Vec<_>>().join("\n");
    Ok(Post { source, name: title.clone(), title, date: Some(date), markdown, notes, ..Post::default() })
}

/// Before the first article stand the page's title and tagline: the article's title is the line above its first
/// paragraph.
fn title_below_the_page(blocks: &[Block]) -> usize {
    let paragraph = blocks.iter().position(|block| match block {
        Block::Paragraph(text) => text.chars().count() >= PARAGRAPH,
        Block::Heading { .. } => false,
        _ => true,
    });
    paragraph.map_or(0, |at| at.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "A page\n\nIts tagline.\n\nOne: a *title*\n\nA long first paragraph, which tells the reader what \
        will come below it, in as many words as such paragraphs have, that is, “many” <b>.\n\n\nA heading\n\nThese:\n\n  \
        • One: a_b_ and $99.9\\%$\n  • Two:\n    ◦ Nested 1.\n    ◦ Nested 2.\n\n  1. First\n  2. Second\n\nRun:\n\n\
        pip install --x=./\n\nThen this script:\n\n# 1. A\n$a = \"b\"\n\n# 2. B\naz login\n\nThat is all.\n\n1. Numbered\n\nEnd.\n\
        Published on: 2024-4-09\n\nTwo\n\nShort.\nPublished on: YYYY-MM-DD\n\nThree\n\nShort.\nPublished on: 18 Dec 2014\n";

    #[test]
    fn a_page_is_divided_into_its_articles() {
        let file = File { path: "blog.txt".into(), bytes: Some(PAGE.as_bytes().to_vec()) };
        let (posts, left_out) = read(&file);
        let titles: Vec<_> =
            posts.iter().map(|post| (post.title.as_str(), post.date.unwrap().to_string())).collect();
        assert_eq!(titles, [("One: a *title*", "2024-04-09".to_owned()), ("Three", "2014-12-18".to_owned())]);
        assert_eq!(left_out.len(), 1);
        assert_eq!(left_out[0].source, "blog.txt: \"Two\"");
        assert_eq!(
            posts[0].markdown,
            "A long first paragraph, which tells the reader what will come below it, in as many words as such paragraphs \
             have, that is, “many” \\<b>.\n\n## A heading\n\nThese:\n\n- One: a_b\\_ and $99.9\\%$\n- Two:\n  - Nested 1.\n  \
             - Nested 2.\n\n1. First\n2. Second\n\nRun:\n\n```\npip install --x=./\n```\n\nThen this script:\n\n```\n# 1. A\n\
             $a = \"b\"\n\n# 2. B\naz login\n```\n\nThat is all.\n\n### 1. Numbered\n\nEnd.\n"
        );
    }
}
