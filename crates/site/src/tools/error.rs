use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a tool could not be made ready. Each display ends with what to do.
#[derive(Debug)]
pub(crate) enum SetUpError {
    /// Neither the settings nor the system name a folder to keep tools in.
    NoFolder,
    /// A folder or file of the set-up cannot be written.
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Cargo.lock cannot be used.
    Lockfile {
        /// Why.
        why: String,
    },
    /// What would install the tool is missing itself.
    NoInstaller {
        /// The tool.
        tool: &'static str,
        /// What would install it.
        installer: &'static str,
        /// The command for the tool.
        by_hand: String,
    },
    /// The installation ended with a failure.
    Failed {
        /// The tool.
        tool: &'static str,
        /// The last lines of what it printed.
        tail: String,
        /// Where all of it stands.
        log: PathBuf,
        /// The command for the tool.
        by_hand: String,
    },
    /// The installation ended well, but what is there does not fit.
    StillUnfit {
        /// The tool.
        tool: &'static str,
        /// The command for the tool.
        by_hand: String,
    },
}

impl SetUpError {
    /// What went wrong, on one line and without the remedy.
    pub(crate) fn brief(&self) -> String {
        match self {
            Self::NoFolder => "there is no folder to keep tools in".to_owned(),
            Self::Folder { path, error } => format!("{} cannot be written: {error}", path.display()),
            Self::Lockfile { why } => format!("Cargo.lock does not say which wasm-bindgen is needed: {why}"),
            Self::NoInstaller { tool, installer, .. } => {
                format!("{tool} is missing, and so is {installer}, which would install it")
            }
            Self::Failed { tool, log, .. } => {
                format!("{tool} could not be installed (all messages: {})", log.display())
            }
            Self::StillUnfit { tool, .. } => format!("{tool} was installed but cannot be used"),
        }
    }
}

impl fmt::Display for SetUpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.brief())?;
        match self {
            Self::NoFolder => f.write_str("\n    set FIELDNOTES_TOOLS to a folder of yours"),
            Self::Folder { .. } => {
                f.write_str("\n    make it writable, or set FIELDNOTES_TOOLS to another folder")
            }
            Self::Lockfile { .. } => f.write_str("\n    run: cargo generate-lockfile"),
            Self::NoInstaller { by_hand, .. } | Self::StillUnfit { by_hand, .. } => {
                write!(f, "\n    run: {by_hand}")
            }
            Self::Failed { tail, by_hand, .. } => {
                for line in tail.lines() {
                    write!(f, "\n  | {line}")?;
                }
                write!(f, "\n    run: {by_hand}")
            }
        }
    }
}

impl std::error::Error for SetUpError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_its_last_lines_and_the_one_command() {
        let error = SetUpError::Failed {
            tool: "trunk",
            tail: "error: no space left\nerror: gave up".to_owned(),
            log: PathBuf::from("/tools/trunk.log"),
            by_hand: "cargo install trunk@0.21.14".to_owned(),
        };
        assert_eq!(
            error.to_string(),
            "trunk could not be installed (all messages: /tools/trunk.log)\n  \
             | error: no space left\n  | error: gave up\n    run: cargo install trunk@0.21.14"
        );
    }

    #[test]
    fn every_message_ends_with_what_to_do() {
        let missing = SetUpError::NoInstaller {
            tool: "wasm-opt",
            installer: "npm",
            by_hand: "npm install --global binaryen@132.0.0".to_owned(),
        };
        assert_eq!(
            missing.to_string(),
            "wasm-opt is missing, and so is npm, which would install it\n    \
             run: npm install --global binaryen@132.0.0"
        );
        assert!(SetUpError::NoFolder.to_string().ends_with("set FIELDNOTES_TOOLS to a folder of yours"));
    }
}
