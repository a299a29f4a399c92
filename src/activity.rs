//! The picture of when a blog was written in: a line a year with the way to its articles, a column for each month, and
//! their number. As HTML it takes the wasm less than half of what views take, and nothing in it is an author's.

use content::{Mention, Text};

/// In the picture's own units, which are CSS pixels.
const HEIGHT: usize = 24;

/// Lines for a list; the highest column of all years is as high as the picture.
#[must_use]
pub fn picture(text: &Text, years: &[(u16, Vec<Mention>)]) -> String {
    let years: Vec<_> = years.iter().map(|(year, articles)| (*year, months(articles))).collect();
    let most = years.iter().flat_map(|(_, months)| months).max().copied().unwrap_or(1);
    years.iter().map(|(year, months)| line(text, *year, months, most)).collect()
}

fn months(articles: &[Mention]) -> [usize; 12] {
    let mut months = [0; 12];
    for article in articles {
        // The index is in range: a date has only months 1 to 12.
        months[usize::from(article.date.month() - 1)] += 1;
    }
    months
}

fn line(text: &Text, year: u16, months: &[usize; 12], most: usize) -> String {
    let [mut columns, mut name] = [String::new(), String::new()];
    for (at, count) in months.iter().enumerate() {
        // A month without articles is a line on the ground.
        let height = 1 + (HEIGHT - 1) * count / most;
        columns += &format!("M{} {HEIGHT}v-{height}h8v{height}z", 10 * at);
        if *count > 0 {
            let dot = if name.is_empty() { "" } else { " · " };
            name += &format!("{dot}{}: {}", text.months[at], text.number(count));
        }
    }
    let (shown, count) = (text.number(year), text.count(months.iter().sum()));
    format!(
        "<li><a href=\"#{year}\">{shown}</a> <svg width=\"118\" height=\"{HEIGHT}\" role=\"img\" aria-label=\"{name}\">\
         <path d=\"{columns}\"/></svg> <span class=\"count\">{count}</span></li>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_has_its_column_and_the_highest_fills_the_picture() {
        let mut march = [0; 12];
        march[2] = 2;
        march[11] = 1;
        let line = line(Text::of("en"), 2024, &march, 2);
        assert!(line.contains("M0 24v-1h8v1z") && line.contains("M20 24v-24h8v24z"), "{line}");
        assert!(line.contains("M110 24v-12h8v12z"), "{line}");
        assert!(line.contains("aria-label=\"March: 2 · December: 1\""), "{line}");
        assert!(
            line.starts_with("<li><a href=\"#2024\">2024</a>") && line.contains(">3 articles<"),
            "{line}"
        );
    }

    #[test]
    fn the_address_of_a_year_is_the_same_in_every_language() {
        let line = line(Text::of("fa"), 2024, &[1; 12], 1);
        assert!(line.starts_with("<li><a href=\"#2024\">۲۰۲۴</a>"), "{line}");
    }
}
