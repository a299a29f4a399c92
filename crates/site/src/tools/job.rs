use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Screen;
use super::elapsed::spoken;

/// How a job ended that did not succeed.
#[derive(Debug)]
pub(crate) struct Unfinished {
    /// The last lines of what it printed, or why it could not be started.
    pub(crate) tail: String,
}

const GLANCE: Duration = Duration::from_millis(250);
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);
const TAIL_LINES: usize = 12;

/// Runs a command that takes long. All it prints goes to the log; the screen shows that it is alive: in place on a
/// terminal, else as a line now and then.
pub(crate) fn run(
    command: &mut Command,
    title: &str,
    log: &Path,
    screen: &mut Screen<'_>,
) -> Result<Duration, Unfinished> {
    watch(command, title, log, screen).unwrap_or_else(|error| {
        Err(Unfinished { tail: format!("{}: {error}", command.get_program().to_string_lossy()) })
    })
}

fn watch(
    command: &mut Command,
    title: &str,
    log: &Path,
    screen: &mut Screen<'_>,
) -> io::Result<Result<Duration, Unfinished>> {
    let file = File::create(log)?;
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).spawn()?;
    // Reading the log while it grows needs no threads: the child writes, this looks.
    let mut reader = File::open(log)?;
    let (mut printed, mut spoke) = (String::new(), start);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(GLANCE);
        read_more(&mut reader, &mut printed);
        let state = format!("          {title}: {} ({})", stage(&printed), spoken(start.elapsed()));
        screen.status(&state);
        if !screen.is_terminal() && spoke.elapsed() >= SIGN_OF_LIFE {
            screen.line(&state);
            spoke = Instant::now();
        }
    };
    read_more(&mut reader, &mut printed);
    Ok(if status.success() { Ok(start.elapsed()) } else { Err(Unfinished { tail: tail(&printed) }) })
}

fn read_more(reader: &mut File, printed: &mut String) {
    let mut bytes = Vec::new();
    // What cannot be read now is only missing from the display.
    let _ = reader.read_to_end(&mut bytes);
    printed.push_str(&String::from_utf8_lossy(&bytes));
}

/// What a person wants to know of the messages so far.
fn stage(printed: &str) -> String {
    match printed.lines().filter(|line| line.trim_start().starts_with("Compiling ")).count() {
        0 => "getting it".to_owned(),
        1 => "compiling its first crate".to_owned(),
        crates => format!("compiling, crate {crates}"),
    }
}

fn tail(printed: &str) -> String {
    let lines: Vec<_> = printed.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_how_far_cargo_is() {
        assert_eq!(stage("    Updating index\n"), "getting it");
        assert_eq!(stage("   Compiling a v1\n"), "compiling its first crate");
        assert_eq!(stage("   Compiling a v1\n   Compiling b v1\n"), "compiling, crate 2");
    }

    #[test]
    fn keeps_the_end_of_long_messages() {
        let long: String = (0..40).map(|n| format!("line {n}\n\n")).collect();
        assert_eq!(tail(&long).lines().count(), TAIL_LINES);
        assert!(tail(&long).ends_with("line 39"));
        assert_eq!(tail("short"), "short");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let mut out = Vec::new();
        let (log, mut screen) = (folder.path().join("log"), Screen::new(&mut out, false));
        let gone = run(&mut Command::new("/no/such/program"), "it", &log, &mut screen).unwrap_err();
        assert!(gone.tail.starts_with("/no/such/program: "), "{}", gone.tail);
        let failed = run(Command::new("/bin/sh").args(["-c", "echo why; exit 3"]), "it", &log, &mut screen);
        assert_eq!(failed.unwrap_err().tail, "why");
    }
}
