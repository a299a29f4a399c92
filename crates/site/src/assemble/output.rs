use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use content::Resource;

use crate::hash;
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
                write!(f, "the catalogue cannot be written: {error}\n    please report this")
            }
            Self::Share(error) => error.fmt(f),
            Self::Invalid(problems) => problems.fmt(f),
        }
    }
}

impl std::error::Error for AssembleError {}

/// What is being finished. Knows what it wrote, so that nothing is written twice.
pub(crate) struct Output {
    place: Place,
    written: BTreeSet<String>,
}

enum Place {
    /// A folder, with what Trunk staged.
    Folder(PathBuf),
    /// Files by their paths.
    Memory(BTreeMap<String, Vec<u8>>),
}

impl Output {
    /// Into a folder.
    pub(crate) fn new(root: &Path) -> Self {
        Self { place: Place::Folder(root.to_owned()), written: BTreeSet::new() }
    }

    /// Into memory, where these files are staged.
    pub(crate) fn in_memory(staged: BTreeMap<String, Vec<u8>>) -> Self {
        Self { place: Place::Memory(staged), written: BTreeSet::new() }
    }

    /// What lies in memory.
    pub(crate) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        match self.place {
            Place::Folder(_) => BTreeMap::new(),
            Place::Memory(files) => files,
        }
    }

    /// Reads a text that Trunk staged, and removes it.
    pub(crate) fn take(&mut self, path: &str) -> Result<String, AssembleError> {
        let bytes = self.take_bytes(path)?;
        String::from_utf8(bytes).map_err(|error| {
            let error = io::Error::new(io::ErrorKind::InvalidData, error);
            AssembleError::Io { what: "read", path: path.into(), error }
        })
    }

    /// Reads a file that Trunk staged, and removes it.
    pub(crate) fn take_bytes(&mut self, path: &str) -> Result<Vec<u8>, AssembleError> {
        match &mut self.place {
            Place::Folder(root) => {
                let file = root.join(path);
                let bytes = read(&file)?;
                let removed = fs::remove_file(&file);
                removed.map_err(|error| AssembleError::Io { what: "remove", path: file, error })?;
                Ok(bytes)
            }
            Place::Memory(files) => files.remove(path).ok_or_else(|| missing(path)),
        }
    }

    /// The paths of all that was written, sorted.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.written.iter().map(String::as_str).collect()
    }

    /// Reads a file that was written.
    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>, AssembleError> {
        match &self.place {
            Place::Folder(root) => read(&root.join(path)),
            Place::Memory(files) => files.get(path).cloned().ok_or_else(|| missing(path)),
        }
    }

    /// Writes a file at a path below the root.
    pub(crate) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), AssembleError> {
        if !self.written.insert(path.to_owned()) {
            return Err(AssembleError::Collision { path: path.to_owned() });
        }
        match &mut self.place {
            Place::Folder(root) => {
                let file = root.join(path);
                let write = || {
                    fs::create_dir_all(file.parent().unwrap_or(root))?;
                    fs::write(&file, bytes)
                };
                write().map_err(|error| AssembleError::Io { what: "write", path: file.clone(), error })
            }
            Place::Memory(files) => {
                files.insert(path.to_owned(), bytes.to_owned());
                Ok(())
            }
        }
    }

    /// Writes a file whose name carries its hash, and says where it lies. The same bytes may be asked for twice.
    pub(crate) fn write_hashed(&mut self, path: &str, bytes: &[u8]) -> Result<Resource, AssembleError> {
        let path = hash::name(path, bytes);
        self.write_once(&path, bytes)?;
        Ok(Resource { path, integrity: hash::integrity(bytes) })
    }

    /// Writes a file whose path already carries its hash, unless it is there.
    pub(crate) fn write_once(&mut self, path: &str, bytes: &[u8]) -> Result<(), AssembleError> {
        if self.written.contains(path) { Ok(()) } else { self.write(path, bytes) }
    }
}

fn missing(path: &str) -> AssembleError {
    AssembleError::Io { what: "read", path: path.into(), error: io::ErrorKind::NotFound.into() }
}

/// Reads a file.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, AssembleError> {
    fs::read(file).map_err(|error| AssembleError::Io { what: "read", path: file.to_owned(), error })
}
