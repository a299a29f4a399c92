//! Broken inputs and what their authors read: `tests/fixtures/problems/*.test`.
//!
//! What is given are files, each behind a line `>>> its/path`; a `blog.toml` in order is there unless one is given. What
//! is expected is what `cargo blog check` shows in a pipe, on 2026-01-01. Settings:
//!
//! - `encoding: latin-1` writes the files so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use site::{Drafts, Project, Style};

use crate::{fixture, shared};

const BLOG: &str = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\nbase_url = \"https://example.org/\"\n";

#[test]
fn every_broken_input_is_told_as_its_author_needs_it() {
    fixture::check("problems", |case| {
        let mut latin = false;
        for (line, name, value) in &case.settings {
            match (*name, *value) {
                ("encoding", "latin-1") => latin = true,
                _ => return Err(format!("{line}: there is no setting `{name}: {value}`")),
            }
        }
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("blog.toml"), BLOG).unwrap();
        for file in format!("\n{}", case.given).split("\n>>> ").skip(1) {
            let (path, text) = file.split_once('\n').ok_or(format!("{}: `{file}` is no file", case.line))?;
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let bytes =
                if latin { text.chars().map(|c| c as u8).collect() } else { text.as_bytes().to_vec() };
            fs::write(path, [bytes, b"\n".to_vec()].concat()).unwrap();
        }
        Ok(shown(root.path()))
    });
}

fn shown(root: &Path) -> String {
    let now = "2026-01-01T12:00:00Z".parse().unwrap();
    match Project::load_at(root, Drafts::Show, now) {
        Ok(project) if project.warnings().is_empty() => "nothing\n".to_owned(),
        Ok(project) => project.warnings().shown(Style::Plain),
        Err(problems) => format!("{}{}\n", problems.shown(Style::Plain), problems.count()),
    }
}

/// A code counts once, however many cases have it.
#[test]
fn there_are_at_least_forty_kinds_of_broken_input() {
    if fixture::updating() {
        return; // the files are being written meanwhile
    }
    let folder = shared::repository().join("tests/fixtures/problems");
    let (mut codes, mut cases) = (BTreeSet::new(), 0);
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        cases += text.lines().filter(|line| line.starts_with("=== ")).count();
        let codes_of = |line: &str| {
            let (level, rest) = line.split_once('[')?;
            ["error", "warning"]
                .contains(&level)
                .then(|| rest.split_once("]: ").map(|(code, _)| code.to_owned()))?
        };
        codes.extend(text.lines().filter_map(codes_of));
    }
    assert!(codes.len() >= 40, "{} kinds in {cases} cases: {codes:?}", codes.len());
    assert!(cases >= 80, "{cases} cases");
}

/// The blog's own posts: its author reads every warning.
#[test]
fn the_blogs_own_posts_have_no_warning() {
    assert_eq!(shown(shared::repository()), "nothing\n");
}
