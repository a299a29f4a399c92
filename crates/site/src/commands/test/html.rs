use std::path::Path;

use crate::commands::CommandError;
use crate::commands::build::DIST;
use crate::tools::{Machine, Screen, Toolbox};

/// Hints are left out: all of them are about the slash of `<br />`, which CommonMark's own examples have. The language
/// is not guessed: titles and code mislead the guess.
const OPTIONS: [&str; 4] = ["--skip-non-html", "--skip-info-messages", "--no-langdetect", "--stdout"];

/// What the checker warns of and we mean. A list without markers loses its role in one engine, unless it is named.
/// `align` is the one way to align a table's cells that a feed reader keeps and our policy allows. And the policy's
/// `'self'` means nothing for files, nor does the checker compare hashes: the build does that. It knows no
/// transitions between views yet.
const MEANT: &str = "The “list” role is unnecessary for element “[ou]l”.*\
                     |The “align” attribute on the “t[dh]” element is obsolete.*\
                     |.* violates Content Security Policy .*\
                     |CSS: Unrecognized at-rule “@view-transition”";

/// The kept pages of a blog that uses every feature: what the finished one happens not to use is checked as well. The
/// step `unit` tells whether they are what a build makes.
const SHOWCASE: &str = "tests/snapshots/showcase";

/// Lets the Nu Html Checker read every page of the finished blog, and of the showcase. Warnings count as errors do: most
/// name something that a reader of the page would notice.
pub(super) fn check(
    machine: &Machine,
    toolbox: &Toolbox,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    let failed = |why| CommandError::Step { name: NAME, why };
    let (Some(java), Some(checker)) = (toolbox.program("java"), toolbox.program("vnu.jar")) else {
        screen.line("  skipped  the Nu Html Checker is not there; the set-up above says why");
        return Ok(());
    };
    let dist = machine.root.join(DIST);
    if !dist.join("index.html").is_file() {
        return Err(failed(Some(format!("there is no finished blog in {DIST}/, run: cargo blog build"))));
    }
    let mut command = toolbox.command(machine, java);
    command.arg("-jar").arg(checker).args(OPTIONS).args(["--filterpattern", MEANT]).arg(&dist);
    // A blog of its author's own may have none.
    command.args(Some(machine.root.join(SHOWCASE)).filter(|folder| folder.is_dir()));
    let output =
        command.output().map_err(|error| CommandError::Start { program: "java".to_owned(), error })?;
    // It can be told to fail for warnings, but then does for those that the filter took, too: its words decide.
    let [said, java] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    said.lines().chain(java.lines()).for_each(|line| screen.line(&short(line, &machine.root)));
    if output.status.success() && said.trim().is_empty() { Ok(()) } else { Err(failed(None)) }
}

/// A message with the file as everybody calls it: `dist/index.html:3.1-3.9: error: …`.
fn short(line: &str, root: &Path) -> String {
    let rest = line.strip_prefix("\"file:").and_then(|rest| rest.strip_prefix(&*root.to_string_lossy()));
    let file = rest.and_then(|rest| rest.strip_prefix('/'));
    file.map_or_else(|| line.to_owned(), |file| file.replacen("\":", ":", 1))
}

/// What `--only` calls the step.
pub(super) const NAME: &str = "html";

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;

    use super::*;
    use crate::tools::{Need, Sandbox, set_up};

    fn check_with(java: Option<&str>, page: bool) -> (Result<(), String>, String) {
        let sandbox = Sandbox::new();
        let machine = sandbox.machine();
        if let Some(java) = java {
            sandbox.program("bin", "java", java);
            let jar = machine.cache.join("vnu-26.9.27/node_modules/vnu-jar/build/dist/vnu.jar");
            fs::create_dir_all(jar.parent().unwrap()).unwrap();
            fs::write(jar, "").unwrap();
        }
        let machine = sandbox.machine();
        if page {
            fs::create_dir_all(machine.root.join(DIST)).unwrap();
            fs::write(machine.root.join(DIST).join("index.html"), "").unwrap();
            fs::create_dir_all(machine.root.join(SHOWCASE)).unwrap();
        }
        let mut out = Vec::new();
        let toolbox = set_up(&machine, &[Need::HtmlChecker], &mut Screen::new(&mut out, false)).unwrap();
        out.clear();
        let result = check(&machine, &toolbox, &mut Screen::new(&mut out, false));
        (result.map_err(|error| error.to_string()), String::from_utf8(out).unwrap())
    }

    /// Knows its version, and does this with pages when it is asked about them in the right words.
    fn java(does: &str) -> String {
        let words = "-jar --skip-non-html --skip-info-messages --no-langdetect --stdout --filterpattern";
        format!(
            "[ \"$1\" = --version ] && echo openjdk 17.0.15 && exit\n\
             [ \"$1 $3 $4 $5 $6 $7\" = \"{words}\" ] || exit 2\nshift 8\n{does}"
        )
    }

    const FAILED: &str = "the step 'html' failed\n    to repeat it, run: cargo blog test --only html";

    #[test]
    fn what_the_checker_says_fails_the_step() {
        assert_eq!(check_with(Some(&java("exit 0")), true), (Ok(()), String::new()));
        assert_eq!(check_with(Some(&java("exit 1")), true), (Err(FAILED.to_owned()), String::new()));
        let talks = java("echo Picked up options >&2");
        assert_eq!(check_with(Some(&talks), true), (Ok(()), "Picked up options\n".to_owned()));
        let warns = java("printf '\"file:%s/a.html\":3.1-3.9: info warning: Empty heading.\\n' \"$@\"");
        let said = ["dist", SHOWCASE]
            .map(|folder| format!("{folder}/a.html:3.1-3.9: info warning: Empty heading.\n"));
        assert_eq!(check_with(Some(&warns), true), (Err(FAILED.to_owned()), said.concat()));
    }

    #[test]
    fn it_says_when_there_is_nothing_to_check_with_or_to_check() {
        let skipped = "  skipped  the Nu Html Checker is not there; the set-up above says why\n";
        assert_eq!(check_with(None, true), (Ok(()), skipped.to_owned()));
        let message = "the step 'html' failed: there is no finished blog in dist/, run: cargo blog build\n    \
                       to repeat it, run: cargo blog test --only html";
        assert_eq!(check_with(Some(&java("exit 0")), false).0, Err(message.to_owned()));
    }
}
