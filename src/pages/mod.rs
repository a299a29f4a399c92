//! One screen each: what stands in `main`, made of components.

mod article;
mod failure;
mod home;
mod not_found;

pub use article::ArticlePage;
pub use failure::FailurePage;
pub use home::HomePage;
pub use not_found::NotFoundPage;
