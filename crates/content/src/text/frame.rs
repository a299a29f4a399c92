/// What stands around the views: the head and foot of every page, and what other programs show of the blog. Written by
/// the build alone.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    /// The first link of every page, for keyboards.
    pub skip: &'static str,
    /// Names the ways in the page's head.
    pub site: &'static str,
    /// Who writes: `{author}`.
    pub written_by: &'static str,
    /// Ways to the feeds.
    pub feeds: [&'static str; 3],
    /// What opens the reader's settings, in as many letters as a sign has.
    pub settings_sign: &'static str,
    /// Names them; the sign is a part of it.
    pub settings: &'static str,
    /// Names the choice of light and dark.
    pub theme: &'static str,
    /// As the system has it, light, dark.
    pub themes: [&'static str; 3],
    /// Names the choice of the face.
    pub face: &'static str,
    /// With serifs, without.
    pub faces: [&'static str; 2],
    /// Names the choice of the text's size.
    pub size: &'static str,
    /// Small, normal, large, largest.
    pub sizes: [&'static str; 4],
    /// Names the choice of the lines' length.
    pub width: &'static str,
    /// Narrow, normal, wide.
    pub widths: [&'static str; 3],
    /// What a feed is, to a person who opens one.
    pub about_feed: &'static str,
    /// What the feed of a tag brings: `{tag}`.
    pub feed_of_tag: &'static str,
    /// The way from a feed to its page.
    pub read_on_the_web: &'static str,
}
