use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::{Problem, Problems, Severity, slashed};

/// How problems are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As plain text, for a pipe.
    Plain,
    /// With colours, for a terminal.
    Colour,
    /// As JSON, one object a line, for editors.
    Json,
}

/// What a line of a terminal holds; of a longer line the part around the mark is shown.
const COLUMNS: usize = 120;

impl Problems {
    /// Each with its line, a mark below what is meant, the reason and the remedy; the files in their order. As JSON each
    /// is one line: `file`, `line`, `column`, `end_column` (characters, counted from 1, or null), `severity`, `code`,
    /// `message`, `remedy`.
    ///
    /// Ends with a line end, unless there are none.
    #[must_use]
    pub fn shown(&self, style: Style) -> String {
        let renderer = match style {
            Style::Json => return self.0.iter().map(|problem| json(problem) + "\n").collect(),
            Style::Plain => Renderer::plain(),
            Style::Colour => Renderer::styled(),
        };
        let renderer = renderer.term_width(COLUMNS).decor_style(DecorStyle::Ascii);
        let mut shown = String::new();
        for problems in self.0.chunk_by(|a, b| a.file == b.file) {
            let file = slashed(&problems[0].file);
            for problem in problems {
                shown += &snippet(&renderer, &file, problem);
                shown += "\n\n";
            }
        }
        shown
    }

    /// The closing line.
    #[must_use]
    pub fn count(&self) -> String {
        let files = self.0.chunk_by(|a, b| a.file == b.file).count();
        let count = counted(self.0.len(), "problem");
        if files > 1 {
            format!("{count} found in {files} files, nothing was written")
        } else {
            format!("{count} found, nothing was written")
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn snippet(renderer: &Renderer, file: &str, problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&problem.what).id(problem.code);
    let line = problem.line.and_then(|line| usize::try_from(line).ok());
    let group = match (&problem.place, line) {
        (Some(place), Some(line)) => {
            let mark = AnnotationKind::Primary.span(place.range());
            title.element(Snippet::source(&place.text).path(file).line_start(line).annotation(mark))
        }
        (None, Some(line)) => title.element(Origin::path(file).line(line)),
        (_, None) => title.element(Origin::path(file)),
    };
    renderer.render(&[group.element(Level::HELP.message(&problem.remedy))])
}

fn json(problem: &Problem) -> String {
    let columns = problem.place.as_ref().map(super::Place::columns);
    json!({
        "file": slashed(&problem.file),
        "line": problem.line,
        "column": columns.map(|(start, _)| start),
        "end_column": columns.map(|(_, end)| end),
        "severity": problem.severity.name(),
        "code": problem.code,
        "message": problem.what,
        "remedy": problem.remedy,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::problem::Spot;

    fn problems() -> Problems {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.md"), format!("+++\ntitel = \"A\"\n{}[é](b.md)\n", "wörd ".repeat(60)))
            .unwrap();
        let spot = |words: &str| Some(Spot::Words(words.to_owned()));
        let found = vec![
            Problem::new("a.md", Some(2), "unknown-key", "unknown key 'titel'", "did you mean 'title'?")
                .at(spot("titel")),
            Problem::new("a.md", Some(3), "no-such-file", "leads to no file", "write it")
                .at(spot("b.md"))
                .warning(),
            Problem::new("b", None, "no-index", "no index.md", "write one"),
        ];
        Problems::new(found).placed(root.path())
    }

    #[test]
    fn a_line_its_mark_the_reason_and_the_remedy() {
        let shown = problems().shown(Style::Plain);
        let (first, rest) = shown.split_once("\n\n").unwrap();
        assert_eq!(
            first,
            "error[unknown-key]: unknown key 'titel'\n --> a.md:2:1\n  |\n2 | titel = \"A\"\n  | ^^^^^\n  |\n  \
             = help: did you mean 'title'?"
        );
        // Of a paragraph on one line the part with the mark.
        assert!(rest.lines().all(|line| line.chars().count() <= COLUMNS), "{rest}");
        assert!(rest.contains("[é](b.md)\n") && rest.contains("a.md:3:305"), "{rest}");
        assert!(rest.contains("error[no-index]: no index.md\n--> b\n = help: write one"), "{rest}");
        assert_eq!(problems().count(), "3 problems found in 2 files, nothing was written");
    }

    #[test]
    fn colours_are_for_terminals() {
        assert!(problems().shown(Style::Colour).contains("\u{1b}["));
        assert!(!problems().shown(Style::Plain).contains('\u{1b}'));
    }

    #[test]
    fn editors_get_one_object_a_line() {
        let shown = problems().shown(Style::Json);
        let lines: Vec<serde_json::Value> =
            shown.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 3);
        let second = json!({"file": "a.md", "line": 3, "column": 305, "end_column": 309, "severity": "warning",
            "code": "no-such-file", "message": "leads to no file", "remedy": "write it"});
        assert_eq!(lines[1], second);
        assert_eq!(lines[2]["line"], serde_json::Value::Null);
    }
}
