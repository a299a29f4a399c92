//! A blog without files: texts in, what feeds are made from out.

use content::markdown::{Place, render};
use content::{Base, Blog, Body, Catalogue, Date, Entry, Reading, Resource, Slug};
use percent_encoding::percent_decode_str;
use site::{Config, Published};
use url::Url;

/// What a test says of an article.
pub struct Post {
    pub title: String,
    pub markdown: String,
    pub tags: Vec<String>,
}

/// The blog.
pub struct Sample {
    pub config: Config,
    pub catalogue: Catalogue,
    pub bodies: Vec<Body>,
}

/// Texts that feeds break on, each with a title. Those whose text has a formula are tagged.
pub const HOSTILE: [(&str, &str); 12] = [
    (
        "Control \u{1}characters",
        "a\u{0}b\u{1}c\u{b}d\u{1f}e\u{7f}f\u{85}g\u{fffe}h\u{ffff}i &#1; &#x1F; &#xFFFF;",
    ),
    ("Emoji 🎉 and 漢字", "👩‍👩‍👧‍👦 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{202e}abc\u{202c} é"),
    ("]]> & <b> \"quotes\" 'too'", "]]> `]]>` <![CDATA[ x ]]> &amp;lt; &nbsp; &lt;"),
    ("Unbalanced HTML", "</div></div>\n\n<div><p>open <b>bold\n\n<table><td>cell\n\n</section>\n\n<details>"),
    ("Never closed", "text\n\n<!-- open <img src=\"a.png\">\n\nmore"),
    (
        "Raw addresses",
        "<img src=a.png srcset=\"a.png 1x, /b.png 2x\"><video poster='../p.png' src=v.mp4></video>\n\n\
        <form action=\"/go\"><button formaction=\"?a=1\">x</button></form><blockquote cite=\"c\">q</blockquote>\n\n\
        <a href=\"javascript:alert(1)\">j</a> <iframe src=\"//host.example/x\"></iframe> <a href>empty</a>",
    ),
    (
        "Links",
        "[a](../b.md) [c](#d) ![e](f.svg \"g\") [h](?i) [j](//k.example/l m) <https://n.example/ö> [o](<p q>)",
    ),
    ("Notes", "One[^1] two[^two] again[^1].\n\n[^1]: Note with a [link](x).\n[^two]: Another."),
    ("Formulas", "$a < b & c$ and $$\\sum_{i=0}^n x_i$$"),
    (
        "Scripts",
        "<script src=\"a.js\">if (a < b && c) { d('</p>') }</script><style>@import url(x.css);</style>\n\n\
        <p onclick=\"a()\" style=\"background: url(x.png)\">text</p><base href=\"/elsewhere/\"><link href=\"y.css\">",
    ),
    (
        "Drawings",
        "<svg><use href=\"#a\"/><image href=\"b.png\"/><a xlink:href=\"c\"><text>d</text></a></svg>\n\n\
        <math><mi href=\"e\">x</mi></math>",
    ),
    ("Tables and tasks", "| a | b |\n|:-:|--:|\n| [c](d) | e |\n\n- [ ] f\n- [x] g\n\n> [!NOTE]\n> h"),
];

impl Sample {
    /// Every day brings a post; every third was changed a month later.
    pub fn new(posts: impl IntoIterator<Item = Post>, feed_limit: usize) -> Self {
        let blog = Blog {
            title: "Tëst & <blog>".to_owned(),
            tagline: "About & all".to_owned(),
            author: "Å. Thor".to_owned(),
            language: "en-GB".to_owned(),
            url: "https://blog.example/blog/".to_owned(),
        };
        let date = |day: usize| {
            let [year, month, day] = [2000 + day / 336, day / 28 % 12 + 1, day % 28 + 1];
            Date::new(year as u16, month as u8, day as u8).unwrap()
        };
        let (mut entries, mut bodies) = (Vec::new(), Vec::new());
        for (n, post) in posts.into_iter().enumerate() {
            let slug = Slug::from_text(&format!("{n}-{}", post.title)).unwrap();
            entries.push(Entry {
                body: Resource { path: format!("content/{slug}.bin"), integrity: String::new() },
                slug,
                title: post.title,
                date: date(n),
                updated: n.is_multiple_of(3).then(|| date(n + 28)),
                summary: "A summary with & and <.".to_owned(),
                tags: post.tags,
                series: None,
                language: n.is_multiple_of(4).then(|| "he".to_owned()),
                reading: Reading::of(""),
                share_image: None,
            });
            bodies.push(Body { markdown: post.markdown, ..Body::default() });
        }
        bodies.reverse();
        let base = Base::new("/blog/").unwrap();
        let catalogue = Catalogue::new(blog.clone(), entries);
        Self {
            config: Config {
                blog,
                base,
                links: Vec::new(),
                feed_limit,
                offline: true,
                offline_limit: 0,
                embed: Vec::new(),
                hosts: Vec::new(),
            },
            catalogue,
            bodies,
        }
    }

    pub fn hostile(feed_limit: usize) -> Self {
        let posts = HOSTILE.map(|(title, markdown)| Post {
            title: title.to_owned(),
            markdown: markdown.to_owned(),
            // One tag, three spellings.
            tags: if markdown.contains('$') { ["C++", "c", "C"].map(str::to_owned).to_vec() } else { vec![] },
        });
        Self::new(posts, feed_limit)
    }

    pub fn published(&self) -> Published<'_> {
        Published::new(&self.config, &self.catalogue, &self.bodies).unwrap()
    }

    /// The whole address of a path below the base.
    pub fn address(&self, path: &str) -> String {
        Url::parse(&self.config.blog.url).unwrap().join(path).unwrap().into()
    }

    /// The place in the catalogue of the article at an address.
    pub fn at(&self, url: &str) -> usize {
        let slug = url.strip_suffix('/').and_then(|url| url.rsplit('/').next()).unwrap();
        let slug = percent_decode_str(slug).decode_utf8().unwrap();
        let at = self.catalogue.posts.iter().position(|entry| entry.slug.as_str() == slug).unwrap();
        assert_eq!(self.address(&format!("posts/{slug}/")), url);
        at
    }

    /// The HTML of an article's page.
    pub fn page(&self, at: usize) -> String {
        render(&self.bodies[at], &Place::article(&self.config.base)).html
    }

    pub fn tagged(&self, slug: &str) -> usize {
        let has =
            |entry: &&Entry| entry.tags.iter().any(|tag| Slug::from_text(tag).unwrap().as_str() == slug);
        self.catalogue.posts.iter().filter(has).count()
    }

    /// The last change of some articles.
    pub fn newest(&self, which: impl Fn(&Entry) -> bool) -> Option<String> {
        let days = self.catalogue.posts.iter().filter(|entry| which(entry));
        days.map(|entry| entry.updated.unwrap_or(entry.date).to_string()).max()
    }
}
