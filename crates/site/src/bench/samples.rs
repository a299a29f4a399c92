use super::{Figure, Unit};

/// The values of one figure, one a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// What one more run says.
    pub fn add(&mut self, value: f64) {
        let Self(values) = self;
        values.push(value);
        values.sort_by(f64::total_cmp);
    }

    /// How many runs there were.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.0.len()
    }

    /// In the middle; not a number without a run.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// Between which values half of the runs lie.
    #[must_use]
    pub fn middle_half(&self) -> [f64; 2] {
        [0.25, 0.75].map(|part| self.quantile(part))
    }

    /// How much larger the median is.
    #[must_use]
    pub fn ratio_to(&self, other: &Self) -> f64 {
        self.median() / other.median()
    }

    /// As a figure; none without a run.
    #[must_use]
    pub fn figure(&self, topic: &str, name: &str, unit: Unit, posts: usize) -> Option<Figure> {
        let [low, high] = self.middle_half();
        (self.runs() > 0).then(|| Figure {
            topic: topic.to_owned(),
            name: name.to_owned(),
            unit,
            posts,
            median: self.median(),
            low,
            high,
            runs: self.runs(),
        })
    }

    /// Between the values, where it falls between two.
    fn quantile(&self, part: f64) -> f64 {
        let Self(values) = self;
        let Some(last) = values.len().checked_sub(1) else { return f64::NAN };
        #[expect(clippy::cast_precision_loss, reason = "nobody has that many runs")]
        let at = part * last as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
        let (low, high) = (at.floor() as usize, at.ceil() as usize);
        values[low] + (values[high] - values[low]) * at.fract()
    }
}

/// The median, and between which values half of the runs lie: `484 (470–512)`.
impl std::fmt::Display for Samples {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [low, high] = self.middle_half();
        out.pad(&format!("{:.0} ({low:.0}–{high:.0})", self.median()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(values: &[f64]) -> Samples {
        let mut samples = Samples::default();
        values.iter().for_each(|value| samples.add(*value));
        samples
    }

    #[test]
    fn the_median_and_the_middle_half() {
        let all = samples(&[50.0, 10.0, 40.0, 20.0, 30.0]);
        assert_eq!(all.to_string(), "30 (20–40)");
        let figure = all.figure("view", "first paint", Unit::Milliseconds, 11).unwrap();
        assert_eq!((figure.median, figure.low, figure.high, figure.runs), (30.0, 20.0, 40.0, 5));
    }

    #[test]
    fn between_two_runs_lies_what_lies_between_them() {
        assert_eq!(samples(&[10.0, 20.0]).median(), 15.0);
        assert_eq!(samples(&[10.0, 20.0]).middle_half(), [12.5, 17.5]);
        assert_eq!(samples(&[10.0, 20.0]).ratio_to(&samples(&[5.0])), 3.0);
    }

    #[test]
    fn one_outlier_changes_little() {
        assert_eq!(samples(&[10.0, 11.0, 12.0, 11.0, 900.0]).median(), 11.0);
    }

    #[test]
    fn without_a_run_there_is_no_figure() {
        assert_eq!(Samples::default().figure("view", "x", Unit::Count, 11), None);
        assert!(Samples::default().median().is_nan());
    }
}
