use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::kind::Kind;

/// Programs save in several steps (cut to nothing, written in parts, renamed), some 1 ms apart.
const QUIET: Duration = Duration::from_millis(if cfg!(target_os = "linux") { 2 } else { 20 });
/// For a file that somebody has begun to write and does not close, so long at most.
const PATIENCE: Duration = Duration::from_millis(500);

/// What was saved within a moment.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) files: BTreeSet<(PathBuf, Kind)>,
    /// Those that are still written.
    open: BTreeSet<PathBuf>,
    /// Whether anything else may have changed as well.
    pub(super) lost: bool,
    /// When it is to be read.
    pub(super) due: Option<Instant>,
    /// Not later than this.
    latest: Option<Instant>,
}

impl Batch {
    pub(super) fn add(&mut self, files: BTreeSet<(PathBuf, Kind)>, open: bool) {
        for (file, _) in &files {
            if open {
                self.open.insert(file.clone());
            } else {
                self.open.remove(file);
            }
        }
        self.files.extend(files);
        self.wait();
    }

    pub(super) fn lose(&mut self) {
        self.lost = true;
        self.wait();
    }

    fn wait(&mut self) {
        let now = Instant::now();
        let latest = *self.latest.get_or_insert(now + PATIENCE);
        self.due = Some(if self.open.is_empty() { latest.min(now + QUIET) } else { latest });
    }

    pub(super) fn is_due(&self) -> bool {
        self.due.is_some_and(|due| due <= Instant::now())
    }
}
