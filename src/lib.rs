//! The browser side of Fieldnotes.
//!
//! Every page arrives as a complete document; this app takes over its links. It never touches the nodes of the first
//! view: [`app`] mounts beside them and renders from the first navigation on. The same views are rendered natively
//! (feature `ssr`) by `crates/site` for the documents.
//!
//! - [`components`], [`pages`]: the views. Props in, HTML out; no browser API, no fetch.
//! - [`library`]: catalogue and articles, fetched once a visit. Fetching is passed in.
//! - [`search`]: what a query needs of the index, fetched once a visit.
//! - `app`, `browser` (feature `csr`): the only code that runs in a browser alone.

#[cfg(all(feature = "csr", feature = "ssr"))]
compile_error!("Leptos must not be compiled with two modes in one build: choose csr or ssr");

#[cfg(feature = "csr")]
pub mod app;
#[cfg(feature = "csr")]
pub mod browser;
pub mod components;
pub mod head;
pub mod library;
pub mod pages;
pub mod screen;
pub mod search;
