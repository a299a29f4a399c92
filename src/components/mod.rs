//! The parts of pages: props in, view out. They know the base path and the language, and nothing else of where they run.

mod dateline;
mod entry_list;
mod pager;
mod pagination;
mod reader_settings;
mod search_field;
mod search_results;
mod site_footer;
mod site_header;
mod tag_list;

use content::{Base, Text};
use leptos::prelude::*;

pub use dateline::{Dateline, Day};
pub use entry_list::EntryList;
pub use pager::Pager;
pub use pagination::Pagination;
pub use reader_settings::ReaderSettings;
pub use search_field::SearchField;
pub use search_results::{Marked, SearchResults, Shown, Way, Ways};
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use tag_list::TagList;

/// The path below which the blog lives; the root when nobody provided another.
#[must_use]
pub fn use_base() -> Base {
    use_context::<Base>().unwrap_or_else(Base::root)
}

/// The texts of the interface, in the blog's language; in English when nobody provided others.
#[must_use]
pub fn use_text() -> &'static Text {
    use_context::<&'static Text>().unwrap_or_else(|| Text::of("en"))
}
