use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Profile;
use crate::hash;

/// The programs that make files smaller, as far as they are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shrinkers {
    /// The optimizer of Binaryen.
    pub wasm_opt: Option<PathBuf>,
    /// esbuild, which shortens scripts.
    pub esbuild: Option<PathBuf>,
}

impl Shrinkers {
    /// Whether all of them are.
    pub(super) fn are_there(&self) -> bool {
        self.wasm_opt.is_some() && self.esbuild.is_some()
    }
}

/// What rustc turns on for wasm32-unknown-unknown (1.82 and later); the optimizer refuses code it was not told of.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Twice for size, the second time over a flat form: 2 kB less (brotli, of 200) than once, for ten seconds. A large
/// function that is called once stays one: what two of them have in common compresses better, by 1.4 kB.
const PASSES: [&str; 8] = [
    "--one-caller-inline-max-function-size=120",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--strip-debug",
    "--strip-producers",
];

/// What runs the app runs this.
const SCRIPT: [&str; 4] = ["--minify", "--tree-shaking=true", "--target=es2022", "--log-level=error"];

/// Makes a release's files smaller. The build goes on without the programs: then files come back as they were, and a
/// sentence says what that costs. What comes out is kept by the hash of what went in: a changed post shrinks nothing.
pub(super) struct Shrink<'a> {
    /// None for the author, whose builds are to be quick.
    release: Option<(&'a Shrinkers, PathBuf)>,
    hints: RefCell<BTreeSet<String>>,
}

impl<'a> Shrink<'a> {
    pub(super) fn of(profile: &'a Profile) -> Self {
        let release = match profile {
            Profile::Debug | Profile::Live => None,
            Profile::Release { shrinkers, cache } => Some((shrinkers, cache.join("shrunk"))),
        };
        Self { release, hints: RefCell::default() }
    }

    pub(super) fn is_on(&self) -> bool {
        self.release.is_some()
    }

    /// Compiled code.
    pub(super) fn wasm(&self, wasm: Vec<u8>) -> Vec<u8> {
        let Some((shrinkers, cache)) = &self.release else { return wasm };
        let arguments = FEATURES.iter().chain(&PASSES);
        let tool = ("wasm-opt", "the app is about a tenth larger than it", shrinkers.wasm_opt.as_deref());
        self.run(tool, arguments.copied(), "--output", "wasm", wasm, cache)
    }

    /// A script that is a module.
    pub(super) fn module(&self, script: Vec<u8>) -> Vec<u8> {
        self.script("--format=esm", script)
    }

    /// One that is none. Its names become its own.
    pub(super) fn classic(&self, script: Vec<u8>) -> Vec<u8> {
        self.script("--format=iife", script)
    }

    fn script(&self, format: &str, script: Vec<u8>) -> Vec<u8> {
        let Some((shrinkers, cache)) = &self.release else { return script };
        let tool = ("esbuild", "scripts are about a third larger than they", shrinkers.esbuild.as_deref());
        self.run(tool, SCRIPT.into_iter().chain([format]), "--outfile", "js", script, cache)
    }

    /// Keeps a remark for the end.
    pub(super) fn remark(&self, hint: String) {
        self.hints.borrow_mut().insert(hint);
    }

    /// What was remarked, if anything was.
    pub(super) fn hint(self) -> Option<String> {
        let hints: Vec<_> = self.hints.into_inner().into_iter().collect();
        (!hints.is_empty()).then(|| hints.join("\nnote: "))
    }

    fn run<'b>(
        &self,
        (name, cost, tool): (&str, &str, Option<&Path>),
        arguments: impl Iterator<Item = &'b str>,
        out: &str,
        kind: &str,
        bytes: Vec<u8>,
        cache: &Path,
    ) -> Vec<u8> {
        let Some(tool) = tool else {
            self.remark(format!("without {name} {cost} could be; `cargo blog build` installs it"));
            return bytes;
        };
        let arguments: Vec<_> = arguments.collect();
        let key = hash::for_name(&[&bytes, arguments.join(" ").as_bytes()].concat());
        let kept = cache.join(format!("{key}.{kind}"));
        if let Ok(small) = fs::read(&kept) {
            return small;
        }
        made(Command::new(tool).args(&arguments), out, &bytes, &kept).unwrap_or_else(|why| {
            self.remark(format!("{name} failed, so {cost} could be: {why}"));
            bytes
        })
    }
}

/// Lets a program read a file and write another, which then appears in one piece.
fn made(command: &mut Command, out: &str, bytes: &[u8], kept: &Path) -> Result<Vec<u8>, String> {
    let folder = kept.parent().ok_or("no cache folder")?;
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let kind = kept.extension().unwrap_or_default().to_string_lossy();
    let [input, output] =
        ["in", "out"].map(|name| kept.with_extension(format!("{name}.{}.{kind}", std::process::id())));
    fs::write(&input, bytes).map_err(|error| error.to_string())?;
    // Both tools take the name behind an equals sign.
    let answer = command.arg(&input).arg(format!("{out}={}", output.display())).output();
    // Best effort: a file that stays behind in the cache does no harm.
    let _ = fs::remove_file(&input);
    let answer = answer.map_err(|error| error.to_string())?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).trim().to_owned());
    }
    fs::rename(&output, kept).map_err(|error| error.to_string())?;
    fs::read(kept).map_err(|error| error.to_string())
}
