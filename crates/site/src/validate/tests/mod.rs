//! Whole finished folders made of small strings, each with one fault and the exact message.

mod blog;
mod documents;
mod files;
mod links;
mod others;
mod speed;
