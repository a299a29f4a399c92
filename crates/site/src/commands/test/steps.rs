use super::surroundings::Surroundings;
use super::{deny, html};
use crate::commands::build;
use crate::tools::Need;

/// One step of the tests.
#[derive(Debug)]
pub(super) struct Step {
    /// What `--only` calls it.
    pub(super) name: &'static str,
    /// What it shows.
    pub(super) about: &'static str,
    /// Tools it cannot run without.
    pub(super) needs: &'static [Need],
    /// What it does.
    pub(super) action: Action,
}

/// What a step does.
#[derive(Debug)]
pub(super) enum Action {
    /// Nothing but what precedes every step: making tools ready.
    SetUp,
    /// The same as `cargo blog build`.
    Release,
    /// Calls of cargo, one after the other.
    Cargo {
        /// The arguments of each.
        commands: &'static [&'static [&'static str]],
        /// What the tests find in their environment.
        surroundings: Surroundings,
    },
    /// Tests in a browser: one call of cargo; those that fail run once more, alone.
    Browser(&'static [&'static str]),
    /// The Nu Html Checker, over every finished page.
    Html,
    /// cargo-deny, over what is depended on.
    Deny,
}

const WASM: &str = "wasm32-unknown-unknown";

/// In the order in which they run: what is quick to fail comes first. Each name is part of the contract, people and
/// automation type it.
pub(super) const STEPS: [Step; 9] = [
    Step {
        name: "set-up",
        about: "every tool is there",
        needs: &[
            Need::WasmTarget,
            Need::Trunk,
            Need::WasmBindgen,
            Need::WasmOpt,
            Need::Esbuild,
            Need::Browser,
            Need::HtmlChecker,
            Need::Axe,
            Need::Lighthouse,
            Need::WebServers,
        ],
        action: Action::SetUp,
    },
    Step {
        name: "fmt",
        about: "the code is formatted",
        needs: &[],
        action: Action::Cargo {
            commands: &[&["fmt", "--all", "--check"]],
            surroundings: Surroundings::Plain,
        },
    },
    Step {
        name: "lint",
        about: "the compiler and clippy have no remarks, natively and for the browser",
        needs: &[Need::WasmTarget],
        action: Action::Cargo {
            // The browser tests are named because they are no part of a plain `cargo test`, nor of all targets.
            commands: &[
                &[
                    "clippy",
                    "--workspace",
                    "--exclude",
                    "fieldnotes",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ],
                &["clippy", "-p", "tests", "--test", "browser", "--", "-D", "warnings"],
                &[
                    "clippy",
                    "-p",
                    "fieldnotes",
                    "--features",
                    "csr",
                    "--all-targets",
                    "--target",
                    WASM,
                    "--",
                    "-D",
                    "warnings",
                ],
            ],
            surroundings: Surroundings::Plain,
        },
    },
    Step {
        name: deny::NAME,
        about: "what is depended on has licences and sources that are allowed",
        needs: &[],
        action: Action::Deny,
    },
    Step {
        name: "unit",
        about: "tests that need no browser",
        needs: &[],
        action: Action::Cargo {
            commands: &[&["test", "--workspace", "--exclude", "fieldnotes"]],
            surroundings: Surroundings::Plain,
        },
    },
    Step {
        name: "components",
        about: "the app's parts, in a browser",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Browser],
        action: Action::Cargo {
            commands: &[&[
                "test",
                "-p",
                "fieldnotes",
                "--features",
                "csr",
                "--target",
                WASM,
                "--test",
                "components",
            ]],
            surroundings: Surroundings::Components,
        },
    },
    Step { name: "build", about: "the finished blog", needs: &build::NEEDS, action: Action::Release },
    Step {
        name: html::NAME,
        about: "every page of it is valid HTML",
        needs: &[Need::HtmlChecker],
        action: Action::Html,
    },
    Step {
        name: "browser",
        about: "the finished blog, in a browser",
        needs: &[Need::Browser, Need::Axe, Need::Lighthouse, Need::WebServers, Need::Esbuild],
        action: Action::Browser(&["test", "-p", "tests", "--test", "browser"]),
    },
];

/// What `--only` accepts.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|step| step.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_word_and_stands_for_one_step() {
        let mut all: Vec<_> = names().collect();
        assert!(all.iter().all(|name| !name.contains(char::is_whitespace)));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), STEPS.len());
    }

    #[test]
    fn the_set_up_has_what_any_step_needs() {
        let [first, rest @ ..] = &STEPS;
        assert!(rest.iter().flat_map(|step| step.needs).all(|need| first.needs.contains(need)));
    }
}
