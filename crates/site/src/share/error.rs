use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a share image could not be made.
#[derive(Debug)]
pub enum ShareError {
    /// A finished image could not be read from the cache or put there.
    Cache {
        /// `read`, `write`.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// A font of the project cannot be used.
    Font {
        /// Its file.
        file: &'static str,
    },
    /// The image could not be written as PNG.
    Encode(png::EncodingError),
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cache { what, path, error } => {
                write!(
                    f,
                    "cannot {what} {}: {error}\n    check that you may {what} it, or remove its folder",
                    path.display()
                )
            }
            Self::Font { file } => {
                write!(
                    f,
                    "crates/site/fonts/{file} is no font\n    put it back, as it stands in the project's history"
                )
            }
            Self::Encode(error) => {
                write!(f, "a share image cannot be written: {error}\n    please report this")
            }
        }
    }
}

impl std::error::Error for ShareError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_to_do() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let error = ShareError::Cache { what: "write", path: "target/blog/share".into(), error };
        assert_eq!(
            error.to_string(),
            "cannot write target/blog/share: permission denied\n    check that you may write it, or remove its folder"
        );
        assert_eq!(
            ShareError::Font { file: "title.ttf" }.to_string(),
            "crates/site/fonts/title.ttf is no font\n    put it back, as it stands in the project's history"
        );
    }
}
