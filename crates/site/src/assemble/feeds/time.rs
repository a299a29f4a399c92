use content::Date;
use jiff::civil;

/// A day as RFC 3339 writes a time. Authors give days: a day begins at midnight UTC here, so that two builds in two
/// time zones say the same.
pub(super) fn rfc3339(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// A day as RFC 822 writes a time, with the four-digit year of RFC 1123. `None` for days before any calendar.
pub(super) fn rfc822(date: Date) -> Option<String> {
    let day: civil::Date = date.to_string().parse().ok()?;
    Some(day.strftime("%a, %d %b %Y 00:00:00 +0000").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_times() {
        for (day, long) in [
            ("2025-01-22", "Wed, 22 Jan 2025 00:00:00 +0000"),
            ("2024-02-29", "Thu, 29 Feb 2024 00:00:00 +0000"),
            ("1999-12-31", "Fri, 31 Dec 1999 00:00:00 +0000"),
            ("0001-01-01", "Mon, 01 Jan 0001 00:00:00 +0000"),
        ] {
            let date = Date::parse(day).unwrap();
            assert_eq!(rfc3339(date), format!("{day}T00:00:00Z"));
            assert_eq!(rfc822(date).as_deref(), Some(long));
        }
    }
}
