//! How long readers wait. These print tables and never fail for a number: what is measured on a busy machine is no
//! verdict. tests/README.md says how to run them.

mod click;
mod marks;
mod memory;
mod network;
mod paint;
mod record;
mod saving;
mod search;
