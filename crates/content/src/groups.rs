use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Catalogue, Entry, Mention, Slug};

/// How many articles a page of older ones has: always as many. Twenty are about six screens on a phone.
pub const PAGE_LENGTH: usize = 20;

/// How many articles the home page keeps at least, when the oldest ones have gone to a page of their own.
const HOME: usize = PAGE_LENGTH / 2;

/// A tag, with how many articles have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagCount {
    /// Its part of the address.
    pub slug: Slug,
    /// As authors write it.
    pub name: String,
    /// Articles.
    pub count: usize,
}

/// An article's place in its series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The series' part of the address.
    pub slug: Slug,
    /// The series, as its author writes it.
    pub name: String,
    /// From 1, oldest first.
    pub number: usize,
    /// All articles of the series, oldest first.
    pub parts: Vec<Mention>,
}

/// The lists that follow from the catalogue. Tags and series are compared by their slugs, so that two spellings of one
/// address are one group.
impl Catalogue {
    /// The articles on a page of the list of all, newest first; empty where there is none. The first is the home page,
    /// with all that has not filled a page yet. The others are filled from the oldest article on, the second first, and
    /// stay as they are: a new article changes the home page alone, and each twentieth one adds a page with the next
    /// number, between the home page and those that are there.
    #[must_use]
    pub fn page(&self, number: u32) -> &[Entry] {
        let (newest, older) =
            self.posts.split_at(self.posts.len() - (self.pages() as usize - 1) * PAGE_LENGTH);
        match number {
            1 => newest,
            _ => older.rchunks(PAGE_LENGTH).nth((number as usize).wrapping_sub(2)).unwrap_or_default(),
        }
    }

    /// How many pages the list of all has; at least one.
    #[must_use]
    pub fn pages(&self) -> u32 {
        let full = self.posts.len().saturating_sub(HOME) / PAGE_LENGTH;
        u32::try_from(full).map_or(u32::MAX, |full| full + 1)
    }

    /// The page with the articles before those of a page.
    #[must_use]
    pub fn older_page(&self, number: u32) -> Option<u32> {
        let older = if number == 1 { self.pages() } else { number - 1 };
        (older > 1).then_some(older)
    }

    /// The page with the articles after those of a page.
    #[must_use]
    pub fn newer_page(&self, number: u32) -> Option<u32> {
        (number > 1).then(|| if number < self.pages() { number + 1 } else { 1 })
    }

    /// The articles by year, newest first.
    #[must_use]
    pub fn years(&self) -> Vec<(u16, &[Entry])> {
        let years = self.posts.chunk_by(|a, b| a.date.year() == b.date.year());
        years.filter_map(|posts| Some((posts.first()?.date.year(), posts))).collect()
    }

    /// All tags in the order of their names.
    #[must_use]
    pub fn tags(&self) -> Vec<TagCount> {
        let mut tags = BTreeMap::new();
        for name in self.posts.iter().flat_map(|entry| &entry.tags) {
            let Some(slug) = Slug::from_text(name) else { continue };
            tags.entry(slug).or_insert((name.as_str(), 0)).1 += 1;
        }
        tags.into_iter()
            .map(|(slug, (name, count))| TagCount { slug, name: name.to_owned(), count })
            .collect()
    }

    /// A tag's name and articles, newest first; `None` when no article has it.
    #[must_use]
    pub fn tagged(&self, tag: &Slug) -> Option<(&str, Vec<&Entry>)> {
        let is_tag = |name: &&String| Slug::from_text(name).as_ref() == Some(tag);
        let entries: Vec<_> =
            self.posts.iter().filter(|entry| entry.tags.iter().any(|name| is_tag(&name))).collect();
        let name = entries.first()?.tags.iter().find(is_tag)?;
        Some((name, entries))
    }

    /// All series, in the order of their names.
    #[must_use]
    pub fn all_series(&self) -> Vec<Slug> {
        let mut series: Vec<_> =
            self.posts.iter().filter_map(|entry| Slug::from_text(entry.series.as_ref()?)).collect();
        series.sort();
        series.dedup();
        series
    }

    /// A series' name and articles, oldest first: the order in which they are read. `None` when no article belongs to
    /// it.
    #[must_use]
    pub fn series(&self, series: &Slug) -> Option<(&str, Vec<&Entry>)> {
        let is_part =
            |entry: &&Entry| entry.series.as_deref().and_then(Slug::from_text).as_ref() == Some(series);
        let entries: Vec<_> = self.posts.iter().rev().filter(is_part).collect();
        Some((entries.first()?.series.as_deref()?, entries))
    }

