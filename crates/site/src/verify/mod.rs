//! A deployed blog, read as any client reads it: every file of the release, every address that its pages name, an
//! address that nobody has. What is wrong is told at once.
//!
//! | file | what it knows |
//! |---|---|
//! | `release` | what should be there: the finished folder, or what the blog says of itself |
//! | `client` | asking, a few requests at a time |
//! | `page` | what a page says of its blog, and what it names |
//! | `judge` | one answer, against the file that it should be |
//! | `promises` | what holds for all answers, for none, or was lost on the way |
//! | `walk` | the order of it |
//! | `fault`, `report` | the texts |

mod client;
mod fault;
mod judge;
mod page;
mod promises;
mod release;
mod report;
mod walk;

use std::path::Path;

pub use fault::Fault;
pub use promises::Promise;
pub use report::Report;
use url::Url;

use release::Release;
use walk::Walk;

/// Reads the blog at an address and compares it with the release in a finished folder; without one, with its own
/// sitemap and the list of its worker.
///
/// # Errors
/// When the address is none, or the folder cannot be read: nothing has been asked then.
pub fn verify(address: &str, dist: Option<&Path>) -> Result<Report, VerifyError> {
    let wrong = |why: String| VerifyError::Address { address: address.to_owned(), why };
    let mut home = Url::parse(address).map_err(|error| wrong(error.to_string()))?;
    if !matches!(home.scheme(), "http" | "https") {
        return Err(wrong("it begins neither with https:// nor with http://".to_owned()));
    }
    home.set_query(None);
    home.set_fragment(None);
    if !home.path().ends_with('/') {
        home.set_path(&format!("{}/", home.path()));
    }
    let release = match dist {
        Some(folder) => Release::read(folder).map_err(|error| VerifyError::Folder { error })?,
        None => Release::unknown(),
    };
    Ok(Walk::new(home, release).run())
}

/// Why nothing was looked at.
#[derive(Debug)]
pub enum VerifyError {
    /// The address is none.
    Address {
        /// As it was given.
        address: String,
        /// Why.
        why: String,
    },
    /// The finished folder cannot be read.
    Folder {
        /// The system's reason.
        error: std::io::Error,
    },
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address { address, why } => {
                write!(
                    f,
                    "\"{address}\" is no address of a blog: {why}\n    write it whole: https://example.org/blog/"
                )
            }
            Self::Folder { error } => {
                write!(f, "dist/ cannot be read: {error}\n    build it again: cargo blog build")
            }
        }
    }
}

impl std::error::Error for VerifyError {}
