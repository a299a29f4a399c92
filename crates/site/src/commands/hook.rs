use std::env;
use std::path::PathBuf;

use clap::ValueEnum;
use site::{Drafts, Profile, Project, Summary, assemble};

use super::CommandError;
use crate::tools::{Machine, Need, Screen, look_up};

/// When Trunk calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Before it compiles: a bad post fails here, not after minutes.
    PreBuild,
    /// When everything lies in its staging folder.
    PostBuild,
}

/// Does the part of a build that is not Trunk's. Trunk says in the environment what it builds and where.
pub(crate) fn run(machine: &Machine, stage: Stage, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let drafts = if release { Drafts::LeaveOut } else { Drafts::Show };
    let project = Project::load(&machine.root, drafts)?;
    if stage == Stage::PreBuild {
        return Ok(());
    }
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or(CommandError::NotByTrunk)?;
    let profile = if release {
        let wasm_opt = look_up(machine, Need::WasmOpt)?.program("wasm-opt").map(Into::into);
        Profile::Release { wasm_opt, cache: machine.target().join("blog") }
    } else {
        Profile::Debug
    };
    let summary = assemble(&project, &staging, &profile)?;
    for warning in project.warnings().iter() {
        screen.line(&format!("warning: {warning}"));
    }
    screen.line(&said(&summary));
    Ok(())
}

fn said(summary: &Summary) -> String {
    let Summary { pages, articles, hint, problems } = summary;
    let mut said = format!("{articles} articles on {pages} pages");
    if let Some(hint) = hint {
        said += &format!("\nnote: {hint}");
    }
    for problem in problems.iter() {
        said += &format!("\nwarning: {problem}");
    }
    said
}

#[cfg(test)]
mod tests {
    use site::{Problem, Problems};

    use super::*;

    #[test]
    fn a_hint_follows_the_count() {
        let mut summary = Summary { pages: 3, articles: 1, hint: None, ..Summary::default() };
        assert_eq!(said(&summary), "1 articles on 3 pages");
        summary.hint = Some("larger".to_owned());
        assert_eq!(said(&summary), "1 articles on 3 pages\nnote: larger");
    }

    #[test]
    fn a_warning_names_its_file() {
        let problem = Problem {
            file: "posts/a.md".into(),
            line: None,
            what: "left out".into(),
            remedy: "install it".into(),
        };
        let problems = Problems::new(vec![problem]);
        let summary = Summary { pages: 3, articles: 2, problems, ..Summary::default() };
        assert_eq!(said(&summary), "2 articles on 3 pages\nwarning: posts/a.md: left out\n    install it");
    }
}