    /// An article's place in its series; `None` when it belongs to none.
    #[must_use]
    pub fn part(&self, entry: &Entry) -> Option<Part> {
        let slug = Slug::from_text(entry.series.as_ref()?)?;
        let (name, entries) = self.series(&slug)?;
        let at = entries.iter().position(|other| other.slug == entry.slug)?;
        let (name, parts) = (name.to_owned(), entries.into_iter().map(Mention::in_passing).collect());
        Some(Part { slug, name, number: at + 1, parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Blog, Date, Reading, Resource};

    /// Articles of consecutive days from 30 December 2024 on: slug, tags, series.
    fn catalogue(posts: &[(&str, &[&str], Option<&str>)]) -> Catalogue {
        let days = ["2024-12-30", "2024-12-31", "2025-01-01", "2025-01-02"];
        let entry = |(at, (slug, tags, series)): (usize, &(&str, &[&str], Option<&str>))| Entry {
            slug: Slug::new(*slug).unwrap(),
            title: (*slug).to_owned(),
            date: Date::parse(days[at % days.len()]).unwrap(),
            updated: None,
            summary: String::new(),
            tags: tags.iter().map(ToString::to_string).collect(),
            series: series.map(ToOwned::to_owned),
            language: None,
            reading: Reading::of(""),
            share_image: None,
            body: Resource { path: String::new(), integrity: String::new() },
        };
        Catalogue::new(Blog::default(), posts.iter().enumerate().map(entry).collect())
    }

    fn slugs<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<&'a str> {
        entries.into_iter().map(|entry| entry.slug.as_str()).collect()
    }

    #[test]
    fn tags_are_counted_by_address() {
        let catalogue = catalogue(&[("a", &["Rust", "web"], None), ("b", &["rust"], None)]);
        let tags: Vec<_> = catalogue.tags().into_iter().map(|tag| (tag.name, tag.count)).collect();
        // The newest article's spelling names the tag.
        assert_eq!(tags, [("rust".to_owned(), 2), ("web".to_owned(), 1)]);
        let (name, entries) = catalogue.tagged(&Slug::new("rust").unwrap()).unwrap();
        assert_eq!((name, slugs(entries)), ("rust", vec!["b", "a"]));
        assert!(catalogue.tagged(&Slug::new("none").unwrap()).is_none());
    }

    #[test]
    fn a_series_is_read_from_its_beginning() {
        let catalogue = catalogue(&[
            ("a", &[], Some("S")),
            ("b", &[], None),
            ("c", &[], Some("S")),
            ("d", &[], Some("T")),
        ]);
        let (name, entries) = catalogue.series(&Slug::new("s").unwrap()).unwrap();
        assert_eq!((name, slugs(entries)), ("S", vec!["a", "c"]));
        let part = |slug| {
            let part = catalogue.part(catalogue.find(&Slug::new(slug).unwrap()).unwrap())?;
            let parts: Vec<_> = part.parts.iter().map(|part| part.slug.as_str()).collect();
            Some((part.number, parts.join(" ")))
        };
        let place = |number, parts: &str| Some((number, parts.to_owned()));
        assert_eq!([part("a"), part("b"), part("c")], [place(1, "a c"), None, place(2, "a c")]);
        assert_eq!(part("d"), place(1, "d"), "the first part has nothing else to lead to its series");
        assert_eq!(catalogue.all_series().len(), 2);
    }

    #[test]
    fn years_and_pages_leave_nothing_out() {
        let catalogue = catalogue(&[("a", &[], None), ("b", &[], None), ("c", &[], None)]);
        let years: Vec<_> = catalogue.years().into_iter().map(|(year, posts)| (year, slugs(posts))).collect();
        assert_eq!(years, [(2025, vec!["c"]), (2024, vec!["b", "a"])]);
        assert_eq!((catalogue.pages(), catalogue.page(1).len(), catalogue.page(2).len()), (1, 3, 0));
        assert_eq!(Catalogue::new(Blog::default(), vec![]).pages(), 1);
    }

    /// So many articles, a day apart: their slugs are their numbers from the oldest on.
    fn long(articles: u32) -> Catalogue {
        let mut catalogue = catalogue(&[("0", &[], None)]);
        let first = catalogue.posts.remove(0);
        let entry = |number: u32| Entry {
            slug: Slug::new(number.to_string()).unwrap(),
            date: Date::new(2000 + u16::try_from(number).unwrap(), 1, 1).unwrap(),
            ..first.clone()
        };
        Catalogue::new(Blog::default(), (0..articles).map(entry).collect())
    }

    #[test]
    fn a_page_that_is_full_never_changes() {
        for articles in 0..120 {
            let [before, after] = [articles, articles + 1].map(long);
            for page in 2..=before.pages() {
                assert_eq!(before.page(page).len(), PAGE_LENGTH);
                assert_eq!(slugs(before.page(page)), slugs(after.page(page)), "{articles}: page {page}");
            }
            assert_eq!(after.pages() - before.pages(), u32::from(articles % 20 == 9 && articles > 9));
            let home = before.page(1).len();
            assert!(before.pages() == 1 || (HOME..HOME + PAGE_LENGTH).contains(&home), "{articles}: {home}");
        }
    }

    #[test]
    fn the_way_back_through_all_pages_meets_every_article_once() {
        let catalogue = long(95);
        let (mut met, mut at) = (slugs(catalogue.page(1)), 1);
        while let Some(older) = catalogue.older_page(at) {
            assert_eq!(catalogue.newer_page(older), Some(at), "the way back");
            at = older;
            met.extend(slugs(catalogue.page(at)));
        }
        assert_eq!(met, slugs(&catalogue.posts));
        assert_eq!((at, catalogue.newer_page(1), catalogue.page(0).len()), (2, None, 0));
    }
}
