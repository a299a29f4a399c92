//! The border to the browser: the only users of web-sys and gloo.

mod boot;
pub mod document;
mod fetch;
pub mod finder;
pub mod head;
mod history;
pub mod intent;
pub mod keys;
pub mod links;
mod outlet;
pub mod reading;

pub use boot::Boot;
pub use fetch::fetch;
pub use history::{Arrival, History};
pub use outlet::Outlet;
