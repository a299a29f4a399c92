//! Whole small blogs, as their authors would write them: one folder below `tests/fixtures/sites/` each.
//!
//! `expected.txt` in it says what `cargo blog check` has to say, word by word; for a blog without a problem, every
//! post as the build understands it. To add a site: write the folder, then
//! `UPDATE_FIXTURES=1 cargo test -p tests --test suite sites`, and read `expected.txt` as the blog's author would.
//!
//! What cannot lie in a repository (files that are no UTF-8, that are not there, that may not be read) is made by the
//! tests in `unusual`.

mod coverage;
mod unusual;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use content::markdown::{Place, render};
use site::{Drafts, Post, Project};

use crate::{diff, fixture, shared};

#[test]
fn every_site_has_the_problems_it_says() {
    let mut report = String::new();
    for site in all() {
        let name = site.file_name().unwrap().to_str().unwrap();
        let found = outcome(&site);
        let file = site.join("expected.txt");
        if fixture::updating() {
            fs::write(file, found).unwrap();
            continue;
        }
        let expected = fs::read_to_string(file).unwrap_or_default();
        if expected != found {
            let lines = diff::lines(&expected, &found);
            let _ = writeln!(report, "tests/fixtures/sites/{name}/expected.txt\n{lines}");
        }
    }
    assert!(report.is_empty(), "\n{report}{}", fixture::refresh("sites"));
}

/// The sites, sorted.
fn all() -> Vec<PathBuf> {
    let folder = shared::repository().join("tests/fixtures/sites");
    let mut sites: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    assert!(!sites.is_empty(), "there is no site in tests/fixtures/sites: nothing was checked");
    sites
}

fn outcome(root: &Path) -> String {
    match Project::load(root, Drafts::Show) {
        Ok(project) => {
            let posts = project.posts.iter().map(|post| {
                let html = render(&post.body(), &Place::article(&project.config.base)).html;
                let assets = post.assets.iter().map(|asset| format!("asset: {}\n", asset.path));
                format!(
                    "# {}\n{}{}\n{html}",
                    post.file.display(),
                    described(post),
                    assets.collect::<String>()
                )
            });
            let warnings = project.warnings();
            let warnings = warnings.iter().map(|warning| format!("warning: {warning}\n\n"));
            warnings.collect::<String>() + &posts.collect::<Vec<_>>().join("\n")
        }
        Err(problems) => format!("{problems}\n"),
    }
}

/// A post as the build understands it, without its text.
pub fn described(post: &Post) -> String {
    let mut lines = format!("title: {}\ndate: {}\nslug: {}\n", post.title, post.date, post.slug);
    if let Some(updated) = post.updated {
        let _ = writeln!(lines, "updated: {updated}");
    }
    for tag in &post.tags {
        let _ = writeln!(lines, "tag: {tag}");
    }
    if let Some(series) = &post.series {
        let _ = writeln!(lines, "series: {series}");
    }
    if let Some(language) = &post.language {
        let _ = writeln!(lines, "language: {language}");
    }
    if post.draft {
        lines.push_str("draft\n");
    }
    let words = if post.reading.words == 1 { "word" } else { "words" };
    let _ = writeln!(lines, "summary: {}\nreading: {} {words}", post.summary, post.reading.words);
    lines
}
