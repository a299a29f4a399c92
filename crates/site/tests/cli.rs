//! The program as an author meets it: arguments in; text, exit code and files out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Whole small blogs, which `tests/suite/sites.rs` describes.
const SITES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/sites");

fn blog(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blog"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1");
    // A hook takes these for Trunk's.
    command.env_remove("TRUNK_PROFILE").env_remove("TRUNK_STAGING_DIR").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n", "\n")
}

/// A copy of a site in a folder of its own.
fn site(name: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    copy(&Path::new(SITES).join(name), root.path());
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else {
            let bytes = fs::read(&entry).unwrap();
            found.push((entry, bytes));
        }
    }
    found.sort();
    found
}

#[test]
fn a_bad_site_fails_with_all_its_problems_and_an_earlier_release_stays() {
    let root = site("everything-at-once");
    let expected = fs::read_to_string(root.path().join("expected.txt")).unwrap();
    fs::create_dir(root.path().join("dist")).unwrap();
    fs::write(root.path().join("dist/index.html"), "the release before").unwrap();
    let before = files(root.path());
    // `hook pre-build` is what `build`, `serve` and Trunk run before they compile.
    for arguments in [&["check"] as &[_], &["hook", "pre-build"]] {
        let output = blog(root.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(text(&output.stderr), expected, "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
    }
    assert_eq!(files(root.path()), before, "a check writes nothing");
}

#[test]
fn a_good_site_passes_from_any_of_its_folders() {
    let root = site("journal");
    for folder in ["", "posts", "posts/second"] {
        let output = blog(&root.path().join(folder), &["check"]);
        assert_eq!(text(&output.stderr), "");
        assert_eq!(text(&output.stdout), "Nothing is wrong: 3 posts and 2 drafts\n");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn outside_of_a_blog_the_way_there_is_named() {
    let root = tempfile::tempdir().unwrap();
    let output = blog(root.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("run cargo blog in the blog's folder, where blog.toml lies"), "{said}");
}

#[test]
fn a_new_article_is_in_order_at_once_and_when_its_text_is_there() {
    let root = site("journal");
    let title = "What's \"new\" in C:\\ & \u{fc}ber <b>?";
    let output = blog(root.path(), &["new", title]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let file = text(&output.stdout);
    assert_eq!(file.trim(), "posts/whats-new-in-c-über-b.md");
    // An author begins a draft and looks at it: `serve` must not stop at what is not written yet.
    let checked = blog(root.path(), &["check"]);
    assert_eq!(
        text(&checked.stdout),
        "Nothing is wrong: 3 posts and 3 drafts\n",
        "{}",
        text(&checked.stderr)
    );

    let path = root.path().join(file.trim());
    let begun = fs::read_to_string(&path).unwrap();
    let (front_matter, _) = begun.split_once("\n\n").unwrap();
    fs::write(path, front_matter.replace("draft = true\n", "") + "\n\nWhat there is to say.\n").unwrap();
    let checked = blog(root.path(), &["check"]);
    assert_eq!(
        text(&checked.stdout),
        "Nothing is wrong: 4 posts and 2 drafts\n",
        "{}",
        text(&checked.stderr)
    );

    let again = blog(root.path(), &["new", title]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("is there already and stays as it is"), "{}", text(&again.stderr));
}

#[test]
fn every_command_explains_itself_with_an_example() {
    let root = tempfile::tempdir().unwrap();
    let help = text(&blog(root.path(), &["--help"]).stdout);
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    // A command is indented by two blanks; the rest of a long explanation is indented further.
    let commands = list.lines().filter(|line| !line.starts_with("   "));
    let commands: Vec<_> = commands.map(|line| line.split_whitespace().next().unwrap()).collect();
    for expected in ["serve", "build", "check", "new", "test"] {
        assert!(commands.contains(&expected), "{expected} is missing in\n{help}");
    }
    for command in commands {
        let output = blog(root.path(), &[command, "--help"]);
        let help = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert!(help.contains(&format!("  cargo blog {command}")), "{command} has no example:\n{help}");
    }
}

#[test]
fn a_slip_in_the_command_is_named() {
    let root = tempfile::tempdir().unwrap();
    let output = blog(root.path(), &["chek"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("'check'"), "{}", text(&output.stderr));
}
