use serde::Serialize;

/// What the scripts of pages say. The build writes it into them as data, by these names.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Script {
    /// A new release waits.
    pub new_version: &'static str,
    /// What shows it.
    pub show_it: &'static str,
    /// Where the reader has removed everything.
    pub keep_this: &'static str,
    /// All is here, below every page.
    pub all_here: &'static str,
    /// A part is here: `{kept}`, `{of}`.
    pub some_here: &'static str,
    /// The article on the screen is not.
    pub this_not_here: &'static str,
    /// It is, and no other.
    pub this_here: &'static str,
    /// It is, and one other.
    pub this_and_one: &'static str,
    /// It is, and more: `{others}`.
    pub this_and_others: &'static str,
    /// Beside an article of which nothing is here.
    pub not_kept: &'static str,
    /// Beside one of which some is: `{kept}`, `{of}`.
    pub files_of: &'static str,
    /// A size: `{size}`.
    pub megabytes: &'static str,
    /// All is here, on the page about it: `{size}`.
    pub state_all: &'static str,
    /// A part is: `{kept}`, `{of}`, `{size}`, `{total}`.
    pub state_some: &'static str,
    /// Behind it: `{size}`.
    pub room_left: &'static str,
    /// Takes everything away.
    pub remove_all: &'static str,
    /// Stops fetching.
    pub pause: &'static str,
    /// Fetches everything: `{size}`.
    pub keep_all: &'static str,
}
