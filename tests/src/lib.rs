//! What the native tests and the browser tests share: an independent opinion of what a reader should see, and blogs
//! that are finished without a compiler.

pub mod catalogue;
pub mod diff;
pub mod finished;
pub mod front_matter;
pub mod hostile;
pub mod invented;
pub mod reference;
pub mod tree;
pub mod visible;
