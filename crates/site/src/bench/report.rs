use std::fmt;

use serde::{Deserialize, Serialize};

use super::Figure;

/// All that was measured on one machine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Where.
    pub computer: Computer,
    /// In the order in which it was measured.
    pub figures: Vec<Figure>,
}

/// The machine that measured: without it, no figure says anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Computer {
    /// Its processor, as it calls itself.
    pub processor: String,
    /// How many of its cores may be used.
    pub cores: usize,
    /// Its memory, in GB.
    pub memory: u64,
    /// The system and its version.
    pub system: String,
    /// The compiler.
    pub rust: String,
    /// The browser; empty when none was needed.
    pub browser: String,
}

/// Why a file holds no report.
#[derive(Debug)]
pub struct ReportError(serde_json::Error);

impl fmt::Display for ReportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "it holds no report: {}", self.0)
    }
}

impl std::error::Error for ReportError {}

impl Report {
    /// What [`Self::write`] wrote.
    ///
    /// # Errors
    /// When it is something else.
    pub fn read(json: &str) -> Result<Self, ReportError> {
        serde_json::from_str(json).map_err(ReportError)
    }

    /// As JSON, an object with a line for each figure's field.
    ///
    /// # Errors
    /// None in practice: names are strings.
    pub fn write(&self) -> Result<String, ReportError> {
        let json = serde_json::to_string_pretty(self).map_err(ReportError)?;
        Ok(json + "\n")
    }

    /// The figure of a topic and a name at a number of posts.
    #[must_use]
    pub fn find(&self, topic: &str, name: &str, posts: usize) -> Option<&Figure> {
        self.figures
            .iter()
            .find(|figure| figure.topic == topic && figure.name == name && figure.posts == posts)
    }

    /// Takes over what a later run says: topics that were measured again at a number of posts replace what stood there.
    /// A run on another machine replaces everything.
    #[must_use]
    pub fn renewed(mut self, later: Self) -> Self {
        let same = Computer { browser: String::new(), ..self.computer.clone() }
            == Computer { browser: String::new(), ..later.computer.clone() };
        if !same {
            return later;
        }
        if !later.computer.browser.is_empty() {
            self.computer.browser = later.computer.browser;
        }
        let again =
            |old: &Figure| later.figures.iter().any(|new| new.topic == old.topic && new.posts == old.posts);
        self.figures.retain(|figure| !again(figure));
        self.figures.extend(later.figures);
        self
    }

    /// How many times a figure is what it was in an earlier report; nothing where that has none or a zero.
    #[must_use]
    pub fn ratio(figure: &Figure, earlier: &Self) -> Option<f64> {
        let before = earlier.find(&figure.topic, &figure.name, figure.posts)?;
        (before.median != 0.0).then(|| figure.median / before.median)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::Unit;
    use super::*;

    pub(in crate::bench) fn figure(topic: &str, name: &str, posts: usize, median: f64) -> Figure {
        let (topic, name) = (topic.to_owned(), name.to_owned());
        let (low, high) = (median - 1.0, median + 2.0);
        Figure { topic, name, unit: Unit::Milliseconds, posts, median, low, high, runs: 5 }
    }

    pub(in crate::bench) fn report(figures: Vec<Figure>) -> Report {
        let computer = Computer {
            processor: "Example 3000".to_owned(),
            cores: 2,
            memory: 8,
            system: "Linux 6".to_owned(),
            rust: "rustc 1.95.0".to_owned(),
            browser: String::new(),
        };
        Report { computer, figures }
    }

    #[test]
    fn a_report_goes_to_a_file_and_back() {
        let report =
            report(vec![figure("view", "first paint", 11, 484.25), figure("build: cold", "all", 100, 1.5)]);
        let json = report.write().unwrap();
        assert!(json.contains("\"unit\": \"ms\"") && json.ends_with("}\n"), "{json}");
        assert_eq!(Report::read(&json).unwrap(), report);
        let error = Report::read("[]").unwrap_err().to_string();
        assert!(error.starts_with("it holds no report: "), "{error}");
    }

    #[test]
    fn ratios_are_to_the_same_figure_at_the_same_size() {
        let earlier =
            report(vec![figure("view", "first paint", 11, 400.0), figure("view", "shift", 11, 0.0)]);
        let ratio = |topic, name, posts| Report::ratio(&figure(topic, name, posts, 500.0), &earlier);
        assert_eq!(ratio("view", "first paint", 11), Some(1.25));
        assert_eq!(ratio("view", "first paint", 100), None);
        assert_eq!(ratio("view", "shift", 11), None);
    }

    #[test]
    fn a_later_run_renews_what_it_measured() {
        let first = report(vec![
            figure("view", "a", 11, 1.0),
            figure("view", "a", 100, 2.0),
            figure("click", "b", 11, 3.0),
        ]);
        let later = report(vec![figure("view", "a", 11, 9.0)]);
        let renewed = first.clone().renewed(later.clone());
        let medians: Vec<_> = renewed.figures.iter().map(|figure| figure.median).collect();
        assert_eq!(medians, [2.0, 3.0, 9.0]);
        let mut elsewhere = later;
        elsewhere.computer.cores = 64;
        assert_eq!(first.renewed(elsewhere.clone()), elsewhere);
    }
}
