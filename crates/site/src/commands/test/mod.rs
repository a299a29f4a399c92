//! Every test of the project, as a list of steps.

mod again;
mod deny;
mod html;
mod steps;
mod surroundings;

use std::time::Instant;

use super::{CommandError, build};
use crate::tools::{Machine, Need, Screen, Toolbox, set_up, spoken};
pub(crate) use steps::names;
use steps::{Action, STEPS, Step};
use surroundings::Surroundings;

/// Runs every step, or one of them, up to the first that fails.
pub(crate) fn run(
    machine: &Machine,
    only: Option<&str>,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    let chosen = |step: &Step| only.is_none_or(|name| name == step.name);
    let mut needs: Vec<Need> =
        STEPS.iter().filter(|step| chosen(step)).flat_map(|step| step.needs).copied().collect();
    needs.sort();
    needs.dedup();
    let mut toolbox = None;
    for (at, step) in STEPS.iter().enumerate().filter(|(_, step)| chosen(step)) {
        screen.line(&format!("[{}/{}] {}: {}", at + 1, STEPS.len(), step.name, step.about));
        let start = Instant::now();
        let ready = match &toolbox {
            Some(ready) => ready,
            // With the first step that runs, which is the set-up when all of them do.
            None => toolbox.insert(set_up(machine, &needs, screen)?),
        };
        take(step, machine, ready, screen)?;
        screen.line(&format!(
            "[{}/{}] {} done in {}",
            at + 1,
            STEPS.len(),
            step.name,
            spoken(start.elapsed())
        ));
    }
    Ok(())
}

fn take(
    step: &Step,
    machine: &Machine,
    toolbox: &Toolbox,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    let failed = |why| CommandError::Step { name: step.name, why };
    match step.action {
        Action::SetUp => Ok(()),
        Action::Deny => deny::check(machine, screen),
        Action::Html => html::check(machine, toolbox, screen),
        Action::Release => build::release(machine, toolbox).map_err(|error| match error {
            CommandError::Failed { .. } => failed(None),
            other => other,
        }),
        Action::Browser(arguments) => {
            let variables = Surroundings::FinishedBlog.variables(machine, toolbox);
            let variables = variables.map_err(|why| failed(Some(why)))?;
            let cargo = || {
                let mut command = toolbox.command(machine, &machine.cargo);
                command.envs(variables.clone());
                command
            };
            if again::run(cargo, arguments, screen)? { Ok(()) } else { Err(failed(None)) }
        }
        Action::Cargo { commands, surroundings } => {
            let variables = surroundings.variables(machine, toolbox).map_err(|why| failed(Some(why)))?;
            for arguments in commands {
                let mut command = toolbox.command(machine, &machine.cargo);
                let status = command.args(*arguments).envs(variables.clone()).status();
                let status =
                    status.map_err(|error| CommandError::Start { program: "cargo".to_owned(), error })?;
                if !status.success() {
                    return Err(failed(None));
                }
            }
            Ok(())
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    fn format_step(cargo: &str) -> (Result<(), String>, String) {
        let sandbox = Sandbox::new();
        sandbox.program("cargo", "cargo", cargo);
        let mut out = Vec::new();
        let result = run(&sandbox.machine(), Some("fmt"), &mut Screen::new(&mut out, false));
        (result.map_err(|error| error.to_string()), String::from_utf8(out).unwrap())
    }

    #[test]
    fn one_step_is_announced_with_its_number_and_time() {
        let (result, said) = format_step("exit 0");
        assert_eq!(result, Ok(()));
        let total = STEPS.len();
        assert!(said.starts_with(&format!("[2/{total}] fmt: ")), "{said}");
        assert!(said.contains(&format!("\n[2/{total}] fmt done in 0.")), "{said}");
    }

    #[test]
    fn a_failure_ends_the_run_with_the_command_to_repeat_it() {
        let (result, said) = format_step("exit 1");
        let message = "the step 'fmt' failed\n    to repeat it, run: cargo blog test --only fmt";
        assert_eq!(result, Err(message.to_owned()));
        assert!(!said.contains("done"), "{said}");
    }
}
