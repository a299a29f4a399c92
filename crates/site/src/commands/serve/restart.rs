use std::env;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use crate::commands::CommandError;

/// This program. Asked for before it is compiled anew: then some systems do not know its place any more.
pub(super) fn program() -> Option<PathBuf> {
    env::current_exe().ok()
}

/// Serves with the program that lies there now, at the same port, in the place of this one.
pub(super) fn restart(program: Option<PathBuf>, port: u16) -> Result<(), CommandError> {
    let program = program.unwrap_or_else(|| PathBuf::from("blog"));
    let mut command = Command::new(&program);
    command.args(["serve", "--port", &port.to_string()]);
    become_it(&mut command)
        .map_err(|error| CommandError::Start { program: program.display().to_string(), error })
}

#[cfg(unix)]
fn become_it(command: &mut Command) -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    // Returns only when it fails.
    Err(command.exec())
}

/// Where no program can become another, this one waits for it.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> io::Result<()> {
    command.status().map(drop)
}
