use content::Date;

use super::{FrontMatter, Post};

/// Whether readers can see a post on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is there.
    Published,
    /// It will be, on its day.
    Future,
    /// It was: from the day on that it names, no page, list, feed or search has it.
    Expired,
    /// It has not been finished.
    Draft,
}

/// What decides it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schedule {
    pub(super) date: Option<Date>,
    pub(super) expires: Option<Date>,
    pub(super) draft: bool,
}

impl Schedule {
    pub(super) fn of(front_matter: &FrontMatter) -> Self {
        let FrontMatter { date, expires, draft, .. } = *front_matter;
        Self { date, expires, draft }
    }

    /// Without a day, every day has come and none has passed.
    pub(super) fn standing(&self, today: Option<Date>) -> Standing {
        match today {
            _ if self.draft => Standing::Draft,
            Some(today) if self.expires.is_some_and(|expires| expires <= today) => Standing::Expired,
            Some(today) if self.date.is_some_and(|date| date > today) => Standing::Future,
            _ => Standing::Published,
        }
    }

    /// How a reader of this post finds another one: the first day on which they can meet counts. What nobody reads may
    /// lead anywhere.
    pub(super) fn meets(&self, other: &Self, today: Option<Date>) -> Standing {
        match self.standing(today) {
            Standing::Draft | Standing::Expired => Standing::Published,
            Standing::Published => other.standing(today),
            Standing::Future => other.standing(self.date),
        }
    }
}

impl Post {
    /// Whether readers can see it on a day; without a day, every date has come.
    #[must_use]
    pub fn standing(&self, today: Option<Date>) -> Standing {
        Schedule { date: Some(self.date), expires: self.expires, draft: self.draft }.standing(today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> Option<Date> {
        Date::parse(day).ok()
    }

    #[test]
    fn a_post_is_there_from_its_day_until_the_day_before_it_expires() {
        let post = Schedule { date: day("2025-03-01"), expires: day("2025-03-03"), draft: false };
        let standing = |today| post.standing(day(today));
        assert_eq!(standing("2025-02-28"), Standing::Future);
        assert_eq!(standing("2025-03-01"), Standing::Published);
        assert_eq!(standing("2025-03-02"), Standing::Published);
        assert_eq!(standing("2025-03-03"), Standing::Expired);
        assert_eq!(post.standing(None), Standing::Published);
        assert_eq!(Schedule { draft: true, ..post }.standing(day("2025-03-02")), Standing::Draft);
    }

    #[test]
    fn a_future_post_may_lead_to_one_that_is_there_by_then() {
        let of = |date| Schedule { date: day(date), expires: None, draft: false };
        let (past, next, later) = (of("2025-01-01"), of("2025-02-01"), of("2025-03-01"));
        let today = day("2025-01-15");
        assert_eq!(past.meets(&next, today), Standing::Future);
        assert_eq!(later.meets(&next, today), Standing::Published);
        assert_eq!(next.meets(&later, today), Standing::Future);
        assert_eq!(past.meets(&next, None), Standing::Published);
        let gone = Schedule { expires: day("2025-02-15"), ..past };
        assert_eq!(next.meets(&gone, today), Standing::Published);
        assert_eq!(later.meets(&gone, today), Standing::Expired);
    }
}
