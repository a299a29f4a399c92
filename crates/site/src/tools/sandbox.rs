use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use super::Machine;

/// A machine for tests: an empty home, and only the programs that a test puts there.
#[derive(Debug)]
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("blog")).unwrap();
        fs::create_dir_all(folder.path().join("programs")).unwrap();
        Self { folder }
    }

    /// The machine, with the folders of programs in the order of their names.
    pub(crate) fn machine(&self) -> Machine {
        let at = |below: &str| self.folder.path().join(below);
        let mut search: Vec<_> =
            fs::read_dir(at("programs")).unwrap().map(|entry| entry.unwrap().path()).collect();
        search.sort();
        let cargo = at("programs").join("cargo/cargo");
        Machine { root: at("blog"), search, cache: at("tools"), cargo, browser: [None, None] }
    }

    /// Puts a shell script in one of the machine's folders.
    pub(crate) fn program(&self, folder: &str, name: &str, script: &str) -> PathBuf {
        let path = self.folder.path().join("programs").join(folder).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // Another process writes it: were the file open for writing in this one, a program that another test starts
        // just then would inherit it, and Linux refuses to run a file that is open for writing.
        let write = r#"printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod +x "$1""#;
        let written = Command::new("/bin/sh").args(["-c", write, "sh"]).arg(&path).arg(script).status();
        assert!(written.unwrap().success());
        path
    }
}
