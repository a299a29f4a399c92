//! The build that is measured: a process of its own, so that memory and processor time are its alone.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site::{Before, Drafts, Profile, Progress, Project, Shrinkers, Taken, assemble_over};

use crate::commands::CommandError;
use crate::tools::Screen;

/// Where things are.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The blog's folder.
    root: PathBuf,
    /// What Trunk has staged.
    staging: PathBuf,
    /// The finished blog of the build before.
    dist: PathBuf,
    /// What builds leave to later ones.
    kept: PathBuf,
    /// What shortens scripts.
    #[arg(long)]
    esbuild: Option<PathBuf>,
}

/// What one build says of itself.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Built {
    /// In their order.
    pub(super) stages: Vec<Stage>,
    /// The most memory that it held at a time, in bytes; none where the system does not tell.
    pub(super) peak: Option<u64>,
}

/// A part of a build.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Stage {
    /// As the build calls it.
    pub(super) name: String,
    /// Milliseconds from its beginning to its end.
    pub(super) wall: f64,
    /// Milliseconds that processors worked for it, all cores together.
    pub(super) cpu: f64,
}

/// Builds once, and prints a [`Built`] as JSON.
pub(crate) fn run(options: &Options, now: Timestamp, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let Options { root, staging, dist, kept, esbuild } = options;
    let reading = Progress::default();
    reading.begin("Reading posts");
    let project = Project::load_with(root, Drafts::LeaveOut, now, kept)?;
    let mut stages = reading.taken();
    // The app has been through wasm-opt.
    let shrinkers = Shrinkers { wasm_opt: None, esbuild: esbuild.clone() };
    let profile = Profile::Release { shrinkers, cache: kept.clone() };
    let before = Before { folder: dist.clone(), kept: kept.clone() };
    let progress = Arc::default();
    assemble_over(&project, staging, &profile, Some(&before), &progress)?;
    stages.extend(progress.taken());
    let built = Built { stages: stages.into_iter().map(Stage::from).collect(), peak: peak() };
    let json = serde_json::to_string(&built)
        .map_err(io::Error::from)
        .map_err(|error| CommandError::Bench { why: error.to_string() })?;
    screen.line(&json);
    Ok(())
}

impl From<Taken> for Stage {
    fn from(Taken { name, wall, cpu }: Taken) -> Self {
        Self { name: name.to_owned(), wall: wall.as_secs_f64() * 1e3, cpu: cpu.as_secs_f64() * 1e3 }
    }
}

/// The most memory that this process has held so far, in bytes: Linux tells.
fn peak() -> Option<u64> {
    highest(&fs::read_to_string("/proc/self/status").ok()?)
}

fn highest(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_word_for_the_peak_is_read() {
        assert_eq!(highest("Name:\tblog\nVmPeak:\t  9000 kB\nVmHWM:\t    1024 kB\n"), Some(1_048_576));
        assert_eq!(highest("Name:\tblog\n"), None);
    }
}
