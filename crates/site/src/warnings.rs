//! What is told without stopping anything, and how `blog.toml` raises or silences it.

use std::collections::BTreeMap;

use crate::problem::Problem;

/// Every kind of warning: its code, and when it is given.
pub(crate) const WARNINGS: [(&str, &str); 17] = [
    ("missing-alternative-text", "an image has no words between its brackets"),
    ("skipped-heading-level", "a heading is more than one level below the one before it"),
    ("long-title", "a title has more than 100 characters"),
    ("long-summary", "a summary has more than 300 characters"),
    ("unknown-language", "code is in a language that has no colours here"),
    ("unknown-fence-word", "a word behind a fence says nothing"),
    ("large-image", "an image has more pixels across than any screen shows of it"),
    ("link-redirects", "a link within the blog leads to an old address"),
    ("similar-tag", "a tag is used once and resembles another"),
    ("removed-html", "HTML that cannot stand in a text was left out"),
    ("dead-link", "another site says that it has no such page (`cargo blog check --external`)"),
    ("no-answer", "another site says nothing, or that it is out of order (`cargo blog check --external`)"),
    (
        "left-out",
        "a text of a folder read in place is no post, for want of a date or because it is no Markdown",
    ),
    ("foreign-syntax", "a text of a folder read in place has tags that only its old generator knows"),
    ("unused-key", "front matter of a folder read in place says something that has no place here"),
    ("unclear-post", "something about a post of a folder read in place had to be guessed"),
    ("share-image", "a title has letters that no font here can draw on its share image"),
];

/// What becomes of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not told.
    Allow,
    /// It is told.
    Warn,
    /// It stops the build.
    Error,
}

impl Level {
    /// Each with its name in `blog.toml`.
    pub(crate) const ALL: [(&'static str, Self); 3] =
        [("allow", Self::Allow), ("warn", Self::Warn), ("error", Self::Error)];
}

/// The levels that differ from [`Level::Warn`], by code.
pub type Levels = BTreeMap<&'static str, Level>;

/// Raises and silences: the warnings come back that are left, and what became errors goes to `problems`.
pub(crate) fn weigh(warnings: Vec<Problem>, levels: &Levels, problems: &mut Vec<Problem>) -> Vec<Problem> {
    let mut left = Vec::new();
    for warning in warnings {
        match levels.get(warning.code).copied().unwrap_or(Level::Warn) {
            Level::Allow => {}
            Level::Warn => left.push(warning),
            Level::Error => problems.push(warning.error()),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Severity;

    #[test]
    fn a_level_raises_or_silences_one_code() {
        let warning = |code| Problem::new("a.md", None, code, "w", "r").warning();
        let levels = Levels::from([("long-title", Level::Allow), ("similar-tag", Level::Error)]);
        let mut problems = Vec::new();
        let all = ["long-title", "similar-tag", "long-summary"].map(warning).to_vec();
        let left = weigh(all, &levels, &mut problems);
        assert_eq!(left.iter().map(|left| left.code).collect::<Vec<_>>(), ["long-summary"]);
        assert_eq!(
            problems.iter().map(|p| (p.code, p.severity)).collect::<Vec<_>>(),
            [("similar-tag", Severity::Error)]
        );
    }
}
