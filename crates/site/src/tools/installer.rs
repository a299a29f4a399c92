use std::path::Path;
use std::process::Command;

use super::source::Source;
use super::version::Version;
use super::{Machine, Screen, SetUpError, Tool, Workshop, job};

/// Runs a step of a tool's installation. Its messages are kept for the case that it fails.
pub(super) fn run(
    tool: &dyn Tool,
    command: &mut Command,
    log: &Path,
    screen: &mut Screen<'_>,
) -> Result<(), SetUpError> {
    let done = job::run(command, tool.name(), log, screen);
    done.map_err(|unfinished| SetUpError::Failed {
        tool: tool.name(),
        tail: unfinished.tail,
        log: log.to_owned(),
        by_hand: tool.by_hand(),
    })?;
    let _ = std::fs::remove_file(log);
    Ok(())
}

/// Gets a release of a tool and moves it to its folder in the cache.
pub(super) fn fetch(
    tool: &dyn Tool,
    (source, version): (&Source, Version),
    folder: &str,
    machine: &Machine,
    workshop: &Workshop,
    screen: &mut Screen<'_>,
) -> Result<(), SetUpError> {
    let command = source.command(version, machine, workshop, folder);
    let mut command = command.ok_or_else(|| SetUpError::NoInstaller {
        tool: tool.name(),
        installer: source.installer(),
        by_hand: tool.by_hand(),
    })?;
    run(tool, &mut command, &workshop.log(folder), screen)?;
    workshop.deliver(folder)
}
