use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use content::Resource;
use rayon::prelude::*;

use super::ledger::{Kept, Ledger};
use crate::Progress;
use crate::budgets::BudgetError;
use crate::hash::{self, Sum};
use crate::memo::Key;
use crate::problem::Problems;
use crate::share::ShareError;

/// Why the finished folder could not be made. Each names the file and what to do.
#[derive(Debug)]
pub enum AssembleError {
    /// A file could not be read or written.
    Io {
        /// `read`, `write`, `remove`.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// Two sources would become one file.
    Collision {
        /// Below the finished folder.
        path: String,
    },
    /// Trunk's `index.html` lacks the place where something belongs.
    Shell {
        /// The text that was looked for.
        marker: &'static str,
    },
    /// Something could not be encoded for the browser.
    Encode(postcard::Error),
    /// The blog's address is none.
    BaseUrl {
        /// As it was given.
        url: String,
        /// Why.
        error: url::ParseError,
    },
    /// Something could not be written as JSON.
    Json(serde_json::Error),
    /// A share image could not be made.
    Share(ShareError),
    /// What readers download is larger than it may be.
    Budget(BudgetError),
    /// Something is wrong with the finished files.
    Invalid(Problems),
}

impl fmt::Display for AssembleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { what, path, error } => {
                write!(
                    f,
                    "cannot {what} {}: {error}\n    check that it exists and that you may {what} it",
                    path.display()
                )
            }
            Self::Collision { path } => {
                write!(f, "{path} would be written twice\n    rename the file in public/ that has this path")
            }
            Self::Shell { marker } => {
                write!(
                    f,
                    "index.html has no {marker}\n    put it back, as it stands in the project's history"
                )
            }
            Self::BaseUrl { url, error } => {
                write!(f, "'base_url' is \"{url}\": {error}\n    mend it in blog.toml")
            }
            Self::Json(error) => write!(f, "a feed cannot be written: {error}\n    please report this"),
            Self::Encode(error) => {
                write!(f, "what the app fetches cannot be written: {error}\n    please report this")
            }
            Self::Share(error) => error.fmt(f),
            Self::Budget(error) => error.fmt(f),
            Self::Invalid(problems) => problems.fmt(f),
        }
    }
}

impl std::error::Error for AssembleError {}

/// What is being finished. Knows what it wrote, so that nothing is written twice.
///
/// Files are written from several threads at a time.
pub(crate) struct Output {
    place: Place,
    /// What lies in a folder is known; `None` while it is being written, and in memory.
    written: Mutex<BTreeMap<String, Option<Kept>>>,
    before: Ledger,
    progress: Arc<Progress>,
}

enum Place {
    /// A folder, with what Trunk staged.
    Folder(PathBuf),
    /// Files by their paths.
    Memory(Mutex<BTreeMap<String, Vec<u8>>>),
}

impl Output {
    /// Into a folder.
    #[cfg(test)]
    pub(crate) fn new(root: &Path) -> Self {
        Self::over(root, Ledger::default(), Arc::default())
    }

    /// The same, with what lies in the finished folder that it will replace.
    pub(super) fn over(root: &Path, before: Ledger, progress: Arc<Progress>) -> Self {
        Self { place: Place::Folder(root.to_owned()), written: Mutex::default(), before, progress }
    }

    /// Into memory, where these files are staged.
    pub(crate) fn in_memory(staged: BTreeMap<String, Vec<u8>>) -> Self {
        let (place, before) = (Place::Memory(Mutex::new(staged)), Ledger::default());
        Self { place, written: Mutex::default(), before, progress: Arc::default() }
    }

    /// What lies in memory.
    pub(crate) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        match self.place {
            Place::Folder(_) => BTreeMap::new(),
            Place::Memory(files) => files.into_inner().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Reads a text that Trunk staged, and removes it.
    pub(crate) fn take(&self, path: &str) -> Result<String, AssembleError> {
        let bytes = self.take_bytes(path)?;
        String::from_utf8(bytes).map_err(|error| {
            let error = io::Error::new(io::ErrorKind::InvalidData, error);
            AssembleError::Io { what: "read", path: path.into(), error }
        })
    }

    /// Reads a file that Trunk staged, and removes it.
    pub(crate) fn take_bytes(&self, path: &str) -> Result<Vec<u8>, AssembleError> {
        match &self.place {
            Place::Folder(root) => {
                let file = root.join(path);
                let bytes = read(&file)?;
                let removed = fs::remove_file(&file);
                removed.map_err(|error| AssembleError::Io { what: "remove", path: file, error })?;
                Ok(bytes)
            }
            Place::Memory(files) => locked(files).remove(path).ok_or_else(|| missing(path)),
        }
    }

    /// The paths of all that was written, sorted.
    pub(crate) fn paths(&self) -> Vec<String> {
        locked(&self.written).keys().cloned().collect()
    }

    /// The hashes of all that was written into a folder.
    pub(super) fn sums(&self) -> HashMap<String, Sum> {
        let written = locked(&self.written);
        written.iter().filter_map(|(path, kept)| Some((path.clone(), kept.as_ref()?.sum))).collect()
    }

    /// The hash and the size of a file that was written.
    pub(super) fn known(&self, path: &str) -> Result<(Sum, u64), AssembleError> {
        if let Some(Some(kept)) = locked(&self.written).get(path) {
            return Ok((kept.sum, kept.size));
        }
        self.bytes(path).map(|bytes| (Sum::of(&bytes), bytes.len() as u64))
    }

    /// Leaves to the next build, which will replace `folder`, what this one has written.
    pub(super) fn leave(&self, folder: &Path, file: &Path) -> io::Result<()> {
        let written = locked(&self.written);
        let files: Vec<_> = written.iter().filter_map(|(path, kept)| Some((path, kept.as_ref()?))).collect();
        Ledger::leave(folder, file, &files)
    }

    /// Reads a file that was written.
    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>, AssembleError> {
        match &self.place {
            Place::Folder(root) => read(&root.join(path)),
            Place::Memory(files) => locked(files).get(path).cloned().ok_or_else(|| missing(path)),
        }
    }

    /// Writes a file at a path below the root.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), AssembleError> {
        self.reserve(path)?;
        self.put(path, None, bytes)
    }

