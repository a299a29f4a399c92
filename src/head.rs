//! The part of a document's head that belongs to what it shows.

use content::{Address, Blog};

/// Title, description and canonical address of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The document's title, ending in the blog's.
    pub title: String,
    /// One or two sentences of plain text.
    pub description: String,
    /// The address under which search engines should list it; `None` when they should not.
    pub address: Option<Address>,
}

impl Head {
    /// For a view that no search engine should list.
    #[must_use]
    pub fn unlisted(title: &str, blog: &Blog) -> Self {
        Self { title: format!("{title} · {}", blog.title), description: blog.tagline.clone(), address: None }
    }
}
