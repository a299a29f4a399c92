//! What the native tests and the browser tests share: an independent opinion of what a reader should see.

pub mod diff;
pub mod front_matter;
pub mod reference;
pub mod visible;
