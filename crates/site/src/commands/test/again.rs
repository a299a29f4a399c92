use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::commands::CommandError;
use crate::tools::Screen;

/// More failures than this have a cause, and are not tried again.
const AT_MOST: usize = 4;

/// Runs tests, and those that fail once more, alone. A busy machine now and then keeps a browser from what a test waits
/// for; a fault of the blog fails alone, too. What passed only alone is named at the end, so that it is looked into.
/// Whether all of them passed at last.
pub(super) fn run(
    make: impl Fn() -> Command,
    arguments: &[&str],
    screen: &mut Screen<'_>,
) -> Result<bool, CommandError> {
    let mut first = make();
    let (passed, failed) = watch(first.args(arguments), screen)?;
    // Without a name it did not come to the tests.
    if passed || failed.is_empty() || failed.len() > AT_MOST {
        return Ok(passed);
    }
    screen.line(&format!("  again    {} failed, and runs once more, alone", failed.join(", ")));
    let mut second = make();
    second.args(arguments).args(["--", "--exact", "--test-threads", "1"]).args(&failed);
    let (passed, _) = watch(&mut second, screen)?;
    if passed {
        screen.line(&format!("  unsteady {} passed only alone: please find out why", failed.join(", ")));
    }
    Ok(passed)
}

/// Runs one command and shows its words as they come; whether it succeeded, and the tests that it says failed.
fn watch(command: &mut Command, screen: &mut Screen<'_>) -> Result<(bool, Vec<String>), CommandError> {
    let start = |error| CommandError::Start { program: "cargo".to_owned(), error };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut failed = Vec::new();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
        let line = line.map_err(start)?;
        let line = String::from_utf8_lossy(&line);
        failed.extend(
            line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")).map(str::to_owned),
        );
        screen.line(&line);
    }
    let status = child.wait().map_err(start)?;
    failed.sort();
    Ok((status.success(), failed))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    /// What comes of a test run that does this; `$*` are the arguments after the first two.
    fn run_with(script: &str) -> (bool, String) {
        let sandbox = Sandbox::new();
        let program = sandbox.program("cargo", "cargo", &format!("shift 2\n{script}"));
        let mut out = Vec::new();
        let passed = run(|| Command::new(&program), &["test", "browser"], &mut Screen::new(&mut out, false));
        (passed.unwrap(), String::from_utf8(out).unwrap())
    }

    const TWO_FAIL: &str = "[ $# = 0 ] && echo 'test b::two ... FAILED' && echo 'test c ... ok' && \
                            echo 'test a::one ... FAILED' && exit 101\n";
    const ALONE: &str = "[ \"$*\" = '-- --exact --test-threads 1 a::one b::two' ] || exit 2\n";

    #[test]
    fn what_passes_runs_once() {
        assert_eq!(run_with("[ $# = 0 ] && echo 'test a ... ok'"), (true, "test a ... ok\n".to_owned()));
    }

    #[test]
    fn what_fails_runs_once_more_alone_and_is_named() {
        let (passed, said) = run_with(&format!("{TWO_FAIL}{ALONE}echo 'test a::one ... ok'"));
        let expected = "test b::two ... FAILED\ntest c ... ok\ntest a::one ... FAILED\n  \
                        again    a::one, b::two failed, and runs once more, alone\ntest a::one ... ok\n  \
                        unsteady a::one, b::two passed only alone: please find out why\n";
        assert!(passed);
        assert_eq!(said, expected);
    }

    #[test]
    fn what_fails_twice_has_failed() {
        let (passed, said) = run_with(&format!("{TWO_FAIL}{ALONE}echo 'test a::one ... FAILED'; exit 101"));
        assert!(!passed);
        assert!(!said.contains("unsteady"), "{said}");
    }

    #[test]
    fn what_fails_without_a_name_or_in_numbers_does_not_run_again() {
        assert_eq!(run_with("[ $# = 0 ] && exit 101; exit 0"), (false, String::new()));
        let many = "[ $# = 0 ] || exit 0\nfor n in 1 2 3 4 5; do echo \"test $n ... FAILED\"; done; exit 101";
        assert!(!run_with(many).0);
    }
}
