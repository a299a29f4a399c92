use crate::commands::CommandError;
use crate::tools::{Machine, Screen};

/// What `--only` calls it.
pub(super) const NAME: &str = "deny";

/// Licences, bans and sources. Not advisories: they need a network, and fail a release for what others found out today.
const CHECKS: [&str; 5] = ["--offline", "check", "licenses", "bans", "sources"];

/// Lets cargo-deny judge what is depended on, by `deny.toml`. It is not installed: from source that takes many minutes,
/// and what it judges changes a few times a year.
pub(super) fn check(machine: &Machine, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let Some(program) = machine.which("cargo-deny") else {
        screen.line("  skipped  cargo-deny is not there; to have it, run: cargo install cargo-deny --locked");
        return Ok(());
    };
    let status = machine.command(&program, &[]).args(CHECKS).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(CommandError::Step { name: NAME, why: None }),
        Err(error) => Err(CommandError::Start { program: "cargo-deny".to_owned(), error }),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    fn check_with(program: Option<&str>) -> (Result<(), String>, String) {
        let sandbox = Sandbox::new();
        if let Some(script) = program {
            sandbox.program("bin", "cargo-deny", script);
        }
        let mut out = Vec::new();
        let result = check(&sandbox.machine(), &mut Screen::new(&mut out, false));
        (result.map_err(|error| error.to_string()), String::from_utf8(out).unwrap())
    }

    #[test]
    fn what_it_refuses_fails_the_step() {
        let asked = "[ \"$*\" = '--offline check licenses bans sources' ]";
        assert_eq!(check_with(Some(asked)), (Ok(()), String::new()));
        let message = "the step 'deny' failed\n    to repeat it, run: cargo blog test --only deny";
        assert_eq!(check_with(Some("exit 1")), (Err(message.to_owned()), String::new()));
        let (result, said) = check_with(None);
        assert_eq!(result, Ok(()));
        assert!(said.starts_with("  skipped  cargo-deny is not there"), "{said}");
    }
}
