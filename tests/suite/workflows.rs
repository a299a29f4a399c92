//! The workflows in `deploy/` run nothing that can change without this repository changing, and have no more rights than
//! each job needs.

use std::fs;

use crate::shared;

fn workflows() -> Vec<(String, String)> {
    let folder = shared::repository().join("deploy");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yml"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_action_is_pinned_by_a_whole_hash_with_its_release_beside_it() {
    for (name, text) in workflows() {
        let used: Vec<_> = text
            .lines()
            .filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: "))
            .collect();
        assert!(used.len() > 3, "{name}: {used:?}");
        for action in used {
            let (_, version) = action.split_once('@').unwrap();
            let (hash, release) = version.split_once(" # v").unwrap_or_else(|| panic!("{name}: {action}"));
            assert!(hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {action}");
            assert!(release.starts_with(|c: char| c.is_ascii_digit()), "{name}: {action}");
        }
    }
}

#[test]
fn no_job_has_rights_that_it_does_not_need() {
    const MAY: [&str; 3] = ["contents: read", "pages: write", "id-token: write"];
    let found = workflows();
    assert_eq!(found.len(), 3);
    for (name, text) in found {
        assert!(text.contains("\npermissions: {}\n"), "{name} begins with rights");
        for line in text.lines().map(str::trim) {
            let is_right = line.ends_with(": read") || line.ends_with(": write") || line.ends_with("-all");
            assert!(!is_right || MAY.contains(&line), "{name}: {line}");
        }
        // A job that holds a secret or may publish runs no code of the repository.
        let (_, deploy) = text.split_once("\n  deploy:\n").unwrap();
        let (deploy, _) = deploy.split_once("\n  verify:\n").unwrap();
        assert!(!deploy.contains("cargo") && !deploy.contains("actions/checkout"), "{name}");
        let elsewhere = text.replace(deploy, "");
        assert!(!elsewhere.contains("secrets.") && !elsewhere.contains(": write"), "{name}");
    }
}
