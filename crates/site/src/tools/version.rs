use std::fmt;

/// A release of a tool. Missing parts count as zero: `wasm-opt` calls itself just `132`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(crate) u32, pub(crate) u32, pub(crate) u32);

/// Which releases of a tool do the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fits {
    /// No other.
    Exactly(Version),
    /// This one and later ones with the same two first numbers.
    Series(Version),
    /// This one and all later ones.
    AtLeast(Version),
}

impl Version {
    /// The first word of a text that is a version: tools print `trunk 0.21.14` or `wasm-opt version 132 (…)`.
    pub(crate) fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        // What stands after a hyphen or a plus names a build of that release.
        let number = word.trim_start_matches('v').split(['-', '+']).next()?;
        // Chromium has four parts; nothing here needs the fourth.
        let mut parts = number.split('.').map(|part| part.parse::<u32>().ok());
        let first = parts.next()??;
        let mut next = || parts.next().map_or(Some(0), |part| part);
        Some(Self(first, next()?, next()?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl Fits {
    /// Whether a release does.
    pub(crate) fn admits(self, found: Version) -> bool {
        match self {
            Self::Exactly(wanted) => found == wanted,
            Self::Series(least) => (found.0, found.1) == (least.0, least.1) && found >= least,
            Self::AtLeast(least) => found >= least,
        }
    }
}

impl fmt::Display for Fits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(wanted) => write!(f, "exactly {wanted}"),
            Self::Series(least) => write!(f, "{least} or a later {}.{}", least.0, least.1),
            Self::AtLeast(least) => write!(f, "{least} or later"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tools_print() {
        for (text, version) in [
            ("trunk 0.21.14", Some(Version(0, 21, 14))),
            ("wasm-opt version 132 (version_132)", Some(Version(132, 0, 0))),
            ("Chromium 156.0.8078.79 built on Debian", Some(Version(156, 0, 8078))),
            ("wasm-bindgen 0.2.130-nightly+1", Some(Version(0, 2, 130))),
            ("v20.1", Some(Version(20, 1, 0))),
            ("command not found", None),
            ("1.x", None),
        ] {
            assert_eq!(Version::find(text), version, "{text}");
        }
    }

    #[test]
    fn an_exact_version_admits_no_neighbour() {
        let exact = Fits::Exactly(Version(0, 2, 130));
        assert!(exact.admits(Version(0, 2, 130)));
        assert!(!exact.admits(Version(0, 2, 129)) && !exact.admits(Version(0, 2, 131)));
        assert_eq!(exact.to_string(), "exactly 0.2.130");
    }

    #[test]
    fn a_series_ends_before_the_next() {
        let series = Fits::Series(Version(0, 21, 14));
        assert!(series.admits(Version(0, 21, 14)) && series.admits(Version(0, 21, 20)));
        assert!(!series.admits(Version(0, 21, 13)) && !series.admits(Version(0, 22, 14)));
        assert_eq!(series.to_string(), "0.21.14 or a later 0.21");
        assert!(Fits::AtLeast(Version(116, 0, 0)).admits(Version(132, 0, 0)));
        assert!(!Fits::AtLeast(Version(116, 0, 0)).admits(Version(108, 0, 0)));
    }
}
