mod place;
mod report;

use std::collections::BTreeSet;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

pub use place::Place;
pub(crate) use place::Spot;
pub use report::Style;

/// One thing that is wrong in what an author wrote: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Relative to the project's root.
    pub file: PathBuf,
    /// Counts from 1; `None` when the whole file is meant.
    pub line: Option<u32>,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What to do, in the same form.
    pub remedy: String,
    /// Whether anything can be made in spite of it.
    pub severity: Severity,
    /// Its kind, in lower-case words joined by hyphens: the same for every text that this can be said of.
    pub code: &'static str,
    /// The line and what is meant in it, when the file has been looked at: see [`Problems::placed`].
    pub place: Option<Place>,
    spot: Option<Spot>,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is made before it is mended.
    Error,
    /// Its author should know.
    Warning,
}

impl Severity {
    /// Its name in messages and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Problem {
    /// An error; `file` is relative to the project's root.
    #[must_use]
    pub fn new(
        file: impl Into<PathBuf>,
        line: Option<u32>,
        code: &'static str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
            remedy: remedy.into(),
            severity: Severity::Error,
            code,
            place: None,
            spot: None,
        }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// The same as an error.
    pub(crate) fn error(self) -> Self {
        Self { severity: Severity::Error, ..self }
    }

    /// The same of another file's line.
    pub(crate) fn moved(self, file: &Path, line: Option<u32>) -> Self {
        Self { file: file.to_owned(), line, ..self }
    }

    /// What of the line is meant.
    pub(crate) fn at(self, spot: Option<Spot>) -> Self {
        Self { spot, ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", slashed(&self.file))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}\n    {}", self.what, self.remedy)
    }
}

/// Everything that is wrong in a project, in the order of files and lines. Displays as the list and its count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Puts them in order; those of one line stay in the order in which they were found.
    #[must_use]
    pub fn new(mut problems: Vec<Problem>) -> Self {
        let mut seen = BTreeSet::new();
        problems.retain(|problem| seen.insert(problem.clone()));
        problems.sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
        Self(problems)
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether anything among them stops a build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// These and others, in one order.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        Self::new(self.0.into_iter().chain(others.0).collect())
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}\n")?;
        }
        f.write_str(&self.count())
    }
}

impl std::error::Error for Problems {}

/// A path as it is written on every system.
pub(crate) fn slashed(path: &Path) -> String {
    let name = |part: Component| match part {
        Component::RootDir => String::new(),
        part => part.as_os_str().to_string_lossy().into_owned(),
    };
    path.components().map(name).collect::<Vec<_>>().join("/")
}

/// The line of a byte in a text, counted from 1.
pub(crate) fn line_at(text: &str, offset: usize) -> u32 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    u32::try_from(before.iter().filter(|&&b| b == b'\n').count()).map_or(u32::MAX, |n| n.saturating_add(1))
}

/// Why a file cannot be read, in words that are the same on every system.
pub(crate) fn reason(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::NotFound => "it does not exist".to_owned(),
        ErrorKind::PermissionDenied => "you have no permission".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "it is not a folder".to_owned(),
        other => other.to_string(),
    }
}

/// The line with the first byte that is no UTF-8.
pub(crate) fn utf8_until(bytes: &[u8], error: std::str::Utf8Error) -> u32 {
    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    line_at(&before, before.len())
}
