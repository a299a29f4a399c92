use serde::{Deserialize, Serialize};

/// One thing that was measured, at one number of posts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it belongs to: `build: cold`. A table each.
    pub topic: String,
    /// What it is: `first paint`.
    pub name: String,
    /// In what it is told.
    pub unit: Unit,
    /// How many posts the blog has.
    pub posts: usize,
    /// The median of the runs.
    pub median: f64,
    /// Half of the runs lie between this…
    pub low: f64,
    /// … and this.
    pub high: f64,
    /// How many runs there were.
    pub runs: usize,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Thousandths of a second.
    #[serde(rename = "ms")]
    Milliseconds,
    /// Millionths of a second.
    #[serde(rename = "µs")]
    Microseconds,
    /// Bytes; told in thousands.
    #[serde(rename = "kB")]
    Kilobytes,
    /// Bytes; told in millions.
    #[serde(rename = "MB")]
    Megabytes,
    /// How many times something else.
    #[serde(rename = "×")]
    Times,
    /// How many there are, or how much of what has no unit.
    #[serde(rename = "")]
    Count,
}

impl Unit {
    /// Its sign; empty where there is none.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::Microseconds => "µs",
            Self::Kilobytes => "kB",
            Self::Megabytes => "MB",
            Self::Times => "×",
            Self::Count => "",
        }
    }

    /// A number without the sign: three digits that say something, and no more than two behind the point.
    #[must_use]
    pub fn shown(self, value: f64) -> String {
        let value = match self {
            Self::Kilobytes => value / 1e3,
            Self::Megabytes => value / 1e6,
            _ => value,
        };
        let decimals = match value.abs() {
            _ if value.fract() == 0.0 && self == Self::Count => 0,
            99.95.. => 0,
            9.995.. => 1,
            _ => 2,
        };
        format!("{value:.decimals$}")
    }
}

impl Figure {
    /// The median with the middle half of the runs: `484 (470–512)`. Where all runs are alike, the median alone.
    #[must_use]
    pub fn shown(&self) -> String {
        let [median, low, high] = [self.median, self.low, self.high].map(|value| self.unit.shown(value));
        if low == high { median } else { format!("{median} ({low}–{high})") }
    }

    /// What it is, with its unit: `first paint, ms`.
    #[must_use]
    pub fn label(&self) -> String {
        match self.unit.sign() {
            "" => self.name.clone(),
            sign => format!("{}, {sign}", self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_say_enough() {
        let milliseconds =
            [0.0, 0.123, 9.999, 12.34, 483.6, 12_345.6].map(|value| Unit::Milliseconds.shown(value));
        assert_eq!(milliseconds, ["0.00", "0.12", "10.0", "12.3", "484", "12346"]);
        assert_eq!(Unit::Kilobytes.shown(23_456.0), "23.5");
        assert_eq!(Unit::Megabytes.shown(23_456_000.0), "23.5");
        assert_eq!([3.0, 0.25].map(|value| Unit::Count.shown(value)), ["3", "0.25"]);
    }

    #[test]
    fn the_middle_half_is_told_where_there_is_one() {
        let figure = |low, high| Figure {
            topic: "view".to_owned(),
            name: "first paint".to_owned(),
            unit: Unit::Milliseconds,
            posts: 11,
            median: 484.0,
            low,
            high,
            runs: 5,
        };
        assert_eq!(figure(470.0, 512.0).shown(), "484 (470–512)");
        assert_eq!(figure(484.0, 484.2).shown(), "484");
        assert_eq!(figure(470.0, 512.0).label(), "first paint, ms");
    }
}
