//! Lighthouse gives every kind of page full marks. How fast a page is depends on the machine, so that category is a
//! measurement (`measurements::marks`); the others are the same everywhere, and asserted here.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::driver::{Permit, variable};
use crate::hosts::on_nginx;

/// As Lighthouse calls them.
pub const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// The device that Lighthouse plays.
#[derive(Clone, Copy, Debug)]
pub enum Device {
    /// A phone with a slow line and a slow processor.
    Mobile,
    Desktop,
}

impl Device {
    pub const ALL: [Self; 2] = [Self::Mobile, Self::Desktop];

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Mobile => &[],
            Self::Desktop => &["--preset=desktop"],
        }
    }
}

/// What a page got for one category.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Up to 100.
    pub score: f64,
    /// What cost something, a line each.
    pub lost: Vec<String>,
}

/// For a browser that makes no request of its own.
const CHROMIUM_FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage \
     --disable-background-networking --disable-component-update --disable-sync --no-first-run";

/// The program, where the set-up has installed it.
pub fn program() -> Option<PathBuf> {
    let program = env::var_os("BLOG_LIGHTHOUSE").map(PathBuf::from);
    if program.is_none() {
        println!("skipped: BLOG_LIGHTHOUSE does not say where Lighthouse is");
    }
    program
}

/// The marks of a page, by category.
pub fn marks(program: &Path, url: &str, device: Device, categories: &[&str]) -> BTreeMap<String, Mark> {
    let _permit = Permit::take();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.json");
    let mut command = Command::new(program);
    command
        .arg(url)
        .args(device.arguments())
        .args(["--quiet", "--no-enable-error-reporting", "--output=json", "--disable-full-page-screenshot"])
        .arg(format!("--output-path={}", file.display()))
        .arg(format!("--only-categories={}", categories.join(",")))
        .arg(format!("--chrome-flags={CHROMIUM_FLAGS}"))
        .env("CHROME_PATH", variable("BLOG_CHROMIUM"))
        .env("TMPDIR", folder.path())
        .stdin(Stdio::null());
    let output = command.output().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let report = fs::read(&file).ok().and_then(|report| serde_json::from_slice(&report).ok());
    let report: Value = report.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert!(report["runtimeError"].is_null(), "{}", report["runtimeError"]);
    let categories = report["categories"].as_object().expect("categories");
    categories.iter().map(|(name, category)| (name.clone(), mark(category, &report["audits"]))).collect()
}

fn mark(category: &Value, audits: &Value) -> Mark {
    let weighs = |audit: &&Value| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
    let lost =
        category["auditRefs"].as_array().into_iter().flatten().filter(weighs).filter_map(|reference| {
            let audit = &audits[reference["id"].as_str()?];
            let score = audit["score"].as_f64().filter(|score| *score < 1.0)?;
            let items = audit["details"]["items"].to_string();
            let items: String = items.chars().take(400).collect();
            Some(format!("{}: {score}: {}: {} {items}", audit["id"], audit["title"], audit["displayValue"]))
        });
    Mark { score: 100.0 * category["score"].as_f64().unwrap_or_default(), lost: lost.collect() }
}

/// The largest page of each kind, and the search with a question: what it is, and its path.
pub fn pages(release: &Path) -> Vec<(&'static str, String)> {
    let largest = |kind: &str| {
        let pages = fs::read_dir(release.join(kind)).unwrap().map(|page| page.unwrap());
        let size =
            |page: &fs::DirEntry| fs::metadata(page.path().join("index.html")).map_or(0, |file| file.len());
        let mut pages: Vec<_> = pages.map(|page| (size(&page), page.file_name())).collect();
        pages.sort();
        let (_, name) = pages.pop().expect("a page");
        format!("/{kind}/{}/", name.to_str().expect("UTF-8"))
    };
    vec![
        ("index", "/".to_owned()),
        ("article", largest("posts")),
        ("tag", largest("tags")),
        ("search", "/search/".to_owned()),
        ("results", "/search/?q=deploy".to_owned()),
    ]
}

#[test]
fn every_kind_of_page_has_full_marks_where_no_clock_decides() {
    let Some(program) = program() else { return };
    on_nginx(|server, release| {
        let mut lost = Vec::new();
        for (what, path) in pages(release) {
            let marks =
                marks(&program, &format!("{}{path}", server.origin()), Device::Mobile, &CATEGORIES[1..]);
            assert_eq!(marks.len(), 3, "{marks:?}");
            for (category, mark) in marks.into_iter().filter(|(_, mark)| mark.score < 100.0) {
                lost.push(format!("{what}, {category}: {}\n{}", mark.score, mark.lost.join("\n")));
            }
        }
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    });
}
