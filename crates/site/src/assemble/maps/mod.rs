//! What tells machines where things are: `sitemap.xml`, `robots.txt`, `llms.txt`, and each article's Markdown beside
//! its page.

mod llms;
mod plain;
mod robots;
mod sitemap;
mod source;

pub use llms::file as llms;
pub use robots::file as robots;
pub use sitemap::{MOST, files as sitemap};
pub(crate) use source::file as source;
pub use source::files as sources;
