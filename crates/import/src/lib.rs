//! Any existing blog as posts of this one: files in, planned posts and a report out.
//!
//! [`plan`] decides everything and touches nothing: it knows no file system, no clock and no terminal. What it returns
//! names every file to write and every image to copy, and says of each post what was changed, what could not be
//! carried over and what its author should look at. The command `cargo blog import` reads, shows and writes.

mod address;
mod date;
mod feed;
mod folder;
mod foreign;
mod format;
mod front_matter;
mod html;
mod links;
mod note;
mod page;
mod plain;
mod plan;
mod post;
mod report;
mod show;
mod source;
mod tags;
mod values;
mod wordpress;
mod write;

pub use date::{DateFault, read as read_date};
pub use format::Format;
pub use note::{Kind, Note, counted};
pub use plan::{Copy, Plan, Planned, plan};
pub use report::{LeftOut, Reason};
pub use show::Outcome;
pub use source::{File, ImportError};
pub use write::quoted;
