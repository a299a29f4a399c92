//! One module for each command.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod config;
mod error;
pub(crate) mod hook;
pub(crate) mod import;
pub(crate) mod new;
mod port;
pub(crate) mod serve;
pub(crate) mod test;
pub(crate) mod verify;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

pub(crate) use error::CommandError;

/// What can be asked of `cargo blog`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the blog in the browser while you write; every saved change appears at once
    ///
    /// Drafts are shown too. Ends with Ctrl-C.
    #[command(after_help = "Example:\n  cargo blog serve --open")]
    Serve(serve::Options),

    /// Write the finished blog to dist/, ready for any web server
    #[command(after_help = "Example:\n  cargo blog build\n\nThen copy the content of dist/ to your host.")]
    Build,

    /// Say everything that is wrong in the posts and in blog.toml, without building
    #[command(
        after_help = "Examples:\n  cargo blog check\n  cargo blog check --format json     for editors\n  cargo blog check --external        asks other sites, too"
    )]
    Check(check::Options),

    /// Explain every setting in force: its value, where it comes from, what it is for
    #[command(after_help = "Example:\n  cargo blog config")]
    Config,

    /// Begin an article: a new file in posts/, as a draft
    #[command(
        after_help = "Example:\n  cargo blog new \"What I learned\"     writes posts/what-i-learned.md"
    )]
    New {
        /// The article's title, in quotes; its address is made from it
        title: String,
    },

    /// Bring an existing blog over: its posts, images, dates, tags and old addresses
    ///
    /// SOURCE is the folder of a Hugo, Zola, Jekyll, Eleventy, Hexo, Astro or Pelican site or of plain Markdown files; or
    /// one file: an Atom or RSS feed, a WordPress export, a saved HTML page, or a plain-text page with a line
    /// "Published on: 2024-02-05" below each article. What it is, is recognised.
    ///
    /// Posts that are there already are never changed. The report says of each post what was changed, what could not be
    /// carried over, and what you should look at.
    #[command(
        after_help = "Examples:\n  cargo blog import ../old-blog --dry-run     says what would be written\n  \
                      cargo blog import ../old-blog\n  cargo blog import export.xml --as wordpress\n\nThen run: cargo blog check"
    )]
    Import(import::Options),

    /// Say what is wrong with the blog where it is deployed: files, types, caching, compression, policy, redirects
    ///
    /// Compares with the release in dist/; without one, with the blog's own sitemap and its worker's list. What a host
    /// merely lacks is said too, and is no failure.
    #[command(after_help = "Example:\n  cargo blog verify https://example.org/blog/")]
    Verify {
        /// The address of the home page
        url: String,
    },

    /// Run every test, step by step, as before a release
    ///
    /// Stops at the first step that fails and says how to repeat it.
    #[command(after_help = "Examples:\n  cargo blog test\n  cargo blog test --only unit")]
    Test {
        /// Run one step, with the tools that it needs
        #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(test::names()))]
        only: Option<String>,
    },

    /// Measure what a blog costs, from 11 posts to 10,000: builds, first views, clicks, search, memory, functions
    ///
    /// Prints tables and keeps the figures below target/blog/bench/. No figure makes it fail. All of it takes about an
    /// hour, on a machine that does nothing else.
    #[command(
        after_help = "Examples:\n  cargo blog bench --sizes 11,1000 --only build\n  cargo blog bench --json before.json\n  cargo blog bench --against before.json\n  cargo blog bench --document     writes docs/benchmarks.md"
    )]
    Bench(bench::Options),

    /// One build that is measured.
    #[command(hide = true)]
    Measured(bench::Measured),

    /// What Trunk calls before and after it builds.
    #[command(hide = true)]
    Hook {
        /// When.
        #[arg(value_enum)]
        stage: hook::Stage,
    },
}
