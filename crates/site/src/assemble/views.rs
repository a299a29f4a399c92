use std::collections::HashMap;

use content::{
    Address, Around, Catalogue, Entry, Group, Landing, Listing, Mention, Page, Resource, Search, Slug, View,
};

use super::head::{self, Head};

/// How many of the newest articles the page for searching names.
const NEWEST: usize = 10;

/// From the catalogue to what each address shows of it.
pub(super) struct Views<'a> {
    catalogue: &'a Catalogue,
    /// Where each article is in the catalogue.
    at: HashMap<&'a Slug, usize>,
    /// What stands above lists, by their addresses.
    landings: &'a [(Address, Landing)],
    /// Where a search begins.
    search: Resource,
}

impl<'a> Views<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        landings: &'a [(Address, Landing)],
        search: Resource,
    ) -> Self {
        let at = catalogue.posts.iter().enumerate().map(|(at, entry)| (&entry.slug, at)).collect();
        Self { catalogue, at, landings, search }
    }

    /// A list; `None` for an article, and for one that would be empty.
    pub(super) fn list(&self, address: &Address) -> Option<Page> {
        let Self { catalogue, .. } = self;
        let view = match address {
            Address::Home => View::Home(catalogue.blog.tagline.clone(), self.listing(1)),
            Address::Page(number) => View::Older(*number, self.listing(number.get())),
            Address::Archive => {
                let of_year = |(year, entries): (u16, &[Entry])| (year, mentions(entries));
                View::Archive(catalogue.years().into_iter().map(of_year).collect())
            }
            Address::Tags => View::Tags(catalogue.tags()),
            Address::Tag(tag) => View::Tag(self.group(address, catalogue.tagged(tag)?)),
            Address::Series(series) => View::Series(self.group(address, catalogue.series(series)?)),
            Address::Offline => View::Offline(mentions(&catalogue.posts)),
            Address::Search => View::Search(Search {
                tags: catalogue.tags(),
                years: catalogue.years().into_iter().map(|(year, _)| year).collect(),
                newest: catalogue.posts.iter().take(NEWEST).map(Mention::in_passing).collect(),
                start: self.search.clone(),
            }),
            Address::Article(_) => return None,
        };
        let is_empty = matches!(&view, View::Older(_, listing) if listing.entries.is_empty());
        (!is_empty).then(|| self.page(address, view))
    }

    /// An article, with those near it. What it says of itself is the entry's: the catalogue may have an older one.
    pub(super) fn article(&self, entry: &Entry, related: &[Slug]) -> Page {
        let posts = &self.catalogue.posts;
        let address = Address::Article(entry.slug.clone());
        let here = self.at.get(&entry.slug).copied();
        let mention = |at: Option<usize>| posts.get(at?).map(Mention::of);
        let around = Around {
            part: here.and_then(|at| self.catalogue.part(&posts[at])),
            newer: mention(here.and_then(|at| at.checked_sub(1))),
            older: mention(here.map(|at| at + 1)),
            related: related.iter().filter_map(|slug| mention(self.at.get(slug).copied())).collect(),
            body: entry.body.clone(),
            url: head::url(&address, &self.catalogue.blog),
            entry: entry.clone(),
        };
        self.page(&address, View::Article(Box::new(around)))
    }

    fn page(&self, address: &Address, view: View) -> Page {
        let blog = &self.catalogue.blog;
        Page { head: Head::of(address, &view, blog).written(blog), view }
    }

    fn listing(&self, number: u32) -> Listing {
        let Self { catalogue, .. } = self;
        Listing {
            entries: catalogue.page(number).to_vec(),
            bodies: catalogue.page(number).iter().map(|entry| entry.body.clone()).collect(),
            newer: catalogue.newer_page(number),
            older: catalogue.older_page(number),
        }
    }

    fn group(&self, address: &Address, (name, entries): (&str, Vec<&Entry>)) -> Group {
        let landing = self.landings.iter().find(|(above, _)| above == address);
        Group {
            name: name.to_owned(),
            entries: entries.into_iter().cloned().collect(),
            landing: landing.map(|(_, landing)| landing.clone()),
        }
    }
}

fn mentions(entries: &[Entry]) -> Vec<Mention> {
    entries.iter().map(Mention::in_passing).collect()
}
