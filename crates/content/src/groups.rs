use std::collections::BTreeMap;

use crate::{Catalogue, Entry, Slug};

/// How many articles a page of the list of all shows. Twenty are about six screens on a phone.
pub const PAGE_LENGTH: usize = 20;

/// A tag, with how many articles have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCount<'a> {
    /// Its part of the address.
    pub slug: Slug,
    /// As authors write it.
    pub name: &'a str,
    /// Articles.
    pub count: usize,
}

/// An article's place in its series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The series' part of the address.
    pub slug: Slug,
    /// The series, as its author writes it.
    pub name: String,
    /// From 1, oldest first.
    pub number: usize,
    /// Articles in the series.
    pub of: usize,
}

/// The lists that follow from the catalogue. Tags and series are compared by their slugs, so that two spellings of one
/// address are one group.
impl Catalogue {
    /// The articles on a page of the list of all, which counts from 1; empty behind the last.
    #[must_use]
    pub fn page(&self, number: usize) -> &[Entry] {
        self.posts.chunks(PAGE_LENGTH).nth(number.saturating_sub(1)).unwrap_or_default()
    }

    /// How many pages the list of all has; at least one.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.posts.len().div_ceil(PAGE_LENGTH).max(1)
    }

    /// The articles by year, newest first.
    #[must_use]
    pub fn years(&self) -> Vec<(u16, &[Entry])> {
        let years = self.posts.chunk_by(|a, b| a.date.year() == b.date.year());
        years.filter_map(|posts| Some((posts.first()?.date.year(), posts))).collect()
    }

    /// All tags in the order of their names.
    #[must_use]
    pub fn tags(&self) -> Vec<TagCount<'_>> {
        let mut tags = BTreeMap::new();
        for name in self.posts.iter().flat_map(|entry| &entry.tags) {
            let Some(slug) = Slug::from_text(name) else { continue };
            tags.entry(slug).or_insert((name.as_str(), 0)).1 += 1;
        }
        tags.into_iter().map(|(slug, (name, count))| TagCount { slug, name, count }).collect()
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

    /// An article's place in its series; `None` when it belongs to none, or is alone in it.
    #[must_use]
    pub fn part(&self, entry: &Entry) -> Option<Part> {
        let slug = Slug::from_text(entry.series.as_ref()?)?;
        let (name, entries) = self.series(&slug)?;
        let at = entries.iter().position(|other| other.slug == entry.slug)?;
        let (name, of) = (name.to_owned(), entries.len());
        (of > 1).then_some(Part { slug, name, number: at + 1, of })
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
        assert_eq!(tags, [("rust", 2), ("web", 1)]);
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
            catalogue.part(catalogue.find(&Slug::new(slug).unwrap()).unwrap()).map(|p| (p.number, p.of))
        };
        assert_eq!([part("a"), part("b"), part("c"), part("d")], [Some((1, 2)), None, Some((2, 2)), None]);
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
}
