//! Sizes that a release may not exceed: what a reader downloads, compressed as hosts send it at best (brotli, 11). They
//! stand in `budgets.toml`, beside `blog.toml`, and say nothing of how much an author writes. Code grows by a kilobyte at a
//! time; whoever needs one raises the limit in the same commit, and says why.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use strum::{IntoStaticStr, VariantArray};

/// The file, below the blog's folder. Without it nothing is checked.
pub const FILE: &str = "budgets.toml";

/// What has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Part {
    /// The compiled app.
    Wasm,
    /// What joins it to the browser.
    Glue,
    /// The style that stands in every page.
    CssInPage,
    /// That, and the linked sheet.
    CssInAll,
    /// The worker that keeps the blog on the device.
    Worker,
    /// What the app fetches of a page beside what the author writes, before the first click leads anywhere.
    CatalogueStart,
    /// The file with which a search begins, in a blog too large for one.
    SearchStart,
    /// The page of an article with a few plain paragraphs, without these.
    ArticleFrame,
}

impl Part {
    /// Its key in [`FILE`].
    #[must_use]
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A part with its size in bytes.
pub type Sized = (Part, usize);

/// The limits of a blog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budgets(Vec<Sized>);

/// What has grown past its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What.
    pub part: Part,
    /// Its bytes.
    pub size: usize,
    /// Those that it may have.
    pub limit: usize,
}

/// Why a release does not keep its budgets, or nobody knows.
#[derive(Debug)]
pub enum BudgetError {
    /// The file cannot be read.
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// The file does not say sizes.
    Broken {
        /// Where and why.
        why: String,
    },
    /// Parts are too large.
    Exceeded(Vec<Excess>),
}

impl fmt::Display for BudgetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, error } => {
                write!(f, "cannot read {}: {error}\n    check that you may read it", path.display())
            }
            Self::Broken { why } => {
                write!(
                    f,
                    "{FILE} cannot be used: {}\n    write a part and its bytes, as in: wasm = 165_500",
                    why.trim()
                )
            }
            Self::Exceeded(all) => {
                for Excess { part, size, limit } in all {
                    let (key, more) = (part.key(), size.saturating_sub(*limit));
                    writeln!(f, "{key} has {size} bytes compressed, {more} more than its limit of {limit}")?;
                }
                write!(f, "    make it smaller, or raise the limit in {FILE} and say why")
            }
        }
    }
}

impl std::error::Error for BudgetError {}

impl Budgets {
    /// Those of the blog in a folder; none when it has no such file.
    ///
    /// # Errors
    /// When the file cannot be read or used.
    pub fn load(root: &Path) -> Result<Self, BudgetError> {
        let path = root.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => Self::read(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(BudgetError::Io { path, error }),
        }
    }

    fn read(text: &str) -> Result<Self, BudgetError> {
        let broken = |why| BudgetError::Broken { why };
        let mut written: BTreeMap<String, usize> =
            toml::from_str(text).map_err(|error| broken(error.to_string()))?;
        let parts = Part::VARIANTS.iter();
        let limits = parts.filter_map(|part| Some((*part, written.remove(part.key())?))).collect();
        match written.pop_first() {
            Some((key, _)) => {
                let known: Vec<_> = Part::VARIANTS.iter().map(|part| part.key()).collect();
                Err(broken(format!("there is no '{key}'; there are {}", known.join(", "))))
            }
            None => Ok(Self(limits)),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Compares sizes with their limits; what comes back is said after a build: the parts that are nearest to theirs.
    ///
    /// # Errors
    /// Everything that is too large, at once.
    pub fn check(&self, sizes: &[Sized]) -> Result<String, BudgetError> {
        let of = |(part, size): &Sized| {
            let limit = self.0.iter().find(|(limited, _)| limited == part).map(|(_, limit)| *limit)?;
            Some(Excess { part: *part, size: *size, limit })
        };
        let mut all: Vec<_> = sizes.iter().filter_map(of).collect();
        let over: Vec<_> = all.iter().filter(|one| one.size > one.limit).copied().collect();
        if !over.is_empty() {
            return Err(BudgetError::Exceeded(over));
        }
        // The share that is left, in ten thousandths: whole numbers are the same on every machine.
        all.sort_by_key(|one| ((one.limit - one.size) * 10_000 / one.limit.max(1), one.part));
        let near = all.iter().take(NEAREST);
        let near: Vec<_> =
            near.map(|Excess { part, size, limit }| format!("{} {size} of {limit}", part.key())).collect();
        Ok(near.join(", "))
    }
}

/// So many parts are named after a build.
const NEAREST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grew_is_named_with_how_much_all_at_once() {
        let budgets = Budgets::read("wasm = 165_500\nglue = 4_040\nworker = 5_000\n").unwrap();
        let sizes = [(Part::Wasm, 165_501), (Part::Glue, 4_040), (Part::Worker, 6_000), (Part::CssInPage, 9)];
        assert_eq!(
            budgets.check(&sizes).unwrap_err().to_string(),
            "wasm has 165501 bytes compressed, 1 more than its limit of 165500\n\
             worker has 6000 bytes compressed, 1000 more than its limit of 5000\n    \
             make it smaller, or raise the limit in budgets.toml and say why"
        );
    }

    #[test]
    fn the_nearest_to_their_limits_are_said() {
        let text = "wasm = 100_000\nglue = 4_000\nworker = 5_000\ncss-in-page = 4_000\n";
        let sizes = [(Part::Wasm, 99_000), (Part::Glue, 4_000), (Part::Worker, 1), (Part::CssInPage, 3_900)];
        assert_eq!(
            Budgets::read(text).unwrap().check(&sizes).unwrap(),
            "glue 4000 of 4000, wasm 99000 of 100000, css-in-page 3900 of 4000"
        );
    }

    #[test]
    fn a_file_that_does_not_say_sizes_is_told() {
        for (text, why) in [
            ("wasn = 1\n", "there is no 'wasn'; there are wasm, glue, "),
            ("wasm = \"1\"\n", "invalid type: string"),
        ] {
            let error = Budgets::read(text).unwrap_err().to_string();
            assert!(error.starts_with("budgets.toml cannot be used: ") && error.contains(why), "{error}");
            assert!(error.ends_with("\n    write a part and its bytes, as in: wasm = 165_500"), "{error}");
        }
    }

    #[test]
    fn a_blog_without_the_file_has_no_limits() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Budgets::load(folder.path()).unwrap().is_empty());
    }

    #[test]
    fn every_part_of_this_blog_has_a_limit() {
        let Budgets(limits) = Budgets::load(Path::new("../..")).unwrap();
        assert_eq!(limits.len(), Part::VARIANTS.len());
    }
}
