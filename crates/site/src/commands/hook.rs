use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use clap::ValueEnum;
use jiff::Timestamp;
use site::{Before, Drafts, Profile, Progress, Project, Shrinkers, Summary, assemble_over};

use super::CommandError;
use super::serve::SERVING;
use crate::tools::{Machine, Need, Screen, SetUpError, look_up, spoken};

/// How often the screen changes.
const GLANCE: Duration = Duration::from_millis(100);

/// Shorter stages are not named at the end.
const WORTH_SAYING: Duration = Duration::from_millis(100);

/// When Trunk calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Before it compiles: a bad post fails here, not after minutes.
    PreBuild,
    /// When everything lies in its staging folder.
    PostBuild,
}

/// Does the part of a build that is not Trunk's. Trunk says in the environment what it builds and where.
pub(crate) fn run(
    machine: &Machine,
    stage: Stage,
    now: Timestamp,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    // Then the app alone is wanted: the posts are read by the program that serves.
    if env::var_os(SERVING).is_some() {
        return Ok(());
    }
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let drafts = if release { Drafts::LeaveOut } else { Drafts::Show };
    let kept = machine.target().join("blog");
    let project = Project::load_with(&machine.root, drafts, now, &kept)?;
    if stage == Stage::PreBuild {
        return project.keep().map_err(|error| CommandError::Kept { folder: kept, error });
    }
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or(CommandError::NotByTrunk)?;
    // Where Trunk puts what is finished.
    let dist = env::var_os("TRUNK_DIST_DIR").map(PathBuf::from);
    let before = dist.map(|folder| Before { folder, kept: kept.clone() });
    let profile = if release {
        let find = |need, name| -> Result<Option<PathBuf>, SetUpError> {
            Ok(look_up(machine, need)?.program(name).map(Into::into))
        };
        let wasm_opt = find(Need::WasmOpt, "wasm-opt")?;
        let esbuild = find(Need::Esbuild, "esbuild")?;
        Profile::Release { shrinkers: Shrinkers { wasm_opt, esbuild }, cache: kept }
    } else {
        Profile::Debug
    };
    let summary =
        watched(screen, |progress| assemble_over(&project, &staging, &profile, before.as_ref(), progress))?;
    screen.text(&project.warnings().shown(screen.style()));
    screen.line(&said(&summary));
    Ok(())
}

/// Works on another thread, while this one says how far it has come: in place on a terminal. At the end a line says how
/// long each stage took.
fn watched<T: Send>(screen: &mut Screen<'_>, work: impl FnOnce(&Arc<Progress>) -> T + Send) -> T {
    let progress = Arc::default();
    let (done, told) = mpsc::channel::<()>();
    let result = thread::scope(|scope| {
        let progress = &progress;
        let worker = scope.spawn(move || {
            // Dropped when the work ends, however it ends.
            let _done = done;
            work(progress)
        });
        while told.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout) {
            if let Some(said) = progress.said() {
                screen.status(&format!("          {said}"));
            }
        }
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    let stages = progress.taken().into_iter().filter(|stage| stage.wall >= WORTH_SAYING);
    let stages: Vec<_> = stages.map(|stage| format!("{} {}", stage.name, spoken(stage.wall))).collect();
    if !stages.is_empty() {
        screen.line(&stages.join(" · "));
    }
    result
}

fn said(summary: &Summary) -> String {
    let Summary { pages, articles, new_pictures, nearest, hint, problems } = summary;
    let mut said = format!("{articles} articles on {pages} pages");
    if *new_pictures > 0 {
        said += &format!("\nsmaller copies of {new_pictures} images, kept for the next build");
    }
    if let Some(nearest) = nearest {
        said += &format!("\nnearest to their budgets: {nearest}");
    }
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
        summary = Summary { new_pictures: 2, hint: None, ..summary };
        let images = "smaller copies of 2 images, kept for the next build";
        assert_eq!(said(&summary), format!("1 articles on 3 pages\n{images}"));
    }

    #[test]
    fn a_warning_names_its_file() {
        let problem = Problem::new("posts/a.md", None, "share-image", "left out", "install it").warning();
        let problems = Problems::new(vec![problem]);
        let summary = Summary { pages: 3, articles: 2, problems, ..Summary::default() };
        assert_eq!(said(&summary), "2 articles on 3 pages\nwarning: posts/a.md: left out\n    install it");
    }
}
