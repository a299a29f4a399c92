use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::SetUpError;

/// What the set-up needs to know of the computer. Read from the environment once; tests make their own.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    /// The blog's folder, in which programs are started.
    pub(crate) root: PathBuf,
    /// Folders to look for programs in, first to last: the PATH, then cargo's own.
    pub(crate) search: Vec<PathBuf>,
    /// Where tools are kept that the machine lacks. Every clone of every blog finds them here again.
    pub(crate) cache: PathBuf,
    /// The cargo that runs this program.
    pub(crate) cargo: PathBuf,
    /// A browser and its driver that the author chose with `BLOG_CHROMIUM` and `BLOG_CHROMEDRIVER`.
    pub(crate) browser: [Option<PathBuf>; 2],
}

/// What `cargo run` tells the program it starts. An inner cargo would take it for a change of its own surroundings
/// and compile again what is there already.
const OF_CARGO_RUN: [&str; 4] = ["CARGO", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"];
const OF_CARGO_RUN_PREFIX: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];

impl Machine {
    /// This computer.
    ///
    /// # Errors
    /// When there is no folder to keep tools in.
    pub(crate) fn here(root: PathBuf) -> Result<Self, SetUpError> {
        let home = env::home_dir();
        let in_home = |below: &str| home.as_ref().map(|home| home.join(below));
        let mut search: Vec<_> =
            env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
        search.extend(folder("CARGO_HOME").or_else(|| in_home(".cargo")).map(|cargo| cargo.join("bin")));
        let cache = folder("FIELDNOTES_TOOLS")
            .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("fieldnotes/tools")))
            .or_else(|| in_home(".cache/fieldnotes/tools"))
            .ok_or(SetUpError::NoFolder)?;
        // Programs are started in several folders: a relative path would mean another one in each.
        let cache = std::path::absolute(&cache).map_err(|error| SetUpError::Folder { path: cache, error })?;
        let cargo = folder("CARGO").unwrap_or_else(|| PathBuf::from("cargo"));
        let browser = ["BLOG_CHROMIUM", "BLOG_CHROMEDRIVER"].map(folder);
        Ok(Self { root, search, cache, cargo, browser })
    }

    /// Where cargo puts what it compiles for the blog.
    pub(crate) fn target(&self) -> PathBuf {
        self.root.join(folder("CARGO_TARGET_DIR").unwrap_or_else(|| PathBuf::from("target")))
    }

    /// Every program of this name, in the order in which the system would take them.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
        self.search.iter().map(move |folder| program_in(folder, name)).filter(|path| path.is_file())
    }

    /// The program that the system would start by this name.
    pub(crate) fn which(&self, name: &str) -> Option<PathBuf> {
        self.all(name).next()
    }

    /// What a program prints when asked something; `None` when it cannot be started or fails.
    pub(crate) fn ask(&self, program: &Path, args: &[&str]) -> Option<String> {
        let output = self.command(program, &[]).args(args).stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// A program to be started in the blog's folder, which finds others in `first` before the usual folders.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>, first: &[PathBuf]) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        // A folder with the separator in its name cannot stand in the list; then the PATH stays as it is.
        if let Ok(path) = env::join_paths(first.iter().chain(&self.search)) {
            command.env("PATH", path);
        }
        for (name, _) in env::vars_os() {
            let of_cargo_run = name.to_str().is_some_and(|name| {
                OF_CARGO_RUN.contains(&name)
                    || OF_CARGO_RUN_PREFIX.iter().any(|prefix| name.starts_with(prefix))
            });
            if of_cargo_run {
                command.env_remove(name);
            }
        }
        command
    }
}

/// Where a program of this name would lie in a folder.
pub(crate) fn program_in(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A path from the environment; one that is set to nothing counts as not set.
fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
