//! What was measured: figures, and how they are told.
//!
//! `cargo blog bench` (`commands/bench`) and the measurements in `tests/browser` make [`Figure`]s; a [`Report`] is all of them with the
//! machine. It goes to a file and back, and becomes tables ([`tables`]), curves over the number of posts ([`curves`])
//! and the page of the documentation ([`document`]). Nothing here judges: no number makes anything fail.

mod curves;
mod document;
mod figure;
mod panel;
mod report;
mod samples;
mod table;

pub use curves::curves;
pub use document::document;
pub use figure::{Figure, Unit};
pub use report::{Computer, Report, ReportError};
pub use samples::Samples;
pub use table::tables;
