use std::path::PathBuf;

use super::{Machine, Screen, SetUpError, Tool, Workshop, installer};

/// Installs packages of Debian and its relatives, for a tool that cannot be had as a file.
pub(super) fn install(
    packages: &[&str],
    tool: &dyn Tool,
    machine: &Machine,
    workshop: &Workshop,
    screen: &mut Screen<'_>,
) -> Result<(), SetUpError> {
    let missing =
        |installer| SetUpError::NoInstaller { tool: tool.name(), installer, by_hand: tool.by_hand() };
    let apt = machine.which("apt-get").ok_or_else(|| missing("apt-get"))?;
    let privilege = privilege(machine).ok_or_else(|| missing("the permission to run apt-get"))?;
    let log = workshop.log(packages.first().unwrap_or(&"packages"));
    let mut step = |arguments: &[&str]| {
        // `env` hands the variable through sudo, which drops it otherwise.
        let mut command = match privilege.split_first() {
            Some((sudo, options)) => {
                let mut command = machine.command(sudo, &[]);
                command.args(options).arg("env");
                command
            }
            None => machine.command("env", &[]),
        };
        command.arg("DEBIAN_FRONTEND=noninteractive").arg(&apt).args(arguments);
        installer::run(tool, &mut command, &log, screen)
    };
    // One broken source among many makes this fail; the install below shows whether it matters.
    let _ = step(&["update"]);
    step(&[&["install", "-y"], packages].concat())
}

/// How this user becomes the one who may install packages; `None` when that takes a password.
fn privilege(machine: &Machine) -> Option<Vec<PathBuf>> {
    let id = machine.which("id").and_then(|id| machine.ask(&id, &["-u"]));
    if id.is_some_and(|id| id.trim() == "0") {
        return Some(Vec::new());
    }
    let sudo = machine.which("sudo")?;
    machine.ask(&sudo, &["-n", "true"]).map(|_| vec![sudo, "-n".into()])
}
