//! Other blogs brought over: `tests/fixtures/import/<kind>/` are small ones, a folder for each generator and kind of
//! file, and `expected.txt` in it is the report and every post that comes out. `UPDATE_FIXTURES=1` writes it.
//!
//! The optional folder `../shared` has real ones: no post may be lost, and no word that a reader sees.

mod pages;
mod real;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use ::import::{File, Outcome, Plan, plan};

use crate::{fixture, shared};

/// Every file below a folder, sorted; of images only the names.
pub fn files(folder: &Path) -> Vec<File> {
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let image = name.ends_with(".png");
            found.push(File { path: name, bytes: (!image).then(|| fs::read(&path).unwrap()) });
        }
    }
}

fn shown(plan: &Plan) -> String {
    let mut out = plan.report(Outcome::DryRun) + "\n";
    for post in &plan.posts {
        let _ = write!(out, "\n=== {}\n{}", post.file, post.text);
        for copy in &post.copies {
            let _ = writeln!(out, "=== {} is {}", copy.to, copy.from);
        }
    }
    out
}

#[test]
fn every_kind_of_blog_comes_over() {
    let root = shared::repository().join("tests/fixtures/import");
    let mut kinds: Vec<_> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).collect();
    kinds.sort();
    assert!(kinds.len() >= 12, "{kinds:?}");
    let mut different = Vec::new();
    for kind in kinds {
        let expected = kind.join("expected.txt");
        let mut source = files(&kind);
        source.retain(|file| file.path != "expected.txt");
        let found = shown(&plan(&source, None, &BTreeMap::new(), &site::can_lead).unwrap());
        if fixture::updating() {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n") != found {
            different.push(format!("{}\n{found}", expected.display()));
        }
    }
    assert!(
        different.is_empty(),
        "other than expected; UPDATE_FIXTURES=1 writes what is found:\n{}",
        different.join("\n")
    );
}
