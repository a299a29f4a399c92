//! The blog while its author writes: what is served, and what an open page is told.

mod author;
mod saving;
mod served;
