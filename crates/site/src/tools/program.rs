use std::path::{Path, PathBuf};

use super::machine::program_in;
use super::source::Source;
use super::version::{Fits, Version};
use super::{Found, Machine, Screen, Search, SetUpError, Tool, Workshop, installer, pins};

/// A tool that is a program with a version.
#[derive(Debug)]
pub(super) struct Program {
    name: &'static str,
    purpose: &'static str,
    cost_of_absence: Option<&'static str>,
    fits: Fits,
    /// A second program that must lie in the same folder.
    beside: Option<&'static str>,
    /// The folder in the cache, without the version.
    folder: &'static str,
    /// The release that is installed.
    version: Version,
    source: Source,
}

pub(super) fn trunk() -> Program {
    Program {
        name: "trunk",
        purpose: "packages the app and serves it while you write",
        cost_of_absence: None,
        fits: Fits::Series(pins::TRUNK),
        beside: None,
        folder: "trunk",
        version: pins::TRUNK,
        // Its default features download other tools and look for updates; here both are done without.
        source: Source::Cargo { package: "trunk", options: &["--locked", "--no-default-features"] },
    }
}

pub(super) fn wasm_bindgen(version: Version) -> Program {
    Program {
        name: "wasm-bindgen",
        purpose: "joins the WebAssembly to the browser",
        cost_of_absence: None,
        fits: Fits::Exactly(version),
        beside: Some("wasm-bindgen-test-runner"),
        folder: "wasm-bindgen",
        version,
        // Without `--locked`: held to the lock file that it is published with, it does not build.
        source: Source::Cargo { package: "wasm-bindgen-cli", options: &[] },
    }
}

pub(super) fn wasm_opt() -> Program {
    Program {
        name: "wasm-opt",
        purpose: "makes the app smaller",
        cost_of_absence: Some("the app is about a tenth larger than it could be"),
        fits: Fits::AtLeast(pins::OLDEST_WASM_OPT),
        beside: None,
        folder: "binaryen",
        version: pins::BINARYEN,
        source: Source::Npm { package: "binaryen" },
    }
}

pub(super) fn esbuild() -> Program {
    Program {
        name: "esbuild",
        purpose: "makes scripts smaller",
        cost_of_absence: Some("scripts are about a third larger than they could be"),
        fits: Fits::AtLeast(pins::OLDEST_ESBUILD),
        beside: None,
        folder: "esbuild",
        version: pins::ESBUILD,
        source: Source::Npm { package: "esbuild" },
    }
}

pub(super) fn lighthouse() -> Program {
    Program {
        name: "lighthouse",
        purpose: "gives marks to the pages",
        cost_of_absence: Some("nobody gives marks to the pages"),
        fits: Fits::Exactly(pins::LIGHTHOUSE),
        beside: None,
        folder: "lighthouse",
        version: pins::LIGHTHOUSE,
        source: Source::Npm { package: "lighthouse" },
    }
}

impl Program {
    fn release(&self) -> String {
        format!("{}-{}", self.folder, self.version)
    }

    /// Where it lies in the cache.
    fn in_cache(&self, machine: &Machine) -> PathBuf {
        program_in(&machine.cache.join(self.release()).join(self.source.programs()), self.name)
    }

    fn judge(&self, machine: &Machine, path: &Path) -> Result<Found, String> {
        let says = machine.ask(path, &["--version"]).unwrap_or_default();
        let Some(version) = Version::find(&says) else {
            return Err(format!("{} does not say its version", path.display()));
        };
        if !self.fits.admits(version) {
            return Err(format!("{} is {version}, but {} is needed", path.display(), self.fits));
        }
        let mut programs = vec![(self.name, path.to_owned())];
        if let Some(name) = self.beside {
            let second = path.with_file_name(name).with_extension(std::env::consts::EXE_EXTENSION);
            if !second.is_file() {
                return Err(format!("{} has no {name} beside it", path.display()));
            }
            programs.push((name, second));
        }
        Ok(Found { what: format!("{version}, {}", path.display()), programs })
    }
}

impl Tool for Program {
    fn name(&self) -> &'static str {
        self.name
    }

    fn purpose(&self) -> &'static str {
        self.purpose
    }

    fn cost_of_absence(&self) -> Option<&'static str> {
        self.cost_of_absence
    }

    fn find(&self, machine: &Machine) -> Search {
        let cached = Some(self.in_cache(machine)).filter(|path| path.is_file());
        let mut first_fault = None;
        for path in machine.all(self.name).chain(cached) {
            match self.judge(machine, &path) {
                Ok(found) => return Search::Fits(found),
                Err(why) => first_fault = first_fault.or(Some(why)),
            }
        }
        first_fault.map_or(Search::Missing, |why| Search::Unfit { why })
    }

    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError> {
        installer::fetch(self, (&self.source, self.version), &self.release(), machine, workshop, screen)
    }

    fn by_hand(&self) -> String {
        self.source.by_hand(self.version)
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    #[test]
    fn the_first_that_fits_is_used_wherever_it_lies() {
        let sandbox = Sandbox::new();
        sandbox.program("1", "trunk", "echo trunk 0.20.3");
        let good = sandbox.program("2", "trunk", "echo trunk 0.21.15");
        let Search::Fits(found) = trunk().find(&sandbox.machine()) else { panic!("it is there") };
        assert_eq!(found.programs, [("trunk", good.clone())]);
        assert_eq!(found.what, format!("0.21.15, {}", good.display()));
    }

    #[test]
    fn one_that_is_too_old_is_named_with_what_is_wanted() {
        let sandbox = Sandbox::new();
        let old = sandbox.program("old", "trunk", "echo trunk 0.20.3");
        let why = format!("{} is 0.20.3, but 0.21.14 or a later 0.21 is needed", old.display());
        assert_eq!(trunk().find(&sandbox.machine()), Search::Unfit { why });
        assert_eq!(wasm_opt().find(&sandbox.machine()), Search::Missing);
    }

    #[test]
    fn wasm_bindgen_must_be_equal_and_have_its_test_runner() {
        let sandbox = Sandbox::new();
        let path = sandbox.program("bin", "wasm-bindgen", "echo wasm-bindgen 0.2.130");
        let why = |version| match wasm_bindgen(version).find(&sandbox.machine()) {
            Search::Unfit { why } => why.replace(&path.display().to_string(), "it"),
            other => format!("{other:?}"),
        };
        assert_eq!(why(Version(0, 2, 131)), "it is 0.2.130, but exactly 0.2.131 is needed");
        assert_eq!(why(Version(0, 2, 130)), "it has no wasm-bindgen-test-runner beside it");
        sandbox.program("bin", "wasm-bindgen-test-runner", "");
        assert!(why(Version(0, 2, 130)).starts_with("Fits"));
    }

    #[test]
    fn a_program_that_cannot_run_is_no_find() {
        let sandbox = Sandbox::new();
        let broken = sandbox.program("bin", "trunk", "exit 1");
        let why = format!("{} does not say its version", broken.display());
        assert_eq!(trunk().find(&sandbox.machine()), Search::Unfit { why });
    }
}
