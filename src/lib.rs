//! The browser side of Fieldnotes.
//!
//! Every page arrives as a complete document; this app takes over its links. It never touches the nodes of the first
//! view: from the first navigation on [`app`] puts others in their place. The same views are rendered natively (feature
//! `ssr`) by `crates/site` for the documents, by the same function: [`screen::Screen::html`].
//!
//! - [`components`], [`pages`]: the views. Props in, HTML out; no browser API, no fetch.
//! - [`library`]: pages and articles, fetched once a visit. Fetching is passed in.
//! - [`search`]: what a query needs of the index, fetched once a visit.
//! - `app`, `browser` (feature `csr`): the only code that runs in a browser alone.

#[cfg(all(feature = "csr", feature = "ssr"))]
compile_error!("Leptos must not be compiled with two modes in one build: choose csr or ssr");

mod activity;
#[cfg(feature = "csr")]
pub mod app;
#[cfg(feature = "csr")]
pub mod browser;
pub mod components;
pub mod library;
pub mod pages;
pub mod screen;
pub mod search;
