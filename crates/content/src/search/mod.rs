//! Search: what the build writes and the browser reads.
//!
//! The index is a dictionary of folded words. Words of one stem are a group and share their postings, so that the
//! browser needs no stemmer; the build chooses the stems. Words that begin alike lie in one file ([`Shard`]), named by
//! its hash; [`Start`] names the files. What is shown of an article is on its [`Card`].
//!
//! | module | |
//! |---|---|
//! | `words`, `fold` | cuts a text into terms, the same in articles and in queries |
//! | `shard`, `varint` | words and postings as bytes, read without unpacking them |
//! | `start`, `card` | which files there are, and what a result shows |
//! | `query` | what a reader typed |
//! | `resolve`, `distance` | from typed words to groups: as written, begun, or with errors |
//! | `rank` | from groups to sections, best first |
//! | `excerpt` | the piece of a text that answers, with its words marked |
//!
//! Unicode's decomposition (NFKD) is passed in: the browser has its own, and tables would cost it 30 kB.

mod card;
mod distance;
mod excerpt;
mod fold;
mod query;
mod rank;
mod resolve;
mod shard;
mod start;
mod varint;
mod words;

pub use card::{CHUNK, Card, Heading};
pub use excerpt::{Excerpt, Piece, contains, excerpt};
pub use fold::fold;
pub use query::{Query, Wanted};
pub use rank::{Found, Source, rank};
pub use resolve::{Match, resolve};
pub use shard::{Group, LEVELS, Posting, Postings, Shard, write};
pub use start::{File, Start, bucket, tag_term, year_term};
pub use words::{Normalize, Run, Runs, runs};
