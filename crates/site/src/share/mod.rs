//! The picture that other sites show beside a link to an article: its title, the blog's name and the date, 1200 × 630.
//!
//! [`Card`] is all that goes in. [`words`] makes its texts fit to be set, [`Fonts`] finds a face for every character,
//! [`typeset`] breaks the title into lines, [`design`] says where everything stands, and [`Sheet`] holds the pixels
//! and becomes a PNG. The same card gives the same bytes: the fonts lie in the project, and those of the machine are
//! asked only for characters that ours lack. A picture is made once and then kept in a [`Cache`].

mod cache;
mod card;
mod design;
mod error;
mod fallback;
mod fonts;
mod missing;
mod outline;
mod sheet;
mod typeset;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use cache::Cache;
pub(crate) use card::{Card, Direction};
pub use error::ShareError;
pub(crate) use fonts::Fonts;
pub(crate) use missing::Missing;

/// A finished picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Image {
    /// The file.
    pub(crate) png: Vec<u8>,
    /// Texts that were left out, because the machine cannot draw them.
    pub(crate) missing: Vec<Missing>,
}

/// The picture of a card, from the cache when it was made before.
pub(crate) fn image(card: &Card, fonts: &Fonts, cache: &Cache) -> Result<Image, ShareError> {
    let (card, cast, missing) = fonts.cast(&card.settable());
    let key = card.key(design::VERSION, &cast.hash());
    let png = cache.get_or(&key, || design::draw(&card, &cast).png())?;
    Ok(Image { png, missing })
}
