use std::fmt;
use std::path::PathBuf;

use super::write::Fault;
use site::Problems;

/// Why nothing, or not everything, was brought over.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ImportError {
    /// There is no blog to bring posts to.
    NoBlog,
    /// `blog.toml` has faults.
    Settings(Problems),
    /// The posts of this blog are not in the folder in which an import writes.
    Elsewhere {
        /// Where they are.
        folder: PathBuf,
    },
    /// The source is not there, or may not be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// It holds no posts.
    Source(import::ImportError),
    /// Posts that could not be written; all others were.
    Unwritten {
        /// Which, and why.
        faults: Vec<Fault>,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBlog => f.write_str(
                "there is no blog.toml here or above\n    run cargo blog import in your new blog's folder, where blog.toml lies",
            ),
            Self::Settings(problems) => problems.fmt(f),
            Self::Elsewhere { folder } => write!(
                f,
                "this blog reads its posts in place from {}\n    remove 'posts' from blog.toml, and import again",
                folder.display()
            ),
            Self::Unreadable { path, why } => {
                write!(f, "{} cannot be read: {why}\n    name the old blog's folder or file", path.display())
            }
            Self::Source(error) => error.fmt(f),
            Self::Unwritten { faults } => {
                for fault in faults {
                    writeln!(f, "{} was not written: {}", fault.file, fault.why)?;
                }
                f.write_str("    mend that and import again: what is written stays as it is")
            }
        }
    }
}

impl std::error::Error for ImportError {}

impl From<import::ImportError> for ImportError {
    fn from(error: import::ImportError) -> Self {
        Self::Source(error)
    }
}

impl From<Problems> for ImportError {
    fn from(problems: Problems) -> Self {
        Self::Settings(problems)
    }
}
