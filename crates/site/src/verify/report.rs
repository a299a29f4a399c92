use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::fault::{Fault, Severity};

/// What came of looking at a deployed blog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many addresses were asked for.
    pub asked: usize,
    /// What is wrong or lacking, each with the paths on the host that it was found at.
    pub faults: BTreeMap<Fault, BTreeSet<String>>,
}

/// So many paths are named for one fault.
const NAMED: usize = 3;

impl Report {
    /// How many things are wrong.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.of(Severity::Wrong).count()
    }

    pub(super) fn add(&mut self, fault: Fault, path: impl Into<String>) {
        self.faults.entry(fault).or_default().insert(path.into());
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = (&Fault, &BTreeSet<String>)> {
        self.faults.iter().filter(move |(fault, _)| fault.severity() == severity)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (word, severity) in [("wrong", Severity::Wrong), ("lacks", Severity::Lacks)] {
            for (fault, paths) in self.of(severity) {
                let named: Vec<_> = paths.iter().take(NAMED).map(String::as_str).collect();
                write!(f, "{word}: {}", named.join(", "))?;
                if paths.len() > NAMED {
                    write!(f, " and {} more", paths.len() - NAMED)?;
                }
                writeln!(f, ": {}\n    {}", fault.what(), fault.remedy())?;
            }
        }
        let lacking = self.of(Severity::Lacks).count();
        let wrong = match self.wrong() {
            0 => "nothing is wrong".to_owned(),
            1 => "1 thing is wrong".to_owned(),
            wrong => format!("{wrong} things are wrong"),
        };
        write!(f, "{} addresses: {wrong}", self.asked)?;
        match lacking {
            0 => Ok(()),
            1 => f.write_str(", 1 thing is lacking"),
            _ => write!(f, ", {lacking} things are lacking"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_comes_first_with_a_few_paths_and_what_to_do() {
        let mut report = Report { asked: 9, ..Report::default() };
        ["/d", "/a", "/b", "/c"].iter().for_each(|path| report.add(Fault::RedirectsByPage, *path));
        report.add(Fault::Missing, "/e");
        assert_eq!(
            report.to_string(),
            "wrong: /e: the file is missing\n    \
             upload the release again, whole; where a network keeps copies, clear them\n\
             lacks: /a, /b, /c and 1 more: the old address leads on by a page, not by the host\n    \
             name the host in blog.toml, build, and give it the settings: docs/deploy.md\n\
             9 addresses: 1 thing is wrong, 1 thing is lacking"
        );
        assert_eq!(report.wrong(), 1);
        assert_eq!(Report::default().to_string(), "0 addresses: nothing is wrong");
    }
}
