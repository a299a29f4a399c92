use content::{Date, Slug};

use crate::Note;

/// A post as it was found, before it has a place in this blog.
#[derive(Clone, Debug, Default)]
pub(crate) struct Post {
    /// Its file, or where in the file it stands.
    pub(crate) source: String,
    pub(crate) title: String,
    pub(crate) date: Option<Date>,
    pub(crate) updated: Option<Date>,
    pub(crate) summary: String,
    pub(crate) tags: Vec<String>,
    pub(crate) series: Option<String>,
    pub(crate) draft: bool,
    pub(crate) language: Option<String>,
    /// What its part of the address is made of.
    pub(crate) name: String,
    /// Its addresses in the old blog, from the host's root, without a leading slash.
    pub(crate) addresses: Vec<String>,
    pub(crate) markdown: String,
    pub(crate) notes: Vec<Note>,
}

impl Post {
    /// The part of the address nearest to the old one; the title where the name has no letter.
    pub(crate) fn slug(&self) -> Slug {
        let slug = Slug::from_text(&self.name).or_else(|| Slug::from_text(&self.title));
        // "post" is a slug.
        slug.or_else(|| Slug::from_text("post")).unwrap_or_else(|| unreachable!())
    }
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
