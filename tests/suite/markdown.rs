//! What the renderer makes of Markdown: the cases in `tests/fixtures/markdown/<topic>.test`.
//!
//! ```text
//! What this file is about; not read.
//!
//! === A name that states what holds
//! base: /blog/
//! level: 1
//! target: phases.svg => posts/a/phases.svg 720x300
//!
//! ![Phases](phases.svg)
//! .
//! <p>The HTML that is expected</p>
//! ```
//!
//! A case begins with its name. Settings may follow: the base path (`/`), the level of the highest heading (2, as
//! below an article's title), and what the build found behind a destination, with an image's width and height.
//! After a blank line comes the Markdown, then a line with a full stop, then the HTML up to the next case.
//!
//! `UPDATE_FIXTURES=1 cargo test -p tests --test suite markdown` writes what the renderer makes into the files: for
//! a new case, or after an intended change. Read the difference before you keep it.

mod case;

use std::fmt::Write;
use std::fs;

use case::Topic;

use crate::{diff, shared};

#[test]
fn fixtures_render_as_they_say() {
    let folder = shared::repository().join("tests/fixtures/markdown");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "test"));
    files.sort();
    assert!(!files.is_empty(), "there is no *.test file in tests/fixtures/markdown: nothing was checked");
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut report = String::new();
    for file in files {
        let name = format!("tests/fixtures/markdown/{}", file.file_name().unwrap().display());
        let text = fs::read_to_string(&file).unwrap();
        let topic = Topic::read(&text).unwrap_or_else(|fault| panic!("{name}:{fault}"));
        if update {
            let updated = topic.updated();
            if updated != text {
                fs::write(&file, updated).unwrap();
            }
            continue;
        }
        for case in &topic.cases {
            let found = case.render();
            if found != case.expected {
                let lines = diff::lines(case.expected, &found);
                let _ = writeln!(report, "{name}:{}: {}\n{lines}", case.line, case.name);
            }
        }
    }
    assert!(
        report.is_empty(),
        "\n{report}If the new HTML is right: UPDATE_FIXTURES=1 cargo test -p tests --test suite markdown\n"
    );
}
