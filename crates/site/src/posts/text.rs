use std::path::{Path, PathBuf};

use content::Reading;

use super::front_matter::{self, FrontMatter};
use super::own::{Destinations, Own};
use super::sanitize::{Lines, Removed};
use super::{At, Fault, Post, files, headings, links, problem, split};
use crate::memo::Memo;
use crate::problem::{Problem, line_at, utf8_until};

/// A file's text, as far as it could be read: its links are checked also when its front matter has faults.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) file: PathBuf,
    pub(super) front_matter: FrontMatter,
    pub(super) markdown: String,
    /// Lines of the file before the Markdown begins.
    pub(super) first_line: u32,
    pub(super) lines: Lines,
    pub(super) reading: Reading,
    /// Every id of the rendered text.
    pub(super) ids: Vec<String>,
    pub(super) formulas: Vec<String>,
    pub(super) destinations: Destinations,
    pub(super) warnings: Vec<Problem>,
}

/// Reads a file. `None` when nobody knows what in it is the text.
pub(super) fn read(
    source: &files::Source,
    embed: &[String],
    memo: &Memo,
    faults: &mut Vec<At<Fault>>,
) -> Option<Text> {
    let text = utf8(source, faults)?;
    let (parts, body, first_line) = match split::split(text) {
        Ok(parts) => (Some(parts), parts.body, parts.body_line),
        Err((line, fault)) => {
            // Without front matter, all is text; where it is not closed or comes late, nobody knows what is.
            let all_text = fault == Fault::NoFrontMatter;
            faults.push((Some(line), fault));
            if !all_text {
                return None;
            }
            (None, text, 0)
        }
    };
    let (mut text, opening, is_empty) = text_of(source, body, first_line, embed, memo, faults);
    if let Some(parts) = &parts {
        if is_empty {
            faults.push((None, Fault::EmptyBody));
        }
        text.front_matter = front_matter::decode(parts, source, &opening, faults);
        let anchors = &text.front_matter.anchors;
        if !anchors.is_empty() {
            let (markdown, lost) = headings::mark(&text.markdown, anchors, &text.ids);
            faults.extend(lost.into_iter().map(|(line, fault)| (Some(line), fault)));
            text.ids.extend(anchors.iter().map(|renamed| renamed.old.clone()));
            text.destinations = Destinations::of(&markdown);
            text.markdown = markdown;
        }
    }
    Some(text)
}

pub(super) fn utf8<'a>(source: &'a files::Source, faults: &mut Vec<At<Fault>>) -> Option<&'a str> {
    let bytes = source.bytes.as_deref()?;
    let told = std::str::from_utf8(bytes).map_err(|error| (Some(utf8_until(bytes, error)), Fault::NotUtf8));
    told.map_err(|fault| faults.push(fault)).ok()
}

/// A text whose front matter nobody has read yet, what it begins with, and whether it shows nothing.
pub(super) fn text_of(
    source: &files::Source,
    body: &str,
    first_line: u32,
    embed: &[String],
    memo: &Memo,
    faults: &mut Vec<At<Fault>>,
) -> (Text, String, bool) {
    let (own, told) = Own::of(body, embed, memo);
    let at = |line: Option<u32>| line.map(|line| first_line + own.lines.original(line));
    faults.extend(told.faults.into_iter().map(|(line, fault)| (at(line), fault)));
    let warnings =
        told.warnings.iter().map(|(line, fault)| problem(&source.file, at(*line), fault).warning());
    let removed = told.removed.iter();
    let removed = removed.map(|(line, it)| warning(&source.file, line.map(|line| first_line + line), it));
    let warnings = warnings.chain(removed).collect();
    let Own { markdown, lines, reading, opening, is_empty, ids, formulas, destinations } = own;
    let front_matter = FrontMatter::default();
    let file = source.file.clone();
    let text = Text {
        file,
        front_matter,
        markdown,
        first_line,
        lines,
        reading,
        ids,
        formulas,
        destinations,
        warnings,
    };
    (text, opening, is_empty)
}

impl Text {
    /// The line of the file on which something of the Markdown stands.
    pub(super) fn line(&self, offset: usize) -> u32 {
        self.first_line + self.lines.original(line_at(&self.markdown, offset))
    }

    /// The post; `None` when its front matter lacks what a post needs.
    pub(super) fn post(&self, found: links::Found) -> Option<Post> {
        let links::Found { targets, assets, external, .. } = found;
        let FrontMatter {
            title,
            date,
            updated,
            expires,
            slug,
            summary,
            tags,
            series,
            language,
            aliases,
            draft,
            ..
        } = self.front_matter.clone();
        Some(Post {
            file: self.file.clone(),
            slug: slug?,
            title: title?,
            date: date?,
            updated,
            expires,
            summary,
            tags,
            series,
            language,
            aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
            draft,
            markdown: self.markdown.clone(),
            reading: self.reading,
            targets,
            assets,
            external,
            first_line: self.first_line,
            lines: self.lines.clone(),
            formulas: self.formulas.clone(),
        })
    }
}

fn warning(file: &Path, line: Option<u32>, removed: &Removed) -> Problem {
    Problem::new(file, line, "removed-html", removed.what(), removed.remedy()).warning()
}
