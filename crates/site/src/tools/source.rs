use std::process::Command;

use super::version::Version;
use super::{Machine, Workshop};

/// Who installs a program, and what they are told.
#[derive(Debug)]
pub(super) enum Source {
    /// `cargo install`.
    Cargo {
        /// The package that has the program.
        package: &'static str,
        /// What else cargo is told.
        options: &'static [&'static str],
    },
    /// `npm install`.
    Npm {
        /// The package that has the program.
        package: &'static str,
    },
}

/// Tools run for a second at a time: a minute of optimizing them is never won back.
const QUICK_COMPILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

/// So that the log is plain text in which crates can be counted, whatever the author's settings.
const PLAIN_MESSAGES: [(&str, &str); 3] =
    [("CARGO_TERM_COLOR", "never"), ("CARGO_TERM_PROGRESS_WHEN", "never"), ("CARGO_TERM_QUIET", "false")];

impl Source {
    /// The program that installs.
    pub(super) fn installer(&self) -> &'static str {
        match self {
            Self::Cargo { .. } => "cargo",
            Self::Npm { .. } => "npm",
        }
    }

    /// Where programs lie in the folder that was installed to.
    pub(super) fn programs(&self) -> &'static str {
        match self {
            Self::Cargo { .. } => "bin",
            Self::Npm { .. } => "node_modules/.bin",
        }
    }

    /// The command for a person, who wants the program everywhere.
    pub(super) fn by_hand(&self, version: Version) -> String {
        match self {
            Self::Cargo { package, options: [] } => format!("cargo install {package}@{version}"),
            Self::Cargo { package, options } => {
                format!("cargo install {package}@{version} {}", options.join(" "))
            }
            Self::Npm { package } => format!("npm install --global {package}@{version}"),
        }
    }

    /// The command for the workshop; `None` when the installer is missing.
    pub(super) fn command(
        &self,
        version: Version,
        machine: &Machine,
        workshop: &Workshop,
        release: &str,
    ) -> Option<Command> {
        let place = workshop.bench(release);
        let mut command = match self {
            Self::Cargo { package, options } => {
                let mut cargo = machine.command(&machine.cargo, &[]);
                cargo.arg("install").arg(format!("{package}@{version}")).args(*options);
                cargo.arg("--root").arg(place).arg("--target-dir").arg(workshop.target());
                // The tool is for this machine, whatever the author compiles for otherwise.
                cargo.envs(QUICK_COMPILE).envs(PLAIN_MESSAGES).env_remove("CARGO_BUILD_TARGET");
                cargo
            }
            Self::Npm { package } => {
                let mut npm = machine.command(machine.which("npm")?, &[]);
                npm.arg("install").arg("--prefix").arg(place).args(["--no-audit", "--no-fund"]);
                // What a package brings is used as it is; what its scripts would download is not asked for.
                npm.arg("--ignore-scripts");
                npm.arg(format!("{package}@{version}"));
                npm
            }
        };
        // Not in the blog's folder, whose settings are for the blog.
        command.current_dir(&machine.cache);
        Some(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_command_by_hand() {
        let version = Version(0, 2, 130);
        for (source, command) in [
            (Source::Cargo { package: "a", options: &[] }, "cargo install a@0.2.130"),
            (
                Source::Cargo { package: "a", options: &["--locked", "-q"] },
                "cargo install a@0.2.130 --locked -q",
            ),
            (Source::Npm { package: "b" }, "npm install --global b@0.2.130"),
        ] {
            assert_eq!(source.by_hand(version), command);
            assert!(command.starts_with(source.installer()));
        }
    }
}
