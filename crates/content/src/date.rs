use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `YYYY-MM-DD` (RFC 3339 `full-date`). Orders by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It does not have the form `YYYY-MM-DD`.
    Form,
    /// The month is not 1 to 12.
    Month(u8),
    /// That month has only so many days.
    Day {
        /// The day that was written.
        day: u8,
        /// The last day of that month.
        last: u8,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("it does not have the form YYYY-MM-DD"),
            Self::Month(month) => write!(f, "there is no month {month}"),
            Self::Day { day, last } => {
                write!(f, "there is no day {day} in that month, the last is {last}")
            }
        }
    }
}

impl Date {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// Says whether the form, the month or the day is wrong.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let [year, month, day] = [(0, 4), (5, 2), (8, 2)].map(|(at, len)| {
            let digits = text.get(at..at + len)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?
        });
        let separated = text.len() == 10 && [4, 7].iter().all(|&at| text.as_bytes()[at] == b'-');
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) if separated => Self::new(year, month as u8, day as u8),
            _ => Err(DateError::Form),
        }
    }

    /// A day by its numbers; months and days count from 1.
    ///
    /// # Errors
    /// Says whether the month or the day is wrong.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return Err(DateError::Month(month)),
        };
        if day == 0 || day > last {
            return Err(DateError::Day { day, last });
        }
        Ok(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_text() {
        for text in ["2024-02-29", "2000-02-29", "2025-12-31", "0001-01-01"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn says_what_is_impossible() {
        let fault = |text: &str| Date::parse(text).map_err(|e| e.to_string());
        assert_eq!(fault("2025-02-29"), Err("there is no day 29 in that month, the last is 28".into()));
        assert_eq!(fault("1900-02-29"), Err("there is no day 29 in that month, the last is 28".into()));
        assert_eq!(fault("2025-13-01"), Err("there is no month 13".into()));
        assert_eq!(fault("2025-04-00"), Err("there is no day 0 in that month, the last is 30".into()));
        for text in
            ["", "2025-1-1", "2025/01/01", "05-01-2025", "2025-01-01T00:00", "+025-01-01", "202é-1-01"]
        {
            assert_eq!(fault(text), Err("it does not have the form YYYY-MM-DD".into()), "{text}");
        }
    }

    #[test]
    fn orders_by_time() {
        let days = ["2024-12-31", "2025-01-01", "2025-01-02", "2025-02-01"].map(Date::parse);
        assert!(days.windows(2).all(|pair| pair[0].unwrap() < pair[1].unwrap()));
    }
}
