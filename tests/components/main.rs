//! The app's parts in a real browser: what is in the document after a component has been shown, and what the code at
//! the border to the browser does with it. What needs no document is tested natively, in `tests/suite/`.
//!
//! `cargo blog test --only components` runs them. A module is a topic; a test puts what it shows on a [`stage`].

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

mod fetch;
mod outlet;
mod pages;
mod parts;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
