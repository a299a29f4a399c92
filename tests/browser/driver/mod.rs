//! The WebDriver side: one chromedriver for all tests, a browser with its own profile for each.

mod chromedriver;
mod command;
mod session;

pub use chromedriver::variable;
pub use session::{Permit, Session, wait};
