use std::time::Instant;

use super::elapsed::spoken;
use super::{Machine, Need, Screen, Search, SetUpError, Tool, Toolbox, Workshop};

/// Makes ready what is needed, with a line for each tool. What is there and fits is used as it is.
///
/// # Errors
/// When a tool that nothing works without is missing and cannot be installed.
pub(crate) fn set_up(
    machine: &Machine,
    needs: &[Need],
    screen: &mut Screen<'_>,
) -> Result<Toolbox, SetUpError> {
    let mut toolbox = Toolbox::default();
    let mut workshop = None;
    for need in needs {
        let tool = need.tool(machine)?;
        screen.status(&format!("  looking  {}", tool.name()));
        let mut search = tool.find(machine);
        if !matches!(search, Search::Fits(_)) {
            search = match obtain(tool.as_ref(), search, machine, &mut workshop, screen) {
                Ok(search) => search,
                Err(error) => match tool.cost_of_absence() {
                    Some(cost) => {
                        screen.line(&skipped(tool.as_ref(), &error, cost));
                        continue;
                    }
                    None => return Err(error),
                },
            };
        }
        if let Search::Fits(found) = search {
            screen.line(&format!("  ready    {} {}", tool.name(), found.what));
            toolbox.add(found, machine);
        }
    }
    Ok(toolbox)
}

/// What is there and fits, without installing anything.
///
/// # Errors
/// When the release that is needed cannot be told.
pub(crate) fn look_up(machine: &Machine, need: Need) -> Result<Toolbox, SetUpError> {
    let mut toolbox = Toolbox::default();
    if let Search::Fits(found) = need.tool(machine)?.find(machine) {
        toolbox.add(found, machine);
    }
    Ok(toolbox)
}

/// Installs a tool, unless another run has done it meanwhile.
fn obtain(
    tool: &dyn Tool,
    lacking: Search,
    machine: &Machine,
    workshop: &mut Option<Workshop>,
    screen: &mut Screen<'_>,
) -> Result<Search, SetUpError> {
    let workshop = match workshop {
        Some(workshop) => workshop,
        None => workshop.insert(Workshop::open(machine, screen)?),
    };
    if let found @ Search::Fits(_) = tool.find(machine) {
        return Ok(found);
    }
    if let Search::Unfit { why } = lacking {
        screen.line(&format!("  unfit    {why}"));
    }
    screen.line(&format!("  install  {}, which {}; only this once", tool.name(), tool.purpose()));
    let start = Instant::now();
    tool.install(machine, workshop, screen)?;
    match tool.find(machine) {
        found @ Search::Fits(_) => {
            screen.line(&format!("  done     in {}", spoken(start.elapsed())));
            Ok(found)
        }
        _ => Err(SetUpError::StillUnfit { tool: tool.name(), by_hand: tool.by_hand() }),
    }
}

fn skipped(tool: &dyn Tool, error: &SetUpError, cost: &str) -> String {
    format!("  skipped  {}: without it {cost}; to have it, run: {}", error.brief(), tool.by_hand())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;

    use super::*;
    use crate::tools::Sandbox;

    fn try_it(sandbox: &Sandbox, needs: &[Need]) -> (Result<Toolbox, SetUpError>, String) {
        let mut out = Vec::new();
        let result = set_up(&sandbox.machine(), needs, &mut Screen::new(&mut out, false));
        (result, String::from_utf8(out).unwrap())
    }

    /// A cargo that "compiles" by writing a script to where `--root` says.
    const CARGO: &str = r#"PATH=/usr/bin:/bin
        while [ "$1" != --root ]; do shift; done
        mkdir -p "$2/bin" && printf '#!/bin/sh\necho trunk 0.21.14\n' > "$2/bin/trunk" && chmod +x "$2/bin/trunk""#;

    #[test]
    fn what_is_missing_is_installed_once() {
        let sandbox = Sandbox::new();
        sandbox.program("old", "trunk", "echo trunk 0.20.3");
        sandbox.program("cargo", "cargo", CARGO);
        let (toolbox, said) = try_it(&sandbox, &[Need::Trunk]);
        let place = sandbox.machine().cache.join("trunk-0.21.14/bin/trunk");
        assert_eq!(toolbox.unwrap().program("trunk"), Some(place.as_path()));
        assert!(said.contains("is 0.20.3, but 0.21.14 or a later 0.21 is needed"), "{said}");
        assert!(said.contains("  install  trunk, which packages the app"), "{said}");
        let (_, said) = try_it(&sandbox, &[Need::Trunk]);
        assert_eq!(said, format!("  ready    trunk 0.21.14, {}\n", place.display()));
    }

    #[test]
    fn a_failed_install_says_the_command_and_leaves_nothing_half() {
        let sandbox = Sandbox::new();
        sandbox.program("cargo", "cargo", "echo 'error: no such package'; exit 101");
        let error = try_it(&sandbox, &[Need::Trunk]).0.unwrap_err().to_string();
        assert!(error.contains("\n  | error: no such package\n"), "{error}");
        assert!(
            error.ends_with("run: cargo install trunk@0.21.14 --locked --no-default-features"),
            "{error}"
        );
        let cache = sandbox.machine().cache;
        assert!(cache.join("trunk-0.21.14.log").is_file());
        assert!(!cache.join("trunk-0.21.14").exists() && !cache.join("unfinished").exists());
    }

    #[test]
    fn an_optional_tool_is_skipped_with_its_cost() {
        let sandbox = Sandbox::new();
        let (toolbox, said) = try_it(&sandbox, &[Need::WasmOpt]);
        assert_eq!(toolbox.unwrap().program("wasm-opt"), None);
        assert!(
            said.ends_with(
                "  skipped  wasm-opt is missing, and so is npm, which would install it: without it the app is \
                 about a tenth larger than it could be; to have it, run: npm install --global binaryen@132.0.0\n"
            ),
            "{said}"
        );
    }

    #[test]
    fn two_runs_at_once_install_one_tool() {
        let sandbox = Sandbox::new();
        let count = sandbox.machine().root.join("count");
        let script = format!("echo once >> '{}'\n/bin/sleep 1\n{CARGO}", count.display());
        sandbox.program("cargo", "cargo", &script);
        let run = || try_it(&sandbox, &[Need::Trunk]).0.is_ok();
        assert!(std::thread::scope(|scope| {
            let both = [scope.spawn(run), scope.spawn(run)];
            both.map(|one| one.join().unwrap()).iter().all(|&ok| ok)
        }));
        assert_eq!(fs::read_to_string(count).unwrap(), "once\n");
    }
}
