//! One screen each: what stands in `main`, made of components.

mod archive;
mod article;
mod failure;
mod home;
mod not_found;
mod offline;
mod search;
mod tags;

pub use archive::ArchivePage;
pub use article::ArticlePage;
pub use failure::FailurePage;
pub use home::{HomePage, OlderPage};
pub use not_found::NotFoundPage;
pub use offline::OfflinePage;
pub use search::SearchPage;
pub use tags::{SeriesPage, TagPage, TagsPage};
