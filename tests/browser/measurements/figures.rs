//! What many runs say together.

/// The values of one figure, one a run.
#[derive(Clone, Debug, Default)]
pub struct Figures(Vec<f64>);

impl Figures {
    pub fn add(&mut self, value: f64) {
        let Self(values) = self;
        values.push(value);
        values.sort_by(f64::total_cmp);
    }

    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// How much larger the median is.
    pub fn ratio_to(&self, other: &Self) -> f64 {
        self.median() / other.median()
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
impl std::fmt::Display for Figures {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [low, high] = [0.25, 0.75].map(|part| self.quantile(part));
        out.pad(&format!("{:.0} ({low:.0}–{high:.0})", self.median()))
    }
}

#[test]
fn the_median_and_the_middle_half() {
    let mut figures = Figures::default();
    [50.0, 10.0, 40.0, 20.0, 30.0].into_iter().for_each(|value| figures.add(value));
    assert_eq!(figures.to_string(), "30 (20–40)");
}
