//! Fixture files, `tests/fixtures/<topic>/*.test`: many small cases in one plain text.
//!
//! ```text
//! What this file is about; not read.
//!
//! === A name that states what holds
//! setting: value
//!
//! What is given
//! .
//! What is expected
//! ```
//!
//! A case begins with its name; settings may follow, which each topic has of its own. After a blank line comes what
//! is given, then a line with a full stop, then what is expected, up to the next case.
//!
//! `UPDATE_FIXTURES=1` writes what comes out into the files: for a new case, or after an intended change. Read the
//! difference before you keep it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use crate::{diff, shared};

/// One file, read without a copy.
pub struct File<'a> {
    /// What stands above the first case.
    intro: &'a str,
    pub cases: Vec<Case<'a>>,
}

/// One case.
pub struct Case<'a> {
    /// The line of its name.
    pub line: usize,
    pub name: &'a str,
    /// Each with its line, its name and its value.
    pub settings: Vec<(usize, &'a str, &'a str)>,
    /// Between the blank line and the full stop, with its line end.
    pub given: &'a str,
    pub expected: &'a str,
    /// From its name to its full stop.
    head: &'a str,
}

const BEGIN: &str = "=== ";

/// Compares every case of a topic with what `find` makes of it, or writes that into the files. What `find` has to
/// say against a case begins with a line number.
pub fn check(topic: &str, find: impl Fn(&Case<'_>) -> Result<String, String>) {
    let below = format!("tests/fixtures/{topic}");
    let mut files: Vec<_> =
        fs::read_dir(shared::repository().join(&below)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "test"));
    files.sort();
    assert!(!files.is_empty(), "there is no *.test file in {below}: nothing was checked");
    let update = updating();
    let mut report = String::new();
    for path in files {
        let name = format!("{below}/{}", path.file_name().unwrap().display());
        let text = fs::read_to_string(&path).unwrap();
        let file = File::read(&text).unwrap_or_else(|fault| panic!("{name}:{fault}"));
        let found = |case: &Case<'_>| find(case).unwrap_or_else(|fault| panic!("{name}:{fault}"));
        if update {
            let updated = file.updated(found);
            if updated != text {
                fs::write(&path, updated).unwrap();
            }
            continue;
        }
        for case in &file.cases {
            let found = found(case);
            if found.trim_end() != case.expected {
                let lines = diff::lines(case.expected, &found);
                let _ = writeln!(report, "{name}:{}: {}\n{lines}", case.line, case.name);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}{}", refresh(topic));
}

/// Whether fixtures are to be written instead of compared.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_FIXTURES").is_some()
}

/// The command that writes them.
pub fn refresh(topic: &str) -> String {
    format!("If what was found is right: UPDATE_FIXTURES=1 cargo test -p tests --test suite {topic}\n")
}

impl<'a> File<'a> {
    /// Says line and fault where the text is not as the head of this module describes it.
    pub fn read(text: &'a str) -> Result<Self, String> {
        let starts: Vec<usize> = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .filter(|&at| text[at..].starts_with(BEGIN))
            .chain([text.len()])
            .collect();
        let mut names = BTreeSet::new();
        let mut cases = Vec::new();
        for range in starts.windows(2) {
            let line = text[..range[0]].matches('\n').count() + 1;
            let case = Case::read(line, &text[range[0]..range[1]])?;
            if !names.insert(case.name) {
                return Err(format!("{line}: another case has the name `{}` already: rename one", case.name));
            }
            cases.push(case);
        }
        if cases.is_empty() {
            return Err(format!("1: there is no case: begin one with a line `{BEGIN}Its name`"));
        }
        Ok(Self { intro: &text[..starts[0]], cases })
    }

    /// The file with what is found in place of what was expected.
    pub fn updated(&self, find: impl Fn(&Case<'a>) -> String) -> String {
        let case = |case: &Case<'a>| format!("{}{}", case.head, find(case)).trim_end().to_owned() + "\n";
        let cases: Vec<_> = self.cases.iter().map(case).collect();
        format!("{}{}", self.intro, cases.join("\n"))
    }
}

impl<'a> Case<'a> {
    fn read(line: usize, text: &'a str) -> Result<Self, String> {
        let end = text.find("\n.\n").ok_or(format!(
            "{line}: no line with only a full stop ends what is given in this case: add it before what is expected"
        ))? + "\n.\n".len();
        let (whole, expected) = text.split_at(end);
        let (head, given) = whole.split_once("\n\n").ok_or(format!(
            "{line}: no blank line stands between the head of this case and what is given: add it"
        ))?;
        let mut lines = head.lines();
        let name = lines.next().unwrap_or_default().trim_start_matches(BEGIN);
        let settings = (line + 1..).zip(lines).map(|(line, setting)| {
            let (name, value) = setting.split_once(": ").ok_or(format!(
                "{line}: `{setting}` is no setting: write it as `name: value`, or put a blank line before it"
            ))?;
            Ok((line, name, value))
        });
        Ok(Self {
            line,
            name,
            settings: settings.collect::<Result<_, String>>()?,
            given: given.strip_suffix(".\n").unwrap_or(given),
            expected: expected.trim_end(),
            head: whole,
        })
    }
}

#[test]
fn a_fault_in_a_fixture_is_named_with_its_line() {
    let fault = |text| File::read(text).err().unwrap();
    assert!(fault("intro\n").starts_with("1: there is no case"));
    assert!(fault("intro\n\n=== a\n\ntext\n").starts_with("3: no line with only a full stop"));
    assert!(fault("=== a\nfoo\n\ntext\n.\n").starts_with("2: `foo` is no setting"));
    assert!(fault("=== a\n\nb\n.\n\n=== a\n\nb\n.\n").starts_with("6: another case has the name `a`"));
}

#[test]
fn an_update_keeps_all_but_what_was_expected() {
    let text = "intro\n\n=== a\nlevel: 1\n\n# b.\n.\nold\n\n=== c\n\n.\n";
    let new = "intro\n\n=== a\nlevel: 1\n\n# b.\n.\nB\n\n=== c\n\n.\n";
    let file = File::read(text).unwrap();
    assert_eq!(file.updated(|case| if case.name == "a" { "B\n".to_owned() } else { String::new() }), new);
    let case = &file.cases[0];
    assert_eq!((case.settings.as_slice(), case.given), ([(4, "level", "1")].as_slice(), "# b.\n"));
}
