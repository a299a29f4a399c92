use super::escape::escape;

/// A part of an article.
#[derive(Debug, PartialEq)]
pub(super) enum Block {
    Heading { level: usize, text: String },
    Paragraph(String),
    Items(Vec<Item>),
    Code(Vec<String>),
}

#[derive(Debug, PartialEq)]
pub(super) struct Item {
    indent: usize,
    number: Option<String>,
    text: String,
}

impl Block {
    pub(super) fn markdown(&self) -> String {
        match self {
            Self::Heading { level, text } => format!("{} {}\n", "#".repeat(*level), heading(text)),
            Self::Paragraph(text) => format!("{}\n", escape(text)),
            Self::Items(items) => list(items),
            Self::Code(lines) => {
                let longest = lines.iter().map(|line| line.len() - line.trim_start_matches('`').len()).max();
                let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
                format!("{fence}\n{}\n{fence}\n", lines.join("\n"))
            }
        }
    }
}

/// A number at the start of a heading begins no list.
fn heading(text: &str) -> String {
    escape(text).replacen("\\.", ".", 1)
}

fn list(items: &[Item]) -> String {
    // The column at which the text of each open level begins, by the indent of its marker.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut out = String::new();
    for item in items {
        while open.last().is_some_and(|(indent, _)| *indent >= item.indent) {
            open.pop();
        }
        let column = open.last().map_or(0, |(_, column)| *column);
        let marker = item.number.clone().unwrap_or_else(|| "-".to_owned());
        out.push_str(&format!("{}{marker} {}\n", " ".repeat(column), escape(&item.text)));
        open.push((item.indent, column + marker.len() + 1));
    }
    out
}

/// The blocks of an article. Plain text tells a heading from a paragraph by its length and its missing full stop, and
/// code by the colon before it and the signs in it.
pub(super) fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for group in lines.split(|line| line.trim().is_empty()).filter(|group| !group.is_empty()) {
        let mut text: Vec<&str> = Vec::new();
        let mut items: Vec<Item> = Vec::new();
        for line in group {
            match item(line) {
                Some(found) => {
                    flush(&mut blocks, &mut text);
                    items.push(found);
                }
                // A line that is indented goes on with the item before it.
                None => match items.last_mut() {
                    Some(last) if line.starts_with(' ') => {
                        last.text = format!("{} {}", last.text, line.trim())
                    }
                    _ => {
                        add(&mut blocks, &mut items);
                        text.push(line);
                    }
                },
            }
        }
        add(&mut blocks, &mut items);
        flush(&mut blocks, &mut text);
    }
    // What looks like a heading and has nothing below it is a last word.
    if let Some(Block::Heading { text, .. }) = blocks.last() {
        let text = text.clone();
        if blocks.len() > 1 {
            blocks.pop();
            blocks.push(Block::Paragraph(text));
        }
    }
    levels(&mut blocks);
    blocks
}

fn add(blocks: &mut Vec<Block>, items: &mut Vec<Item>) {
    if items.is_empty() {
        return;
    }
    let new = std::mem::take(items);
    // A blank line between two items of one kind parts no list.
    if let Some(Block::Items(last)) = blocks.last_mut()
        && last.first().map(|item| item.number.is_some()) == new.first().map(|item| item.number.is_some())
    {
        last.extend(new);
    } else {
        blocks.push(Block::Items(new));
    }
}

fn flush(blocks: &mut Vec<Block>, text: &mut Vec<&str>) {
    if text.is_empty() {
        return;
    }
    let lines = std::mem::take(text);
    let announced = match blocks.last() {
        Some(Block::Paragraph(before)) => before.trim_end().ends_with(':'),
        Some(Block::Code(_)) => true,
        _ => false,
    };
    if announced && is_code(&lines) {
        if let Some(Block::Code(code)) = blocks.last_mut() {
            code.push(String::new());
            code.extend(lines.iter().map(|line| (*line).to_owned()));
        } else {
            blocks.push(Block::Code(lines.iter().map(|line| (*line).to_owned()).collect()));
        }
        return;
    }
    let joined = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let is_heading = lines.len() == 1 && joined.chars().count() <= 120 && !ends_a_sentence(&joined);
    blocks.push(if is_heading {
        Block::Heading { level: 2, text: joined }
    } else {
        Block::Paragraph(joined)
    });
}

fn item(line: &str) -> Option<Item> {
    let bare = line.trim_start();
    let indent = line.len() - bare.len();
    for bullet in ["•", "◦", "▪", "‣", "∙", "●", "○"] {
        if let Some(text) = bare.strip_prefix(bullet) {
            return Some(Item { indent, number: None, text: text.trim().to_owned() });
        }
    }
    if indent < 2 {
        return None;
    }
    if let Some(text) = ["- ", "* ", "+ "].iter().find_map(|bullet| bare.strip_prefix(bullet)) {
        return Some(Item { indent, number: None, text: text.trim().to_owned() });
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let text = bare[digits..].strip_prefix(". ").or_else(|| bare[digits..].strip_prefix(") "))?;
    let number = (1..4).contains(&digits).then(|| bare[..=digits].to_owned())?;
    Some(Item { indent, number: Some(number), text: text.trim().to_owned() })
}

/// Whether lines below a colon, or below code, are code: by signs that prose has not.
fn is_code(lines: &[&str]) -> bool {
    let sign = |line: &&str| {
        let bare = line.trim();
        let start = bare.starts_with(['#', '$', '{', '}', '<', '@', '>']) || bare.starts_with("//");
        // A call has no blank before its bracket; an aside in a heading has.
        let call = bare.ends_with(')') && !bare.contains(" (");
        let end = call || bare.ends_with(['{', '}', ';', '\\']);
        let option =
            bare.split(' ').any(|word| word.starts_with("--") || (word.len() == 2 && word.starts_with('-')));
        start
            || end
            || option
            || [" = ", " := ", "=>", "->", "::", " | "].iter().any(|sign| bare.contains(sign))
    };
    let sentence = lines.iter().all(|line| ends_a_sentence(line) && line.split(' ').count() > 3);
    !sentence && lines.iter().any(sign)
}

fn ends_a_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['’', '”', '"', '\'', ')', '»']);
    text.ends_with(['.', ':', ';', ',', '…', '!'])
}

/// `1. Numbered` and `Phase 1: …` headings stand below the one before them.
fn levels(blocks: &mut [Block]) {
    let mut below = false;
    for block in blocks {
        let Block::Heading { level, text } = block else { continue };
        let counted = text.starts_with(|c: char| c.is_ascii_digit())
            || ["Phase ", "Step ", "Part ", "Stage "].iter().any(|word| {
                text.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            });
        *level = if counted && below { 3 } else { 2 };
        below |= !counted;
    }
}
