use std::path::PathBuf;

use super::source::Source;
use super::version::{Fits, Version};
use super::{Found, Machine, Screen, Search, SetUpError, Tool, Workshop, apt, installer, pins};

/// The Nu Html Checker, which the standard's own people use, and the Java that runs it.
#[derive(Debug)]
pub(super) struct HtmlChecker;

const SOURCE: Source = Source::Npm { package: "vnu-jar" };
/// Where the program lies in what npm installs.
const JAR: &str = "node_modules/vnu-jar/build/dist/vnu.jar";
const PACKAGES: [&str; 1] = ["default-jre-headless"];
const JAVA: Fits = Fits::AtLeast(pins::OLDEST_JAVA);

impl HtmlChecker {
    fn release() -> String {
        format!("vnu-{}", pins::VNU)
    }

    fn jar(machine: &Machine) -> PathBuf {
        machine.cache.join(Self::release()).join(JAR)
    }

    /// The first Java that runs it; else why the first of all does not.
    fn java(machine: &Machine) -> Search {
        let mut first_fault = None;
        for path in machine.all("java") {
            let version = machine.ask(&path, &["--version"]).and_then(|says| Version::find(&says));
            let fault = match version {
                Some(version) if JAVA.admits(version) => {
                    let what = format!("{version}, {}", path.display());
                    return Search::Fits(Found { what, programs: vec![("java", path)] });
                }
                Some(version) => format!("{} is {version}, but {JAVA} is needed", path.display()),
                // Those before 9 do not know the question.
                None => format!("{} does not say its version, but {JAVA} is needed", path.display()),
            };
            first_fault = first_fault.or(Some(fault));
        }
        first_fault.map_or(Search::Missing, |why| Search::Unfit { why })
    }
}

impl Tool for HtmlChecker {
    fn name(&self) -> &'static str {
        "the Nu Html Checker"
    }

    fn purpose(&self) -> &'static str {
        "tells whether the pages are valid HTML"
    }

    fn cost_of_absence(&self) -> Option<&'static str> {
        Some("nothing tells whether the pages are valid HTML")
    }

    fn find(&self, machine: &Machine) -> Search {
        let jar = Self::jar(machine);
        match Self::java(machine) {
            Search::Fits(mut java) if jar.is_file() => {
                java.what = format!("{}, with Java {}", pins::VNU, java.what);
                java.programs.push(("vnu.jar", jar));
                Search::Fits(java)
            }
            Search::Fits(_) => Search::Missing,
            lacking => lacking,
        }
    }

    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError> {
        if !matches!(Self::java(machine), Search::Fits(_)) {
            apt::install(&PACKAGES, self, machine, workshop, screen)?;
        }
        if Self::jar(machine).is_file() {
            return Ok(());
        }
        installer::fetch(self, (&SOURCE, pins::VNU), &Self::release(), machine, workshop, screen)
    }

    /// Both installers: the program itself is kept where only this looks for it.
    fn by_hand(&self) -> String {
        let java = if cfg!(target_os = "linux") {
            "sudo apt-get install default-jre-headless npm"
        } else {
            "brew install openjdk node"
        };
        format!("{java} (or what your system calls them)")
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::{Need, Sandbox, set_up};

    /// An npm that "installs" by making the file where `--prefix` says.
    const NPM: &str = r#"PATH=/usr/bin:/bin
        while [ "$1" != --prefix ]; do shift; done
        mkdir -p "$2/node_modules/vnu-jar/build/dist" && : > "$2/node_modules/vnu-jar/build/dist/vnu.jar""#;

    fn said(sandbox: &Sandbox) -> String {
        let mut out = Vec::new();
        set_up(&sandbox.machine(), &[Need::HtmlChecker], &mut Screen::new(&mut out, false)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn with_java_only_the_checker_is_installed() {
        let sandbox = Sandbox::new();
        sandbox.program("a", "java", "echo openjdk 11.0.2 2019-01-15");
        let java = sandbox.program("b", "java", "echo openjdk 17.0.15 2025-04-15");
        sandbox.program("b", "npm", NPM);
        let said = [said(&sandbox), said(&sandbox)];
        assert!(said[0].contains("  install  the Nu Html Checker, which tells whether"), "{}", said[0]);
        let ready =
            format!("  ready    the Nu Html Checker 26.9.27, with Java 17.0.15, {}\n", java.display());
        assert_eq!(said[1], ready);
        let Search::Fits(found) = HtmlChecker.find(&sandbox.machine()) else { panic!("it is there") };
        let jar = sandbox.machine().cache.join("vnu-26.9.27").join(JAR);
        assert_eq!(found.programs, [("java", java), ("vnu.jar", jar)]);
    }

    #[test]
    fn an_old_java_is_named() {
        let sandbox = Sandbox::new();
        let old = sandbox.program("bin", "java", "echo openjdk 11.0.2 2019-01-15");
        let why = format!("{} is 11.0.2, but 17.0.0 or later is needed", old.display());
        assert_eq!(HtmlChecker.find(&sandbox.machine()), Search::Unfit { why });
    }

    #[test]
    fn without_installers_it_is_skipped_with_the_reason() {
        let sandbox = Sandbox::new();
        let start = "  skipped  the Nu Html Checker is missing, and so is ";
        let rest = |installer| {
            format!("{start}{installer}, which would install it: without it nothing tells whether")
        };
        let without_java = said(&sandbox);
        assert!(without_java.contains(&rest("apt-get")), "{without_java}");
        sandbox.program("bin", "java", "echo openjdk 17.0.15");
        let without_npm = said(&sandbox);
        assert!(without_npm.contains(&rest("npm")), "{without_npm}");
        assert!(without_npm.trim_end().ends_with("(or what your system calls them)"), "{without_npm}");
    }
}
