//! Every dependency has its reason in ARCHITECTURE.md, and none that has gone keeps a row there.

use std::collections::BTreeSet;
use std::fs;

use crate::shared;

/// The names in the sections of dependencies of a manifest; crates of this project are left out.
fn named(manifest: &str, names: &mut BTreeSet<String>) {
    let mut is_list = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.trim_end_matches(']').ends_with("dependencies") && !line.contains("workspace");
        } else if is_list && line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let name = line.split([' ', '.', '=']).next().unwrap();
            names.insert(name.to_owned());
        }
    }
}

#[test]
fn each_has_its_reason() {
    let root = shared::repository();
    let mut names = BTreeSet::new();
    let crates = fs::read_dir(root.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let own: BTreeSet<_> = crates.collect();
    for folder in own.iter().cloned().chain([root.to_owned(), root.join("tests")]) {
        named(&fs::read_to_string(folder.join("Cargo.toml")).unwrap(), &mut names);
    }
    let is_own = |name: &String| name == "fieldnotes" || own.iter().any(|path| path.ends_with(name));
    names.retain(|name| !is_own(name));
    assert!(names.len() > 40, "{names:?}");
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, table) = text.split_once("## Dependencies").unwrap();
    let rows =
        table.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | "));
    let crates: BTreeSet<_> =
        rows.skip(1).flat_map(|(_, crates)| crates.split(", ").map(str::to_owned)).collect();
    assert_eq!(crates, names);
}
