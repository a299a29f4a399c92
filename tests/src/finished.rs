//! Blogs that are finished as a build finishes them, in a second. Trunk is not asked: a staging folder with the real
//! `index.html` and with any two files in place of what it compiles is enough.

use std::fmt::Display;
use std::fs;
use std::path::Path;

use site::{Drafts, Profile, Project, assemble};

use crate::tree::{self, Tree};

/// What Trunk compiles.
pub struct Code<'a> {
    /// The app.
    pub wasm: &'a [u8],
    /// What joins it to the browser.
    pub glue: &'a [u8],
}

/// Stands for it where nothing runs.
pub const NO_CODE: Code<'static> =
    Code { wasm: b"\0asm stands for what the compiler makes", glue: b"export default async () => {};\n" };

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The sources of a blog below `tests/fixtures/`, with this project's own style sheets.
///
/// # Errors
/// When they cannot be read.
pub fn sources(fixture: &str) -> Result<Tree, String> {
    let repository = Path::new(REPOSITORY);
    let mut sources = tree::read(&repository.join("tests/fixtures").join(fixture)).map_err(words)?;
    let style = tree::read(&repository.join("style")).map_err(words)?;
    sources.extend(style.into_iter().map(|(name, bytes)| (format!("style/{name}"), bytes)));
    Ok(sources)
}

/// Writes the sources in the order in which they come, and finishes the blog in an empty folder.
///
/// # Errors
/// When something is wrong with the sources or with what came of them.
pub fn finish<'a>(
    sources: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>,
    code: &Code<'_>,
    profile: &Profile,
    folder: &Path,
) -> Result<(), String> {
    let root = tempfile::tempdir().map_err(words)?;
    for (name, bytes) in sources {
        tree::write(root.path(), name, bytes).map_err(words)?;
    }
    compiled(code, folder)?;
    let project = Project::load(root.path(), Drafts::LeaveOut).map_err(words)?;
    let summary = assemble(&project, folder, profile).map_err(words)?;
    match summary.problems.is_empty() {
        true => Ok(()),
        false => Err(words(summary.problems)),
    }
}

/// Puts into a folder what Trunk leaves in one.
///
/// # Errors
/// When it cannot be written.
pub fn compiled(code: &Code<'_>, folder: &Path) -> Result<(), String> {
    tree::write(folder, "app_bg.wasm", code.wasm).map_err(words)?;
    tree::write(folder, "app.js", code.glue).map_err(words)?;
    fs::copy(Path::new(REPOSITORY).join("index.html"), folder.join("index.html")).map_err(words)?;
    Ok(())
}

fn words(error: impl Display) -> String {
    format!("\n{error}")
}
