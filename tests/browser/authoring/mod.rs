//! What an author sees while the blog is served: what is saved, at once, and what is wrong with it.

mod desk;
mod overlay;
mod saving;

pub use desk::Desk;
