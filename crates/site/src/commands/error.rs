use std::fmt;
use std::io;
use std::path::PathBuf;

use site::{AssembleError, Problems, VerifyError};

use super::import::ImportError;
use super::new::NewError;
use super::port::PortError;
use crate::tools::SetUpError;

/// Why a command ended early. Each display says what to do, unless what ran has just said it.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// A tool is not there.
    SetUp(SetUpError),
    /// The author's files have problems.
    Problems(Problems),
    /// The same, which has been told already.
    Told,
    /// The finished folder could not be made.
    Assemble(AssembleError),
    /// What the next build could use cannot be kept.
    Kept {
        /// Where.
        folder: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// A hook was started by somebody else.
    NotByTrunk,
    /// The new article was not written.
    New(NewError),
    /// Another blog was not brought over, or not all of it.
    Import(ImportError),
    /// There is no port to serve on.
    Port(PortError),
    /// The blog's folder cannot be watched, or nothing can be served.
    Serve(io::Error),
    /// The computer's date is out of bounds.
    Clock {
        /// How.
        why: String,
    },
    /// The environment names a moment that is none.
    Epoch {
        /// What it says.
        text: String,
    },
    /// A program cannot be started or watched.
    Start {
        /// Which.
        program: String,
        /// What the system said.
        error: io::Error,
    },
    /// A program failed, having printed its reasons.
    Failed {
        /// What it was doing, as in "the build".
        task: &'static str,
    },
    /// Nothing was verified.
    Verify(VerifyError),
    /// The deployed blog is not as it should be; what is wrong has been said.
    Deployed {
        /// Where.
        url: String,
    },
    /// Nothing could be measured.
    Bench {
        /// Why, with what to do.
        why: String,
    },
    /// A step of the tests failed.
    Step {
        /// Its name.
        name: &'static str,
        /// Why, when nothing has been printed yet.
        why: Option<String>,
    },
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SetUp(error) => error.fmt(f),
            Self::Problems(problems) => problems.fmt(f),
            Self::Told => Ok(()),
            Self::Assemble(error) => error.fmt(f),
            Self::Kept { folder, error } => write!(
                f,
                "cannot write {}: {error}\n    check that there is room and that you may write there",
                folder.display()
            ),
            Self::NotByTrunk => f.write_str("only Trunk calls this\n    run: cargo blog build"),
            Self::New(error) => error.fmt(f),
            Self::Import(error) => error.fmt(f),
            Self::Port(error) => error.fmt(f),
            Self::Serve(error) => {
                write!(f, "the blog cannot be served: {error}\n    check that you may read all of its folder")
            }
            Self::Clock { why } => write!(f, "the computer's date cannot be used: {why}\n    set its clock"),
            Self::Epoch { text } => {
                write!(f, "SOURCE_DATE_EPOCH is \"{text}\", which is no number of seconds\n    unset it")
            }
            Self::Start { program, error } => {
                write!(
                    f,
                    "{program} could not be started: {error}\n    run the same command again; if it stays, "
                )?;
                write!(f, "remove {program} and let `cargo blog` install it")
            }
            Self::Failed { task } => write!(f, "{task} failed\n    its last messages above say why"),
            Self::Verify(error) => error.fmt(f),
            Self::Deployed { url } => {
                write!(
                    f,
                    "the blog at {url} is not as it should be\n    each line above ends with what to do"
                )
            }
            Self::Bench { why } => f.write_str(why),
            Self::Step { name, why } => {
                write!(f, "the step '{name}' failed")?;
                if let Some(why) = why {
                    write!(f, ": {why}")?;
                }
                write!(f, "\n    to repeat it, run: cargo blog test --only {name}")
            }
        }
    }
}

impl std::error::Error for CommandError {}

impl From<SetUpError> for CommandError {
    fn from(error: SetUpError) -> Self {
        Self::SetUp(error)
    }
}

impl From<Problems> for CommandError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<AssembleError> for CommandError {
    fn from(error: AssembleError) -> Self {
        match error {
            AssembleError::Invalid(problems) => Self::Problems(problems),
            error => Self::Assemble(error),
        }
    }
}

impl From<VerifyError> for CommandError {
    fn from(error: VerifyError) -> Self {
        Self::Verify(error)
    }
}

impl From<NewError> for CommandError {
    fn from(error: NewError) -> Self {
        Self::New(error)
    }
}

impl From<ImportError> for CommandError {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

impl From<PortError> for CommandError {
    fn from(error: PortError) -> Self {
        Self::Port(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_says_how_to_repeat_it() {
        let error = CommandError::Step { name: "lint", why: None };
        assert_eq!(
            error.to_string(),
            "the step 'lint' failed\n    to repeat it, run: cargo blog test --only lint"
        );
    }

    #[test]
    fn a_program_that_does_not_start_is_named() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let error = CommandError::Start { program: "trunk".to_owned(), error };
        assert!(error.to_string().starts_with("trunk could not be started: permission denied\n"));
    }
}
