use std::collections::BTreeMap;

use content::text::{Language, fill};
use content::{Address, Blog, Date, Entry, Slug, Text};

use super::Format;
use crate::assemble::published::{Published, changed};

/// A feed before it has a format.
pub(super) struct Channel<'a> {
    pub(super) title: String,
    /// One sentence about it.
    pub(super) about: String,
    /// The page whose news it brings.
    pub(super) page: String,
    /// Where its files lie, below the base.
    folder: String,
    /// Places in the catalogue, newest first.
    articles: Vec<usize>,
    published: &'a Published<'a>,
}

/// An article of a feed.
pub(super) struct Article<'a> {
    pub(super) entry: &'a Entry,
    /// Its canonical address, which is its id as well. Readers tell by the id what they have shown already; this one
    /// stays as long as `base_url` and the slug do, and when one of them changes the address of the page does too. A
    /// `tag:` URI would outlive a move to another host, but only if somebody remembered the date and the host of the
    /// first release for ever; there is nowhere to keep that but in another setting to get wrong.
    pub(super) url: String,
    /// Its whole text.
    pub(super) html: &'a str,
    /// In which the interface speaks.
    pub(super) text: &'static Text,
}

/// The feed of the whole blog, then that of each tag by its slug.
pub(super) fn all<'a>(published: &'a Published<'a>) -> Vec<Channel<'a>> {
    let posts = &published.catalogue.posts;
    let blog = &published.config.blog;
    let mut tags: BTreeMap<Slug, (&str, Vec<usize>)> = BTreeMap::new();
    for (at, entry) in posts.iter().enumerate() {
        for tag in &entry.tags {
            let Some(slug) = Slug::from_text(tag) else { continue };
            // Where spellings differ, the newest article's counts.
            let (_, articles) = tags.entry(slug).or_insert((tag, Vec::new()));
            // Two tags of one article may share a slug.
            if articles.last() != Some(&at) {
                articles.push(at);
            }
        }
    }
    let whole = Channel::new(published, None, blog.tagline.clone(), (0..posts.len()).collect());
    let frame = Language::of(&blog.language).frame();
    let tagged = tags.into_iter().map(|(slug, (tag, articles))| {
        Channel::new(published, Some((tag, slug)), fill(frame.feed_of_tag, &[("tag", tag)]), articles)
    });
    std::iter::once(whole).chain(tagged).collect()
}

/// Title and folder of a feed: what pages say about it.
pub(super) fn name(blog: &Blog, tag: Option<(&str, &Slug)>) -> (String, String) {
    match tag {
        Some((tag, slug)) => (format!("{}: {tag}", blog.title), Address::Tag(slug.clone()).below_base()),
        None => (blog.title.clone(), Address::Home.below_base()),
    }
}

impl<'a> Channel<'a> {
    fn new(
        published: &'a Published<'a>,
        tag: Option<(&str, Slug)>,
        about: String,
        mut articles: Vec<usize>,
    ) -> Self {
        articles.truncate(published.config.feed_limit);
        let (title, folder) = name(&published.config.blog, tag.as_ref().map(|(tag, slug)| (*tag, slug)));
        Self { title, about, page: published.address(&folder), folder, articles, published }
    }

    /// The blog's identity.
    pub(super) fn blog(&self) -> &'a Blog {
        &self.published.config.blog
    }

    /// Where the blog lives.
    pub(super) fn home(&self) -> String {
        self.published.address("")
    }

    /// The path of its file in a format, below the base.
    pub(super) fn path(&self, format: Format) -> String {
        format!("{}{}", self.folder, format.file())
    }

    /// Its own address in a format.
    pub(super) fn address(&self, format: Format) -> String {
        self.published.address(&self.path(format))
    }

    /// The last change of any article in it: no clock, so that a build without a change changes no feed.
    pub(super) fn updated(&self) -> Option<Date> {
        self.articles().map(|article| changed(article.entry)).max()
    }

    /// Newest first.
    pub(super) fn articles(&self) -> impl Iterator<Item = Article<'a>> {
        let published = self.published;
        let text = Text::of(&published.config.blog.language);
        self.articles.iter().map(move |&at| {
            let entry = &published.catalogue.posts[at];
            Article { entry, url: published.article(entry), html: published.html(at), text }
        })
    }
}
