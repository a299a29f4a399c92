//! The native side of the blog: everything between `posts/` and the finished folder, as plain functions.
//!
//! [`Project::load`] reads and checks; what it returns can be bundled without a further question. The binary `blog`
//! (`main.rs`, `commands/`, `tools/`) is the only caller that talks to a terminal.

mod assemble;
mod config;
mod fields;
mod formulas;
mod hash;
mod highlight;
mod nearest;
mod posts;
mod problem;
mod project;
pub mod search;
mod share;
mod validate;

pub use assemble::{AssembleError, File, Host, Profile, Published, Summary, assemble, feeds, maps};
pub use config::Config;
pub use formulas::{FormulaError, mathml};
pub use highlight::runs;
pub use posts::{Alias, Asset, Post, sanitized};
pub use problem::{Problem, Problems};
pub use project::{Drafts, Project, Redirect};
pub use share::ShareError;
