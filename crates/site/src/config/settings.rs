/// A setting of `blog.toml`: what is read, explained and documented comes from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) key: &'static str,
    /// What it holds, as in "must be a text".
    pub(crate) kind: &'static str,
    /// In TOML; without one, it must be there.
    pub(crate) default: Option<&'static str>,
    /// A whole line.
    pub(crate) example: &'static str,
    /// One sentence.
    pub(crate) meaning: &'static str,
    /// Which values are allowed, where that is not every one of its kind.
    pub(crate) allowed: &'static str,
}

const fn setting(
    key: &'static str,
    kind: &'static str,
    example: &'static str,
    meaning: &'static str,
) -> Setting {
    Setting { key, kind, default: None, example, meaning, allowed: "" }
}

impl Setting {
    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    const fn allowed(self, allowed: &'static str) -> Self {
        Self { allowed, ..self }
    }
}

/// Every setting, in the order in which they are documented.
pub(crate) const SETTINGS: [Setting; 16] = [
    setting(
        "title",
        "a text",
        "title = \"The blog's name\"",
        "The blog's name: on every page, in feeds and search results.",
    ),
    setting("tagline", "a text", "tagline = \"One sentence\"", "What the blog is about, in one sentence."),
    setting("author", "a text", "author = \"Your name\"", "Who writes it."),
    setting(
        "language",
        "a text",
        "language = \"en\"",
        "The language of the interface, and of posts that name none.",
    )
    .allowed("a language tag (BCP 47), as in en, pt-BR or zh-Hans"),
    setting(
        "base_url",
        "a text",
        "base_url = \"https://example.org/\"",
        "Where the blog will live, with its path.",
    )
    .allowed("an address with https:// in front and a slash at its end"),
    setting(
        "posts",
        "a text",
        "posts = \"../old-blog\"",
        "The folder of the posts. Any other one is read in place, as `cargo blog import` reads it.",
    )
    .or("\"posts\"")
    .allowed("a folder, seen from this file"),
    setting(
        "timezone",
        "a text",
        "timezone = \"Europe/Berlin\"",
        "Where a day begins and ends: posts appear and expire by it.",
    )
    .or("\"UTC\"")
    .allowed("a name of the IANA time zone database"),
    setting(
        "links",
        "a list",
        "links = [\"https://github.com/you\"]",
        "The author elsewhere: named at the foot of every page, and joined to the blog by rel=\"me\".",
    )
    .or("[]")
    .allowed("addresses with https:// or mailto:"),
    setting(
        "tags",
        "a list",
        "tags = [\"rust\", \"web\"]",
        "The tags that posts may have; a post with another one is an error.",
    )
    .or("any")
    .allowed("tags as posts write them"),
    setting(
        "feed_limit",
        "a whole number",
        "feed_limit = 20",
        "How many of the newest articles a feed holds.",
    )
    .or("20")
    .allowed("from 1 on"),
    setting(
        "offline",
        "true or false",
        "offline = false",
        "Whether readers can keep the blog on their devices.",
    )
    .or("true"),
    setting(
        "offline_limit",
        "a whole number",
        "offline_limit = 5",
        "Up to how many megabytes, compressed, all of it is kept without being asked.",
    )
    .or("5")
    .allowed("from 1 on"),
    setting(
        "embed",
        "a list",
        "embed = [\"www.youtube-nocookie.com\"]",
        "The hosts whose pages may stand in a text as frames.",
    )
    .or("[]")
    .allowed("names of hosts"),
    setting(
        "hosts",
        "a list",
        "hosts = [\"github-pages\"]",
        "Where the blog is deployed: settings are written for these.",
    )
    .or("[]")
    .allowed("azure, caddy, cloudflare-pages, firebase, github-pages, netlify, nginx, s3, vercel"),
    setting(
        "compress",
        "true or false",
        "compress = true",
        "Whether compressed copies lie beside the files, for servers that send them: caddy and nginx need it.",
    )
    .or("as the hosts need it"),
    setting(
        "warnings",
        "a table",
        "[warnings]\nlong-title = \"allow\"",
        "Raises or silences warnings, by their codes.",
    )
    .or("{}")
    .allowed("\"allow\", \"warn\" or \"error\" behind each code"),
];

/// The setting of this key.
pub(crate) fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}
