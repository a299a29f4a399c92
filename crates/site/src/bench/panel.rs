use std::fmt::Write;

use super::table::thousands;
use super::{Report, Unit};

/// Outer size of a panel, in the units of the drawing.
pub(super) const WIDTH: f64 = 380.0;
pub(super) const HEIGHT: f64 = 250.0;

/// Where the curves are within it.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 364.0;
const TOP: f64 = 38.0;
const BOTTOM: f64 = 172.0;

/// What is drawn in one panel.
pub(super) struct Panel {
    pub(super) title: &'static str,
    pub(super) unit: Unit,
    /// Topic and name of a figure, and what the curve is called.
    pub(super) curves: &'static [(&'static str, &'static str, &'static str)],
}

/// The points of one curve: posts and medians.
struct Curve {
    label: &'static str,
    points: Vec<(usize, f64)>,
}

impl Panel {
    fn measured(&self, report: &Report) -> Vec<Curve> {
        let curve = |&(topic, name, label): &(&str, &str, &'static str)| {
            let figures = report.figures.iter().filter(|figure| figure.topic == topic && figure.name == name);
            let mut points: Vec<_> = figures.map(|figure| (figure.posts, figure.median)).collect();
            points.sort_by_key(|(posts, _)| *posts);
            (!points.is_empty()).then_some(Curve { label, points })
        };
        self.curves.iter().filter_map(curve).collect()
    }

    /// What the curves say, for those who do not see them; nothing when nothing of it was measured.
    pub(super) fn said(&self, report: &Report) -> Option<String> {
        let curves = self.measured(report);
        let one = |curve: &Curve| {
            let values: Vec<_> = curve
                .points
                .iter()
                .map(|(posts, value)| format!("{} at {}", self.unit.shown(*value), thousands(*posts)))
                .collect();
            format!("{}: {}", curve.label, values.join(", "))
        };
        let curves: Vec<_> = curves.iter().map(one).collect();
        (!curves.is_empty()).then(|| format!("{}. {} posts.", self.title, curves.join("; ")))
    }

    /// The drawing, its upper left corner at this place.
    pub(super) fn drawn(&self, report: &Report, x: f64, y: f64) -> String {
        let curves = self.measured(report);
        let mut sizes: Vec<usize> =
            curves.iter().flat_map(|curve| curve.points.iter().map(|(posts, _)| *posts)).collect();
        sizes.sort_unstable();
        sizes.dedup();
        let highest =
            curves.iter().flat_map(|curve| curve.points.iter().map(|(_, value)| *value)).fold(0.0, f64::max);
        let (top, scale) = (step(highest), Scale::of(&sizes));
        let height = |value: f64| BOTTOM - (BOTTOM - TOP) * value / top;
        let mut out = format!("<g transform=\"translate({x:.0} {y:.0})\">\n");
        // Writing to a String cannot fail.
        let _ = writeln!(out, "<text class=\"title\" x=\"{LEFT}\" y=\"20\">{}</text>", self.title);
        for part in [0.0, 0.5, 1.0] {
            let at = height(top * part);
            let _ = writeln!(
                out,
                "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{RIGHT}\"/><text class=\"y\" x=\"{:.0}\" y=\"{:.1}\">{}</text>",
                LEFT - 8.0,
                at + 4.0,
                self.unit.shown(top * part)
            );
        }
        for size in &sizes {
            let _ = writeln!(
                out,
                "<text class=\"x\" x=\"{:.1}\" y=\"{:.0}\">{}</text>",
                scale.at(*size),
                BOTTOM + 18.0,
                thousands(*size)
            );
        }
        for (at, curve) in curves.iter().enumerate() {
            let points: Vec<_> =
                curve.points.iter().map(|(posts, value)| (scale.at(*posts), height(*value))).collect();
            let line: Vec<_> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            let _ = writeln!(out, "<polyline class=\"c{at}\" points=\"{}\"/>", line.join(" "));
            for (x, y) in &points {
                let _ = writeln!(out, "<circle class=\"p{at}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>");
            }
            let below = BOTTOM + 36.0 + 16.0 * f64::from(u8::try_from(at).unwrap_or_default());
            let _ = writeln!(
                out,
                "<path class=\"c{at}\" d=\"M{LEFT} {:.0}h24\"/><text x=\"{:.0}\" y=\"{below:.0}\">{}</text>",
                below - 4.0,
                LEFT + 32.0,
                curve.label
            );
        }
        out + "</g>\n"
    }
}

/// From posts to places: each tenfold is as wide.
struct Scale {
    first: f64,
    span: f64,
}

impl Scale {
    fn of(sizes: &[usize]) -> Self {
        let [first, last] = [sizes.first(), sizes.last()].map(|size| logarithm(size.copied().unwrap_or(1)));
        Self { first, span: last - first }
    }

    fn at(&self, posts: usize) -> f64 {
        // One size alone stands in the middle.
        let part = if self.span > 0.0 { (logarithm(posts) - self.first) / self.span } else { 0.5 };
        (LEFT + 16.0) + (RIGHT - LEFT - 40.0) * part
    }
}

fn logarithm(posts: usize) -> f64 {
    f64::from(u32::try_from(posts.max(1)).unwrap_or(u32::MAX)).log10()
}

/// The next round number: 1, 2 or 5 with zeros.
fn step(highest: f64) -> f64 {
    if highest <= 0.0 || !highest.is_finite() {
        return 1.0;
    }
    let ten = 10_f64.powf(highest.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * ten).find(|top| *top >= highest).unwrap_or(highest)
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::{figure, report};
    use super::*;

    const PANEL: Panel = Panel {
        title: "First paint, ms",
        unit: Unit::Milliseconds,
        curves: &[("view", "first paint", "the article"), ("view", "bare", "a bare page")],
    };

    #[test]
    fn scales_end_at_round_numbers() {
        assert_eq!([0.0, 0.7, 1.0, 1.2, 4.9, 99.0, 480.0].map(step), [1.0, 1.0, 1.0, 2.0, 5.0, 100.0, 500.0]);
    }

    #[test]
    fn points_stand_where_their_values_are() {
        let report = report(vec![
            figure("view", "first paint", 100, 250.0),
            figure("view", "first paint", 10_000, 500.0),
        ]);
        let drawn = PANEL.drawn(&report, 0.0, 10.0);
        assert!(drawn.contains("points=\"72.0,105.0 340.0,38.0\""), "{drawn}");
        assert!(drawn.contains(">10,000</text>") && !drawn.contains("a bare page"), "{drawn}");
    }

    #[test]
    fn curves_are_told_in_words() {
        let measured = report(vec![
            figure("view", "first paint", 11, 480.0),
            figure("view", "first paint", 1_000, 484.0),
        ]);
        assert_eq!(
            PANEL.said(&measured).unwrap(),
            "First paint, ms. the article: 480 at 11, 484 at 1,000 posts."
        );
        assert_eq!(PANEL.said(&report(Vec::new())), None);
    }
}
