//! What the build reads in a post: the cases in `tests/fixtures/front_matter/<topic>.test`, in the form that
//! `fixture` describes. Given is one whole file; expected is the post that comes out, or the messages.
//!
//! ```text
//! === A name that states what holds
//! file: welcome/index.md
//! line ends: CRLF
//! begins with: byte order mark
//! ends with: nothing
//!
//! +++
//! title = "Welcome"
//! …
//! .
//! title: Welcome
//! …
//! ```
//!
//! The settings are the file below `posts/` (`a.md`), and what a fixture cannot hold visibly: CRLF as line ends, a
//! byte order mark at the start, no line end after the last line.

use std::fs;

use site::{Drafts, Project};

use crate::fixture::{self, Case};
use crate::sites::described;

const BLOG: &str = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\nbase_url = \"https://example.org/\"\n";

#[test]
fn fixtures_are_read_as_they_say() {
    fixture::check("front_matter", outcome);
}

fn outcome(case: &Case<'_>) -> Result<String, String> {
    let mut file = "a.md";
    let mut text = case.given.to_owned();
    for &(line, name, value) in &case.settings {
        match (name, value) {
            ("file", name) => file = name,
            ("line ends", "CRLF") => text = text.replace('\n', "\r\n"),
            ("begins with", "byte order mark") => text.insert(0, '\u{feff}'),
            ("ends with", "nothing") => text.truncate(text.trim_end_matches(['\r', '\n']).len()),
            _ => {
                return Err(format!(
                    "{line}: `{name}: {value}` is no setting: write `file: a.md`, `line ends: CRLF`, \
                     `begins with: byte order mark` or `ends with: nothing`"
                ));
            }
        }
    }
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("posts").join(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
    fs::write(root.path().join("blog.toml"), BLOG).unwrap();
    Ok(match Project::load(root.path(), Drafts::Show) {
        Ok(project) => described(&project.posts[0]),
        Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
    })
}
