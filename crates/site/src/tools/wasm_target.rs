use std::path::Path;

use super::{Found, Machine, Screen, Search, SetUpError, Tool, Workshop, installer};

/// The standard library for WebAssembly, without which the compiler makes none.
#[derive(Debug)]
pub(super) struct WasmTarget;

const TARGET: &str = "wasm32-unknown-unknown";

impl Tool for WasmTarget {
    fn name(&self) -> &'static str {
        "the wasm target"
    }

    fn purpose(&self) -> &'static str {
        "lets the compiler make WebAssembly"
    }

    fn find(&self, machine: &Machine) -> Search {
        // The compiler knows its folder of every target, installed or not. So this works without rustup too.
        let folder = machine
            .which("rustc")
            .and_then(|rustc| machine.ask(&rustc, &["--print", "target-libdir", "--target", TARGET]));
        match folder.as_deref().map(str::trim) {
            Some(folder) if Path::new(folder).is_dir() => {
                Search::Fits(Found { what: format!("{TARGET}, {folder}"), programs: Vec::new() })
            }
            _ => Search::Missing,
        }
    }

    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError> {
        let rustup = machine.which("rustup").ok_or_else(|| SetUpError::NoInstaller {
            tool: self.name(),
            installer: "rustup",
            by_hand: format!("{} (get rustup from https://rustup.rs)", self.by_hand()),
        })?;
        let log = workshop.log(TARGET);
        // In the blog's folder, where rust-toolchain.toml says which toolchain is meant.
        let mut command = machine.command(rustup, &[]);
        command.args(["target", "add", TARGET]);
        installer::run(self, &mut command, &log, screen)
    }

    fn by_hand(&self) -> String {
        format!("rustup target add {TARGET}")
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    #[test]
    fn the_folder_decides() {
        let sandbox = Sandbox::new();
        assert_eq!(WasmTarget.find(&sandbox.machine()), Search::Missing);
        sandbox.program("bin", "rustc", "echo /no/such/folder");
        assert_eq!(WasmTarget.find(&sandbox.machine()), Search::Missing);
        sandbox.program("bin", "rustc", "echo /");
        assert!(matches!(WasmTarget.find(&sandbox.machine()), Search::Fits(_)));
    }

    #[test]
    fn without_rustup_a_person_is_asked() {
        let sandbox = Sandbox::new();
        let (machine, mut out) = (sandbox.machine(), Vec::new());
        let mut screen = Screen::new(&mut out, false);
        let workshop = Workshop::open(&machine, &mut screen).unwrap();
        let error = WasmTarget.install(&machine, &workshop, &mut screen).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the wasm target is missing, and so is rustup, which would install it\n    \
             run: rustup target add wasm32-unknown-unknown (get rustup from https://rustup.rs)"
        );
    }
}
