//! The optional folder `../shared`, beside the repository: published suites and posts of other blogs. Their
//! licences keep them out of the repository; who has them runs them, and everybody else is told so.

use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder or file of the optional folder; without it, says which test skipped what.
pub fn find(path: &str, test: &str) -> Option<PathBuf> {
    let found = repository().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    // Straight to stderr: the test harness keeps what a passing test prints with `println!`.
    let message = format!(
        "SKIPPED {test}: there is no ../shared/{path} beside the repository, so nothing was checked\n"
    );
    let _ = std::io::stderr().write_all(message.as_bytes());
    None
}

/// The repository's root.
pub fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
