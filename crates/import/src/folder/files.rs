use content::Date;

use super::{Defaults, is_text};
use crate::format::{is_html, is_markdown};
use crate::values::{self, Values};
use crate::{File, Format};

/// What a folder's files say about the whole site.
pub(crate) struct Site {
    pub(crate) format: Format,
    pub(super) config: Values,
    /// Below which folder posts lie; empty when anywhere.
    roots: Vec<String>,
    /// Whether pages are all there is.
    only_html: bool,
}

/// Folders that hold no posts: what programs made, and what they are made of.
const PASSED_OVER: [&str; 16] = [
    "node_modules",
    "_site",
    "_includes",
    "_layouts",
    "_sass",
    "layouts",
    "templates",
    "themes",
    "archetypes",
    "scaffolds",
    "vendor",
    "target",
    "output",
    "resources",
    "partials",
    "shortcodes",
];
/// Files about a repository.
const ABOUT: [&str; 8] =
    ["readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security", "authors"];

impl Site {
    pub(crate) fn of(files: &[File], format: Format) -> Self {
        let config = config(files);
        let has =
            |folder: &str| files.iter().any(|file| in_folder(&file.path, folder) && is_text(&file.path));
        let wanted: &[&str] = match format {
            Format::Jekyll => &["_posts", "_drafts"],
            Format::Hexo => &["source/_posts", "source/_drafts", "_posts", "_drafts"],
            Format::Hugo | Format::Zola | Format::Pelican => &["content", "_content"],
            Format::Astro => &["src/content", "src/pages", "content"],
            _ => &[],
        };
        let roots = wanted.iter().filter(|folder| has(folder)).map(|folder| (*folder).to_owned());
        let only_html = !files.iter().any(|file| is_markdown(&file.path));
        Self { format, config, roots: roots.collect(), only_html }
    }

    /// Whether a file lies where this generator looks for posts.
    pub(super) fn holds_posts(&self, path: &str) -> bool {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let root = self.roots.iter().find(|root| in_folder(path, root));
        // Below the folder of posts, a name is a post's own.
        let above = match root {
            Some(root) => {
                format!("/{path}").split(&format!("/{root}/")).next().unwrap_or_default().to_owned()
            }
            None => path.rsplit_once('/').map_or("", |(folders, _)| folders).to_owned(),
        };
        let passed_over = above.split('/').any(|part| PASSED_OVER.contains(&part));
        let in_roots = self.roots.is_empty() || root.is_some();
        !hidden && !passed_over && in_roots
    }

    pub(super) fn may_be_post(&self, path: &str) -> bool {
        let stem = stem(path).to_lowercase();
        // HTML is a post where the generator says so, or where the whole source is saved pages.
        let html = is_html(path) && !self.only_html && !matches!(self.format, Format::Jekyll | Format::Hugo);
        is_text(path) && self.holds_posts(path) && !ABOUT.contains(&stem.as_str()) && !html
    }

    /// What Jekyll's configuration gives to every post.
    pub(super) fn defaults(&self, path: &str) -> Defaults {
        let mut found = Values::new();
        for entry in self.config.get("defaults").and_then(|it| it.as_array()).into_iter().flatten() {
            let scope = entry.get("scope").and_then(|scope| scope.get("path")).and_then(|path| path.as_str());
            if scope.is_none_or(|scope| path.starts_with(scope.trim_matches('/')))
                && let Some(values) = entry.get("values").and_then(|values| values.as_object())
            {
                found.extend(values.clone());
            }
        }
        for key in ["layout", "permalink"] {
            found.remove(key);
        }
        found
    }

    /// A setting of the site.
    pub(super) fn setting(&self, key: &str) -> Option<&str> {
        self.config
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key))
            .and_then(|(_, value)| value.as_str())
    }

    /// The site's addresses: links to them are links to its own posts.
    pub(crate) fn urls(&self) -> Vec<String> {
        let found =
            ["baseurl", "base_url", "url", "siteurl", "site"].iter().filter_map(|key| self.setting(key));
        let hosts =
            found.filter(|url| url.starts_with("http")).map(|url| url.trim_end_matches('/').to_owned());
        hosts.collect()
    }

    /// An address by a pattern such as `/:year/:month/:day/:title/`; `None` when something in it is unknown.
    pub(super) fn pattern(pattern: &str, date: Date, name: &str, categories: &[String]) -> Option<String> {
        let text = date.to_string();
        let (year, month, day) = (&text[..4], &text[5..7], &text[8..]);
        let mut out = pattern.to_owned();
        let categories = categories.join("/").to_lowercase();
        for (token, value) in [
            (":categories", categories.as_str()),
            (":category", categories.as_str()),
            (":i_month", month.trim_start_matches('0')),
            (":i_day", day.trim_start_matches('0')),
            (":short_year", &year[2..]),
            (":year", year),
            (":month", month),
            (":day", day),
            (":contentbasename", name),
            (":slugorcontentbasename", name),
            (":slugorfilename", name),
            (":filename", name),
            (":title", name),
            (":slug", name),
            (":name", name),
            (":post_title", name),
            (":output_ext", ".html"),
        ] {
            out = out.replace(token, value);
        }
        if out.contains(':') {
            return None;
        }
        while out.contains("//") {
            out = out.replace("//", "/");
        }
        Some(out.trim_start_matches('/').to_owned())
    }
}

fn config(files: &[File]) -> Values {
    let names = [
        "_config.yml",
        "_config.yaml",
        "hugo.toml",
        "hugo.yaml",
        "hugo.yml",
        "config.toml",
        "config.yaml",
        "config.yml",
        "hugo.json",
        "pelicanconf.py",
    ];
    let found = names.iter().find_map(|name| {
        files.iter().find(|file| file.path == *name || file.path.ends_with(&format!("/{name}")))
    });
    let Some(file) = found else { return Values::new() };
    let text = file.text();
    match file.path.rsplit('.').next() {
        Some("toml") => values::toml(&text).unwrap_or_default(),
        Some("json") => values::json(&text).map(|(values, _)| values).unwrap_or_default(),
        Some("py") => {
            let lines: Vec<_> = text.lines().map(|line| line.replacen(" =", ":", 1)).collect();
            values::by_lines(&lines.join("\n"))
        }
        _ => values::yaml(&text).0,
    }
}

/// Whether a path lies below a folder, wherever that is.
pub(super) fn in_folder(path: &str, folder: &str) -> bool {
    format!("/{path}").contains(&format!("/{folder}/"))
}

/// A file's name without its extension.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The markup of a text that is no Markdown.
pub(super) fn other_markup(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    Some(match extension.to_lowercase().as_str() {
        "rst" => "reStructuredText",
        "adoc" | "asciidoc" => "AsciiDoc",
        "org" => "Org",
        "textile" => "Textile",
        "ipynb" => "a Jupyter notebook",
        _ => return None,
    })
}
