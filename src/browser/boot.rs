use content::{Base, Text};
use leptos::prelude::document;

/// What the page tells the app: written by the build into `<meta name="fieldnotes" data-…>`, so that the wasm holds
/// nothing of the posts and nothing of the place where they are served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boot {
    /// The path below which the blog lives.
    pub base: Base,
    /// Which app the page starts, see [`Page::read`](content::Page::read).
    pub app: String,
    /// The blog's title.
    pub blog: String,
    /// What the interface says. Its language is the blog's, and not that of `<html>`, which translators change.
    pub text: &'static Text,
}

impl Boot {
    /// Reads the page's settings; `None` when it has none.
    #[must_use]
    pub fn read() -> Option<Self> {
        let meta = document().query_selector("meta[name=fieldnotes]").ok()??;
        let data = |name: &str| meta.get_attribute(name);
        Some(Self {
            base: Base::new(data("data-base")?).ok()?,
            app: data("data-app")?,
            blog: data("data-blog")?,
            text: Text::of(&data("data-language")?),
        })
    }
}
