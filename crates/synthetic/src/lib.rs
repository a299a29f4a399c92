//! Posts that nobody wrote, for measurements: any number of them, the same bytes each time and on every machine.
//!
//! A post is a function of its number alone, so a blog of a thousand posts begins with the blog of a hundred. Each has about 700
//! words, headings, lists and code in four languages; every third has a table, every fifth formulas. The words are
//! invented, and spread as words are: few of them often, and each post brings some that no other had before.
//!
//! The crate depends on nothing, so that benchmarks of any other crate can use it.

mod code;
mod numbers;
mod post;
mod words;

pub use post::{Post, TAGS, edited, post, tag};

/// The settings of such a blog: what stands in its `blog.toml`.
pub const SETTINGS: &str = "title = \"Synthetic\"\ntagline = \"As many posts as it takes.\"\nauthor = \"Nobody\"\n\
    language = \"en\"\nbase_url = \"https://example.org/\"\n";

/// The icon of such a blog, which browsers would ask for otherwise: what stands in its `public/favicon.svg`.
pub const ICON: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1H0z\"/></svg>\n";

/// The first `count` posts, oldest first.
pub fn posts(count: usize) -> impl Iterator<Item = Post> {
    (0..count).map(post)
}
