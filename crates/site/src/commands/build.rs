use std::process::Command;

use super::CommandError;
use crate::tools::{Machine, Need, Screen, Toolbox, set_up};

/// Where Trunk puts the finished blog, from the blog's folder.
pub(crate) const DIST: &str = "dist";

/// What a release needs.
pub(crate) const NEEDS: [Need; 5] =
    [Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt, Need::Esbuild];

/// Sets up what is missing and writes the finished blog.
pub(crate) fn run(machine: &Machine, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let toolbox = set_up(machine, &NEEDS, screen)?;
    release(machine, &toolbox)?;
    screen.line(&format!("The finished blog is in {DIST}/ ({})", machine.root.join(DIST).display()));
    Ok(())
}

/// Compiles and packages with what is there.
pub(crate) fn release(machine: &Machine, toolbox: &Toolbox) -> Result<(), CommandError> {
    let status = trunk(machine, toolbox).args(["build", "--release"]).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(CommandError::Failed { task: "the build" }),
        Err(error) => Err(CommandError::Start { program: "trunk".to_owned(), error }),
    }
}

/// Trunk, which starts `cargo blog hook` in turn and hands its surroundings on.
pub(super) fn trunk(machine: &Machine, toolbox: &Toolbox) -> Command {
    let mut command = toolbox.command(machine, toolbox.program("trunk").unwrap_or("trunk".as_ref()));
    // Trunk would add fifty lines of its own insides to each message of ours.
    command.env("RUST_BACKTRACE", "0");
    // By convention any value turns colours off, but Trunk takes only `true` and stops at others.
    match std::env::var_os("NO_COLOR") {
        Some(value) if value.is_empty() => command.env_remove("NO_COLOR"),
        Some(_) => command.env("NO_COLOR", "true"),
        None => &mut command,
    };
    command
}
