use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Found, Machine};

/// The tools that a set-up made ready.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    programs: BTreeMap<&'static str, PathBuf>,
    folders: Vec<PathBuf>,
}

impl Toolbox {
    pub(super) fn add(&mut self, found: Found, machine: &Machine) {
        for (name, path) in found.programs {
            // The folder of a program that is found anyway must not move in front: it may hold another cargo.
            let hidden = machine.which(name).as_ref() != Some(&path);
            let folder = path.parent().filter(|_| hidden).map(Path::to_owned);
            self.folders.extend(folder.filter(|folder| !self.folders.contains(folder)));
            self.programs.insert(name, path);
        }
    }

    /// The path of a program, when it was asked for and is there.
    pub(crate) fn program(&self, name: &str) -> Option<&Path> {
        self.programs.get(name).map(PathBuf::as_path)
    }

    /// A program to be started in the blog's folder, which finds these tools before others of their names.
    pub(crate) fn command(&self, machine: &Machine, program: impl AsRef<OsStr>) -> Command {
        machine.command(program, &self.folders)
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    #[test]
    fn only_hidden_tools_move_to_the_front() {
        let sandbox = Sandbox::new();
        let plain = sandbox.program("bin", "trunk", "");
        let shadowed = sandbox.program("later", "wasm-bindgen", "");
        sandbox.program("bin", "wasm-bindgen", "");
        let mut toolbox = Toolbox::default();
        let programs = vec![("trunk", plain.clone()), ("wasm-bindgen", shadowed.clone())];
        toolbox.add(Found { what: String::new(), programs }, &sandbox.machine());
        assert_eq!(toolbox.folders, [shadowed.parent().unwrap()]);
        assert_eq!(toolbox.program("trunk"), Some(plain.as_path()));
        assert_eq!(toolbox.program("wasm-opt"), None);
    }
}
