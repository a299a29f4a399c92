//! The native side of the blog: everything between `posts/` and the finished folder, as plain functions.
//!
//! [`Project::load`] reads and checks; what it returns can be bundled without a further question. The binary `blog`
//! (`main.rs`, `commands/`, `tools/`) is the only caller that talks to a terminal.

mod adopted;
mod assemble;
pub mod bench;
mod budgets;
mod config;
mod external;
mod fields;
mod formulas;
mod hash;
mod highlight;
pub mod live;
mod media;
mod memo;
mod nearest;
pub(crate) mod pictures;
mod posts;
mod problem;
mod progress;
mod project;
pub mod search;
mod share;
mod validate;
mod verify;
mod warnings;
mod whole;

pub use adopted::{Source, read_source};
pub use assemble::{
    AssembleError, Before, File, Host, Profile, Published, Shrinkers, Summary, assemble, assemble_over,
    feeds, maps,
};
pub use budgets::{BudgetError, Budgets, Excess, Part};
pub use config::{Config, Explained, POSTS, explain, reference};
pub use external::{External, Manners, external};
pub use formulas::{FormulaError, mathml};
pub use highlight::runs;
pub use posts::{Alias, Asset, Landing, Post, Standing, can_lead, sanitized};
pub use problem::{Place, Problem, Problems, Severity, Style};
pub use progress::{Progress, Taken};
pub use project::{Drafts, Project, Redirect};
pub use share::ShareError;
pub use verify::{Fault, Promise, Report, VerifyError, verify};
pub use warnings::{Level, Levels};
