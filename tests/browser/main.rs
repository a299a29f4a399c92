//! What readers get: the finished blog in a real Chromium, from a server that can be damaged and stopped.
//!
//! `cargo blog test --only browser` runs them all; tests/README.md says how to run one, how to watch the browser, and
//! how to add a test. A module is one topic, a test is named after the promise that it guards.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

mod driver;
mod server;
mod site;
mod tab;
mod visit;

mod accessible;
mod articles;
mod code;
mod failures;
mod first_view;
mod fragments;
mod intent;
mod keyboard;
mod measurements;
mod navigation;
mod offline;
mod places;
mod policy;
mod same_page;
mod search;
mod settings;
mod start;
mod still;
mod unknown;
mod without_scripts;
