use crate::commands::CommandError;
use crate::commands::build::DIST;
use crate::tools::{Machine, Screen, Toolbox};

/// Warnings count as well: most name something that a reader of the page would notice. Hints do not: all of them are
/// about the slash of `<br />`, which CommonMark's own examples have. The language is not guessed: titles and code
/// mislead the guess.
const OPTIONS: [&str; 4] = ["--skip-non-html", "--skip-info-messages", "--Werror", "--no-langdetect"];

/// What the checker warns of and we mean. A list without markers loses its role in one engine, unless it is named.
/// `align` is the one way to align a table's cells that a feed reader keeps and our policy allows. And the policy's
/// `'self'` means nothing for files, nor does the checker compare hashes: the build does that.
const MEANT: &str = "The “list” role is unnecessary for element “[ou]l”.*\
                     |The “align” attribute on the “t[dh]” element is obsolete.*\
                     |.* violates Content Security Policy .*";

/// Lets the Nu Html Checker read every page of the finished blog. It prints what is wrong, with file and line.
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
    command.arg("-jar").arg(checker).args(OPTIONS).args(["--filterpattern", MEANT]).arg(dist);
    let status =
        command.status().map_err(|error| CommandError::Start { program: "java".to_owned(), error })?;
    if status.success() { Ok(()) } else { Err(failed(None)) }
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
        }
        let mut out = Vec::new();
        let toolbox = set_up(&machine, &[Need::HtmlChecker], &mut Screen::new(&mut out, false)).unwrap();
        out.clear();
        let result = check(&machine, &toolbox, &mut Screen::new(&mut out, false));
        (result.map_err(|error| error.to_string()), String::from_utf8(out).unwrap())
    }

    /// Knows its version, and is content with pages when it is asked about them in the right words.
    const JAVA: &str = r#"[ "$1" = --version ] && echo openjdk 17.0.15 && exit
        [ "$1 $3 $4 $5 $6 $7" = "-jar --skip-non-html --skip-info-messages --Werror --no-langdetect --filterpattern" ]"#;

    #[test]
    fn the_checkers_answer_is_the_steps() {
        assert_eq!(check_with(Some(JAVA), true), (Ok(()), String::new()));
        let fails = "[ \"$1\" = --version ] && echo openjdk 17.0.15 && exit; exit 1";
        let message = "the step 'html' failed\n    to repeat it, run: cargo blog test --only html";
        assert_eq!(check_with(Some(fails), true).0, Err(message.to_owned()));
    }

    #[test]
    fn it_says_when_there_is_nothing_to_check_with_or_to_check() {
        let skipped = "  skipped  the Nu Html Checker is not there; the set-up above says why\n";
        assert_eq!(check_with(None, true), (Ok(()), skipped.to_owned()));
        let message = "the step 'html' failed: there is no finished blog in dist/, run: cargo blog build\n    \
                       to repeat it, run: cargo blog test --only html";
        assert_eq!(check_with(Some(JAVA), false).0, Err(message.to_owned()));
    }
}