    /// Writes a file that is made of what the key stands for, unless the build before has left it.
    pub(super) fn make(
        &self,
        path: &str,
        key: Key,
        make: impl FnOnce() -> Result<Vec<u8>, AssembleError>,
    ) -> Result<(), AssembleError> {
        self.reserve(path)?;
        match self.before.at(path).filter(|kept| kept.key == Some(key)) {
            Some(kept) if self.take_over(path, kept) => Ok(()),
            _ => self.put(path, Some(key), &make()?),
        }
    }

    /// Writes a file whose name carries its hash, and says where it lies. The same bytes may be asked for twice.
    pub(crate) fn write_hashed(&self, path: &str, bytes: &[u8]) -> Result<Resource, AssembleError> {
        let sum = Sum::of(bytes);
        let path = hash::name_of(path, sum);
        self.write_once(&path, bytes)?;
        Ok(Resource { path, integrity: sum.integrity() })
    }

    /// Writes a file whose path already carries its hash, unless it is there.
    pub(crate) fn write_once(&self, path: &str, bytes: &[u8]) -> Result<(), AssembleError> {
        if self.reserve(path).is_ok() { self.put(path, None, bytes) } else { Ok(()) }
    }

    /// The same of one that has to be made first, unless the build before has left it.
    pub(super) fn make_once(
        &self,
        path: &str,
        key: Key,
        make: impl FnOnce() -> Result<Vec<u8>, AssembleError>,
    ) -> Result<(), AssembleError> {
        match self.make(path, key, make) {
            Err(AssembleError::Collision { .. }) => Ok(()),
            other => other,
        }
    }

    fn reserve(&self, path: &str) -> Result<(), AssembleError> {
        self.progress.step();
        match locked(&self.written).entry(path.to_owned()) {
            Entry::Occupied(_) => Err(AssembleError::Collision { path: path.to_owned() }),
            Entry::Vacant(place) => {
                place.insert(None);
                Ok(())
            }
        }
    }

    /// Takes a file over from the folder before. Says whether it is there now.
    fn take_over(&self, path: &str, kept: &Kept) -> bool {
        let Place::Folder(root) = &self.place else { return false };
        let file = root.join(path);
        let folder = fs::create_dir_all(file.parent().unwrap_or(root));
        let taken = folder.is_ok() && self.before.take(path, kept, &file);
        if taken {
            locked(&self.written).insert(path.to_owned(), Some(*kept));
        }
        taken
    }

    fn put(&self, path: &str, key: Option<Key>, bytes: &[u8]) -> Result<(), AssembleError> {
        let root = match &self.place {
            Place::Folder(root) => root,
            Place::Memory(files) => {
                locked(files).insert(path.to_owned(), bytes.to_owned());
                return Ok(());
            }
        };
        let sum = Sum::of(bytes);
        if let Some(kept) = self.before.at(path).filter(|kept| kept.sum == sum)
            && self.take_over(path, &Kept { key, ..*kept })
        {
            return Ok(());
        }
        let file = root.join(path);
        let write = || {
            fs::create_dir_all(file.parent().unwrap_or(root))?;
            fs::write(&file, bytes)?;
            Kept::of(&file, key, sum)
        };
        let kept = write().map_err(|error| AssembleError::Io { what: "write", path: file.clone(), error })?;
        locked(&self.written).insert(path.to_owned(), Some(kept));
        Ok(())
    }
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nobody panics while holding it.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something for each, on every core. The results are in the order of what they were made of, and of several
/// errors it is always the first that is told.
pub(crate) fn each<T: Sync, R: Send>(
    all: &[T],
    make: impl Fn(&T) -> Result<R, AssembleError> + Send + Sync,
) -> Result<Vec<R>, AssembleError> {
    all.par_iter().map(make).collect::<Vec<_>>().into_iter().collect()
}

fn missing(path: &str) -> AssembleError {
    AssembleError::Io { what: "read", path: path.into(), error: io::ErrorKind::NotFound.into() }
}

/// Reads a file.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, AssembleError> {
    fs::read(file).map_err(|error| AssembleError::Io { what: "read", path: file.to_owned(), error })
}
