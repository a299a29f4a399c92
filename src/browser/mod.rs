//! The border to the browser: the only users of web-sys and gloo.

mod boot;
pub mod document;
mod fetch;
pub mod finder;
mod first_view;
pub mod head;
mod history;
pub mod intent;
pub mod links;

pub use boot::Boot;
pub use fetch::fetch;
pub use first_view::FirstView;
pub use history::History;
