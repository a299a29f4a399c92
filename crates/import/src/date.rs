use std::fmt;

use content::{Date, DateError};

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It holds the place of a date that was never filled in.
    Placeholder {
        /// As it is written.
        text: String,
    },
    /// The day and the month could be either way round.
    Ambiguous {
        /// As it is written.
        text: String,
    },
    /// It has no form that is known.
    Unknown {
        /// As it is written.
        text: String,
    },
    /// A day that the calendar does not have.
    Impossible {
        /// As it is written.
        text: String,
        /// What is wrong with it.
        why: DateError,
    },
}

impl DateFault {
    /// What is wrong.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Placeholder { text } => {
                format!("the date \"{text}\" is a placeholder that was never filled in")
            }
            Self::Ambiguous { text } => {
                format!("the date \"{text}\" can be read two ways, with the day or the month first")
            }
            Self::Unknown { text } => format!("the date \"{text}\" has no known form"),
            Self::Impossible { text, why } => format!("the date \"{text}\" is no day: {why}"),
        }
    }

    /// What to do about it, where that does not say itself.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        match self {
            Self::Placeholder { .. } => Some("write the day, as in 2025-03-31"),
            Self::Ambiguous { .. } | Self::Unknown { .. } => Some("write it as 2025-03-31"),
            Self::Impossible { .. } => None,
        }
    }
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what())?;
        self.remedy().map_or(Ok(()), |remedy| write!(f, "; {remedy}"))
    }
}

/// The words of a placeholder, and the days that programs write when they know none.
const PLACEHOLDERS: [&str; 9] =
    ["yyyy", "{{", "{%", "<%", "1970-01-01", "0001-01-01", "0000-00-00", "1900-01-01", "today"];

/// The day in any form that people write, as its author wrote it: the day of the author's zone, whatever the zone is.
///
/// # Errors
/// Why it is none. A date that can be read two ways is never guessed.
pub fn read(text: &str) -> Result<Date, DateFault> {
    let text = text.trim().trim_matches(['"', '\'', '`', '[', ']']).trim();
    let lower = text.to_lowercase();
    let owned = || text.to_owned();
    if PLACEHOLDERS.iter().any(|sign| lower.contains(sign)) || lower == "now" {
        return Err(DateFault::Placeholder { text: owned() });
    }
    let found = numbers(text).or_else(|| words(&lower));
    match found {
        Some(Order::Known(year, month, day)) => match Date::new(year, month, day) {
            // What a computer without a clock says.
            Ok(date) if date.year() < 1970 => Err(DateFault::Unknown { text: owned() }),
            Ok(date) => Ok(date),
            Err(why) => Err(DateFault::Impossible { text: owned(), why }),
        },
        Some(Order::Either) => Err(DateFault::Ambiguous { text: owned() }),
        None => Err(DateFault::Unknown { text: owned() }),
    }
}

/// The day with which a file's name, or the folders above it, begin: `2024-04-09-title.md`, `2024/04/09/title.md`,
/// `20240409-title`. Returns what is left of the name, too.
pub(crate) fn of_path(path: &str) -> Option<(Date, String)> {
    let stem = path.rsplit('/').next().unwrap_or(path);
    let digits = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let year = digits(stem, 5);
    let separated = year == 4 && stem[4..].starts_with(['-', '_', '.']);
    if separated {
        let rest = &stem[5..];
        let month = digits(rest, 2);
        if month > 0 && rest[month..].starts_with(['-', '_', '.']) {
            let tail = &rest[month + 1..];
            let day = digits(tail, 2);
            if day > 0 && !tail[day..].starts_with(|c: char| c.is_ascii_digit()) {
                let date = known(&stem[..4], &rest[..month], &tail[..day])?;
                return Some((date, tail[day..].trim_start_matches(['-', '_', '.', ' ']).to_owned()));
            }
        }
    }
    if digits(stem, 9) == 8 {
        let date = known(&stem[..4], &stem[4..6], &stem[6..8]);
        if let Some(date) = date {
            return Some((date, stem[8..].trim_start_matches(['-', '_', '.', ' ']).to_owned()));
        }
    }
    let folders: Vec<&str> = path.split('/').collect();
    for window in folders.windows(4) {
        let [year, month, day, _] = window else { continue };
        let numeric = [year, month, day].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        if numeric && year.len() == 4 {
            return known(year, month, day).map(|date| (date, stem.to_owned()));
        }
    }
    None
}

fn known(year: &str, month: &str, day: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1970..2200).contains(&date.year()).then_some(date).filter(|date| date.to_string() != "1970-01-01")
}

enum Order {
    Known(u16, u8, u8),
    Either,
}

