use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::{Machine, Screen, SetUpError};

/// The place where tools are made. They leave it only when complete, so an interrupted run leaves nothing half; and
/// only one run at a time is in it.
#[derive(Debug)]
pub(crate) struct Workshop {
    cache: PathBuf,
    // Locked as long as it is open.
    _lock: File,
}

impl Workshop {
    /// Enters, when needed after another run has left.
    pub(crate) fn open(machine: &Machine, screen: &mut Screen<'_>) -> Result<Self, SetUpError> {
        let cache = machine.cache.clone();
        make_folder(&cache)?;
        let path = cache.join("lock");
        let lock = File::create(&path).map_err(|error| SetUpError::Folder { path, error })?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            screen.line("Another `cargo blog` is installing tools; waiting until it has finished …");
            // Some network folders have no locks. Going on is then better than refusing to work.
            let _ = lock.lock();
        }
        let workshop = Self { cache, _lock: lock };
        // What an interrupted run left behind.
        let _ = fs::remove_dir_all(workshop.unfinished());
        make_folder(&workshop.unfinished())?;
        Ok(workshop)
    }

    /// Where a tool is installed to before it is complete.
    pub(crate) fn bench(&self, folder: &str) -> PathBuf {
        self.unfinished().join(folder)
    }

    /// Where cargo compiles. Tools share it, because they share most of their crates.
    pub(crate) fn target(&self) -> PathBuf {
        self.unfinished().join("target")
    }

    /// Where the messages of an installation are kept.
    pub(crate) fn log(&self, folder: &str) -> PathBuf {
        self.cache.join(format!("{folder}.log"))
    }

    /// Moves a complete tool to where it is looked for.
    pub(crate) fn deliver(&self, folder: &str) -> Result<(), SetUpError> {
        let place = self.cache.join(folder);
        // Whatever lies there did not fit, or nothing would have been installed.
        let _ = fs::remove_dir_all(&place);
        let moved = fs::rename(self.bench(folder), &place);
        moved.map_err(|error| SetUpError::Folder { path: place, error })
    }

    fn unfinished(&self) -> PathBuf {
        self.cache.join("unfinished")
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // Hundreds of megabytes that nobody needs again; what cannot be removed now goes with the next run.
        let _ = fs::remove_dir_all(self.unfinished());
    }
}

fn make_folder(path: &Path) -> Result<(), SetUpError> {
    fs::create_dir_all(path).map_err(|error| SetUpError::Folder { path: path.to_owned(), error })
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    #[test]
    fn a_tool_appears_whole_or_not_at_all() {
        let sandbox = Sandbox::new();
        let (mut out, cache) = (Vec::new(), sandbox.machine().cache);
        let workshop = Workshop::open(&sandbox.machine(), &mut Screen::new(&mut out, false)).unwrap();
        for tool in ["whole", "half"] {
            fs::create_dir_all(workshop.bench(tool).join("bin")).unwrap();
        }
        fs::create_dir_all(cache.join("whole/leftover")).unwrap();
        workshop.deliver("whole").unwrap();
        drop(workshop);
        assert!(cache.join("whole/bin").is_dir());
        let mut left: Vec<_> = fs::read_dir(&cache).unwrap().map(|e| e.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["lock", "whole"]);
        assert!(!cache.join("whole/leftover").exists());
    }
}
