use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{dialect, literal::Literal};

/// A Markdown text without its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// What a person would read aloud: headings, paragraphs, lists, tables and notes, a block a line; no code
    /// blocks, no display formulas, no alternative texts.
    pub text: String,
    /// The first paragraph with text in it that is no part of a list, quotation, table or note.
    pub first_paragraph: String,
}

/// Reads the prose of a text: for its summary and its length.
#[must_use]
pub fn prose(markdown: &str) -> Prose {
    let mut prose = Prose::default();
    let mut skipped = 0; // inside of code blocks and images
    let mut nested = 0; // inside of blocks whose paragraphs do not introduce the article
    let mut paragraph = None; // where the current top-level paragraph began
    for event in Parser::new_ext(&Literal::read(markdown).text, dialect::options()) {
        match &event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => skipped += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => skipped -= 1,
            Event::Start(
                Tag::List(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList,
            ) => {
                nested += 1;
            }
            Event::End(
                TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition | TagEnd::DefinitionList,
            ) => nested -= 1,
            Event::Start(Tag::Paragraph) if nested == 0 => paragraph = Some(prose.text.len()),
            Event::End(TagEnd::Paragraph) => {
                if let Some(start) = paragraph.take()
                    && prose.first_paragraph.is_empty()
                {
                    prose.first_paragraph = prose.text[start..].trim().to_owned();
                }
            }
            _ => {}
        }
        if skipped == 0 {
            push(&mut prose.text, &event);
        }
    }
    prose
}

/// Appends the visible text of one event; a space or line end where words would otherwise touch.
pub(super) fn push(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(t) | Event::Code(t) | Event::InlineMath(t) => text.push_str(t),
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => text.push(' '),
        Event::End(
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition,
        ) => text.push('\n'),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_what_is_read_aloud() {
        let markdown = "![alt](a.svg)\n\n> Quoted.\n\n## A *head*\n\nOne `two`\nthree[^n].\n\n```sh\nls\n```\n\n\
                        | a | b |\n|---|---|\n| c | d |\n\n- item\n\n$$x$$\n\n[^n]: Note.\n";
        let prose = prose(markdown);
        assert_eq!(prose.first_paragraph, "One two three.");
        let lines: Vec<_> = prose.text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        assert_eq!(lines, ["Quoted.", "A head", "One two three.", "a b", "c d", "item", "Note."]);
    }

    #[test]
    fn a_text_without_a_paragraph_has_no_first_one() {
        assert_eq!(prose("- only\n- a list\n").first_paragraph, "");
    }
}