/// `2024-4-09`, `2024/04/09 10:00`, `2024年4月9日`, `20240409T100000Z`, `9.4.2024`, `25/12/2018`.
fn numbers(text: &str) -> Option<Order> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).take(4).collect();
    let (first, end) = (*groups.first()?, text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    if first.len() == 8 && (end == 8) {
        return Some(Order::Known(
            first[..4].parse().ok()?,
            first[4..6].parse().ok()?,
            first[6..].parse().ok()?,
        ));
    }
    let mut separators = text.chars().filter(|c| !c.is_ascii_digit());
    let (one, two) = (separators.next()?, separators.next()?);
    let [first, second, third, ..] = groups[..] else { return None };
    if first.is_empty() || second.is_empty() || third.is_empty() || second.len() > 2 {
        return None;
    }
    let matching = one == two || (one == '年' && two == '月');
    if !matching || !matches!(one, '-' | '/' | '.' | '_' | ' ' | '年') {
        return None;
    }
    match (first.len(), third.len()) {
        (4, 1 | 2) => Some(Order::Known(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?)),
        (1 | 2, 4) => {
            let (a, b, year): (u8, u8, u16) =
                (first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
            // With dots the day comes first wherever dots are written; else only a number above 12 tells.
            match (one, a > 12, b > 12) {
                ('.', ..) | (_, true, _) => Some(Order::Known(year, b, a)),
                (_, _, true) => Some(Order::Known(year, a, b)),
                _ if a == b => Some(Order::Known(year, a, b)),
                _ => Some(Order::Either),
            }
        }
        _ => None,
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `18 Dec 2014`, `December 18th, 2014`, `Wed, 02 Oct 2002 13:00:00 GMT`, `Thu Dec 18 10:00:00 2014`.
fn words(lower: &str) -> Option<Order> {
    let parts: Vec<&str> =
        lower.split([' ', ',', '-', '/', '.', '\t', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let is_month = |part: &str| {
        let whole = part.len() >= 3 && part.is_ascii();
        whole.then(|| {
            MONTHS
                .iter()
                .position(|month| month.starts_with(part) || (part == "sept" && *month == "september"))
        })?
    };
    let month = parts.iter().find_map(|part| is_month(part))?;
    let mut day = None;
    let mut year = None;
    for part in &parts {
        let digits =
            part.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        match digits.len() {
            1 | 2 if day.is_none() => day = digits.parse().ok(),
            4 if year.is_none() => year = digits.parse().ok(),
            _ => {}
        }
    }
    Some(Order::Known(year?, u8::try_from(month + 1).ok()?, day?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_that_people_write_is_read() {
        for text in [
            "2024-04-09",
            "2024-4-09",
            "2024-4-9",
            "2024/04/09",
            "2024.04.09",
            "20240409",
            "20240409T101112Z",
            "2024-04-09T23:30:00-07:00",
            "2024-04-09 23:30:00 +0000",
            "2024-04-09 23:30:00 -7",
            "2024-04-09T00:00Z",
            "2024-04-09 10:00:00 Europe/Berlin",
            "9 Apr 2024",
            "09 April 2024",
            "Apr 9, 2024",
            "April 9th, 2024",
            "Tue, 09 Apr 2024 13:00:00 GMT",
            "Tue, 9 Apr 2024 13:00:00 +0200",
            "Tue Apr 09 13:00:00 2024",
            "Tuesday, April 9, 2024",
            "9. April 2024",
            "09.04.2024",
            "9.4.2024",
            "2024年4月9日",
            "\"2024-04-09\"",
            "09-Apr-2024",
            " 2024-04-09\n",
        ] {
            assert_eq!(read(text).map(|date| date.to_string()), Ok("2024-04-09".to_owned()), "{text}");
        }
        assert_eq!(read("18 Dec 2014").map(|date| date.to_string()), Ok("2014-12-18".to_owned()));
        assert_eq!(read("25/12/2018").map(|date| date.to_string()), Ok("2018-12-25".to_owned()));
        assert_eq!(read("12/25/2018").map(|date| date.to_string()), Ok("2018-12-25".to_owned()));
    }

    #[test]
    fn what_is_no_day_is_said() {
        let said = |text| read(text).unwrap_err().to_string();
        for text in ["1970-01-01", "0001-01-01T00:00:00Z", "{{ .Date }}", "YYYY-MM-DD"] {
            assert_eq!(
                said(text),
                format!(
                    "the date \"{text}\" is a placeholder that was never filled in; write the day, as in 2025-03-31"
                )
            );
        }
        assert_eq!(
            said("04/09/2024"),
            "the date \"04/09/2024\" can be read two ways, with the day or the month first; write it as 2025-03-31"
        );
        assert_eq!(said("soon"), "the date \"soon\" has no known form; write it as 2025-03-31");
        assert_eq!(
            said("2024-02-30"),
            "the date \"2024-02-30\" is no day: there is no day 30 in that month, the last is 29"
        );
        for text in ["", "2024", "1.10", "2024-04", "99999999999", "10:30", "3-4", "May"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_and_folders_have_days() {
        let found = |path| of_path(path).map(|(date, rest)| (date.to_string(), rest));
        let day = |rest: &str| Some(("2024-04-09".to_owned(), rest.to_owned()));
        assert_eq!(found("posts/2024-04-09-what-a-day"), day("what-a-day"));
        assert_eq!(found("2024-4-9-a"), day("a"));
        assert_eq!(found("20240409-a"), day("a"));
        assert_eq!(found("2024_04_09_a"), day("a"));
        assert_eq!(found("blog/2024/04/09/a"), day("a"));
        assert_eq!(found("2024-04-09"), day(""));
        for path in ["2024-in-review", "12345678-a", "2024-13-01-a", "v2/1/2/a", "1970-01-01-a", ""] {
            assert_eq!(found(path), None, "{path}");
        }
    }
}
