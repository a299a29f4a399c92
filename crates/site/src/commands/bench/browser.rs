use std::fs;

use site::bench::Figure;

use super::blog::Blog;
use super::{Topic, failed};
use crate::commands::CommandError;
use crate::tools::{Machine, Toolbox};

/// Measurements in `tests/browser/measurements`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tests {
    /// What they measure.
    pub(super) about: &'static str,
    /// The test, from `measurements` on.
    name: &'static str,
}

/// What is measured in a browser.
pub(super) const TOPICS: [(Topic, Tests); 4] = [
    (Topic::View, Tests { about: "the first view of an article", name: "paint::first_view_of_an_article" }),
    (
        Topic::Click,
        Tests { about: "clicks to other articles", name: "click::from_a_click_to_another_article" },
    ),
    (Topic::Search, Tests { about: "the search", name: "search::from_opening_to_results" }),
    (Topic::Memory, Tests { about: "the memory of a tab", name: "memory::of_a_long_visit" }),
];

/// Lets a test measure the finished blog; it leaves its figures in a file.
pub(super) fn measure(
    machine: &Machine,
    toolbox: &Toolbox,
    blog: &Blog,
    tests: Tests,
    runs: u16,
) -> Result<Vec<Figure>, CommandError> {
    let file = blog.dist.with_file_name("figures.json");
    // What a run before has left would be taken for what this one says.
    let _ = fs::remove_file(&file);
    let test = format!("measurements::{}", tests.name);
    let mut cargo = toolbox.command(machine, &machine.cargo);
    cargo.args(["test", "--quiet", "--package", "tests", "--test", "browser", "--"]);
    cargo.args(["--ignored", "--exact", "--test-threads", "1", &test]);
    cargo.env("BLOG_DIST", &blog.dist).env("BLOG_MEASURED", &file).env("BLOG_RUNS", runs.to_string());
    for (name, variable) in
        [("chromium", "BLOG_CHROMIUM"), ("chromedriver", "BLOG_CHROMEDRIVER"), ("esbuild", "BLOG_ESBUILD")]
    {
        if let Some(path) = toolbox.program(name) {
            cargo.env(variable, path);
        }
    }
    match cargo.stdin(std::process::Stdio::null()).status() {
        Ok(status) if status.success() => {}
        Ok(_) => return Err(CommandError::Failed { task: "a measurement in the browser" }),
        Err(error) => return Err(CommandError::Start { program: "cargo".to_owned(), error }),
    }
    let json = fs::read(&file).map_err(|error| failed("read", &file, &error))?;
    serde_json::from_slice(&json).map_err(|error| CommandError::Bench { why: format!("{test}: {error}") })
}
