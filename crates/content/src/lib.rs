//! The contract between the build and the browser.
//!
//! Both sides speak in the types of this crate and make HTML with its one renderer:
//!
//! - [`Slug`], [`Date`], [`Base`] and [`Address`] are validated once, at the door.
//! - [`Catalogue`] has all articles, natively; a [`Page`] is what one address shows of them, and an article's text is its [`Body`].
//! - [`search`] is what the index of the whole text is made of.
//! - [`markdown::render`] turns a [`Body`] into HTML, for the browser, for the prerendered
//!   pages, for feeds and for the search index alike.
//! - [`text`] has every text of the interface, in every language that it speaks.
//!
//! The crate does no I/O, reads no clock and knows no framework: it compiles everywhere.

mod address;
mod body;
mod catalogue;
mod date;
mod element;
mod groups;
mod highlight;
mod landing;
mod language;
pub mod markdown;
mod page;
mod reading;
pub mod search;
mod slug;
pub mod text;

pub use address::{Address, Base, BaseError};
pub use body::{Body, Picture, Target, Targets};
pub use catalogue::{Blog, Catalogue, Entry, Neighbours, Resource};
pub use date::{Date, DateError};
pub use element::Element;
pub use groups::{PAGE_LENGTH, Part, TagCount};
pub use highlight::{Run, Token};
pub use landing::Landing;
pub use language::{direction, is_language};
pub use page::{Around, Group, Listing, Mention, Page, PageError, PageHead, Search, View};
pub use reading::Reading;
pub use slug::{Slug, SlugError};
pub use text::Text;
