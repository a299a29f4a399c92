use std::fmt::Write;

use super::{Figure, Report};

/// A table for each topic, in the form that Markdown and people read: a row for each figure, a column for each number of
/// posts. With an earlier report, each cell says how many times it is what it was.
#[must_use]
pub fn tables(report: &Report, against: Option<&Report>) -> String {
    let mut topics: Vec<&str> = Vec::new();
    for figure in &report.figures {
        if !topics.contains(&figure.topic.as_str()) {
            topics.push(&figure.topic);
        }
    }
    let mut out = String::new();
    for topic in topics {
        // Writing to a String cannot fail.
        let _ = write!(out, "## {topic}\n\n{}\n", table(report, topic, against));
    }
    out
}

/// The table of one topic.
pub(super) fn table(report: &Report, topic: &str, against: Option<&Report>) -> String {
    let figures: Vec<&Figure> = report.figures.iter().filter(|figure| figure.topic == topic).collect();
    let mut sizes: Vec<usize> = figures.iter().map(|figure| figure.posts).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let mut names: Vec<&Figure> = Vec::new();
    for figure in &figures {
        if !names.iter().any(|known| known.name == figure.name) {
            names.push(figure);
        }
    }
    let head = std::iter::once("posts".to_owned()).chain(sizes.iter().map(|size| thousands(*size)));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    for named in names {
        let cells = sizes.iter().map(|size| {
            let found = figures.iter().find(|figure| figure.name == named.name && figure.posts == *size);
            found.map_or_else(|| "–".to_owned(), |figure| cell(figure, against))
        });
        rows.push(std::iter::once(named.label()).chain(cells).collect());
    }
    aligned(&rows)
}

fn cell(figure: &Figure, against: Option<&Report>) -> String {
    let ratio = against.and_then(|earlier| Report::ratio(figure, earlier));
    ratio.map_or_else(|| figure.shown(), |ratio| format!("{} ×{ratio:.2}", figure.shown()))
}

/// `10,000`
pub(super) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Rows of cells in columns; the first row is the head, the first column stands to the left and the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default().max(3))
        .collect();
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            // Writing to a String cannot fail.
            let _ =
                if column == 0 { write!(out, "| {cell:<width$} ") } else { write!(out, "| {cell:>width$} ") };
        }
        out += "|\n";
        if at == 0 {
            for (column, width) in widths.iter().enumerate() {
                let (line, end) = ("-".repeat(width + 1), if column == 0 { "-" } else { ":" });
                let _ = write!(out, "|{line}{end}");
            }
            out += "|\n";
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::{figure, report};
    use super::*;

    #[test]
    fn a_row_for_each_figure_and_a_column_for_each_size() {
        let report = report(vec![
            figure("view", "first paint", 11, 484.0),
            figure("view", "app runs", 11, 1600.0),
            figure("view", "first paint", 10_000, 490.0),
            figure("click", "prefetched", 11, 40.0),
        ]);
        let expected = "\
## view

| posts           |               11 |        10,000 |
|-----------------|-----------------:|--------------:|
| first paint, ms |    484 (483–486) | 490 (489–492) |
| app runs, ms    | 1600 (1599–1602) |             – |

## click

| posts          |               11 |
|----------------|-----------------:|
| prefetched, ms | 40.0 (39.0–42.0) |

";
        assert_eq!(tables(&report, None), expected);
    }

    #[test]
    fn against_an_earlier_run_each_cell_has_its_ratio() {
        let earlier = report(vec![figure("view", "first paint", 11, 400.0)]);
        let now = report(vec![figure("view", "first paint", 11, 500.0), figure("view", "other", 11, 500.0)]);
        let table = tables(&now, Some(&earlier));
        assert!(table.contains("500 (499–502) ×1.25"), "{table}");
        assert_eq!(table.matches('×').count(), 1);
    }

    #[test]
    fn large_numbers_are_divided() {
        assert_eq!([11, 100, 1_000, 1_234_567].map(thousands), ["11", "100", "1,000", "1,234,567"]);
    }
}
