use std::fmt;

use crate::{File, ImportError};

/// What kind of blog a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the name of a program or of a file's kind")]
pub enum Format {
    Hugo,
    Zola,
    Jekyll,
    Eleventy,
    Hexo,
    Astro,
    Pelican,
    Markdown,
    PlainText,
    Atom,
    Rss,
    WordPress,
    Html,
}

const ALL: [(Format, &str, &str); 13] = [
    (Format::Hugo, "hugo", "a Hugo site"),
    (Format::Zola, "zola", "a Zola site"),
    (Format::Jekyll, "jekyll", "a Jekyll site"),
    (Format::Eleventy, "eleventy", "an Eleventy site"),
    (Format::Hexo, "hexo", "a Hexo site"),
    (Format::Astro, "astro", "an Astro site"),
    (Format::Pelican, "pelican", "a Pelican site"),
    (Format::Markdown, "markdown", "a folder of Markdown files"),
    (Format::PlainText, "text", "a plain-text page"),
    (Format::Atom, "atom", "an Atom feed"),
    (Format::Rss, "rss", "an RSS feed"),
    (Format::WordPress, "wordpress", "a WordPress export"),
    (Format::Html, "html", "a saved page"),
];

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ALL.iter().find(|(format, ..)| format == self).map_or("", |(_, _, text)| text))
    }
}

impl Format {
    /// By its name on the command line.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|(_, known, _)| *known == name).map(|(format, ..)| *format)
    }

    /// All names on the command line.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|(_, name, _)| *name)
    }

    /// What the source is, by what is there, and the sign that told it.
    pub(crate) fn detect(files: &[File]) -> Result<(Self, String), ImportError> {
        match files {
            [] => Err(ImportError::NothingThere),
            [file] if !is_markdown(&file.path) => of_file(file),
            files => of_folder(files),
        }
    }
}

/// Whether a file is Markdown by its name.
pub(crate) fn is_markdown(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    extension.is_some_and(|it| ["md", "markdown", "mdown", "mkd", "mdx"].contains(&it.as_str()))
}

/// Whether a file is HTML by its name.
pub(crate) fn is_html(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".html") || path.ends_with(".htm")
}

fn of_file(file: &File) -> Result<(Format, String), ImportError> {
    let text = file.text();
    let start = text.trim_start().get(..200).unwrap_or(text.trim_start()).to_lowercase();
    if is_html(&file.path) || start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Ok((Format::Html, "it is HTML".to_owned()));
    }
    if start.starts_with("<?xml") || start.starts_with("<rss") || start.starts_with("<feed") {
        return of_xml(file, &text);
    }
    match text.lines().filter(|line| crate::plain::published(line).is_some()).count() {
        0 => Err(ImportError::UnknownShape { file: file.name().to_owned() }),
        lines => Ok((Format::PlainText, format!("lines \"Published on:\" ({lines})"))),
    }
}

fn of_xml(file: &File, text: &str) -> Result<(Format, String), ImportError> {
    if text.contains("http://wordpress.org/export/") {
        return Ok((Format::WordPress, "the namespace of WordPress exports".to_owned()));
    }
    let document = crate::feed::parse(text)
        .map_err(|error| ImportError::BadXml { file: file.name().to_owned(), why: error.to_string() })?;
    match document.root_element().tag_name().name() {
        "feed" => Ok((Format::Atom, "the element <feed>".to_owned())),
        "rss" | "RDF" => Ok((Format::Rss, "the element <rss>".to_owned())),
        root => Err(ImportError::NotAFeed { file: file.name().to_owned(), root: root.to_owned() }),
    }
}

/// Files that name their generator, wherever in the source they lie; the shallowest decide.
const SIGNS: [(&str, Format); 20] = [
    ("hugo.toml", Format::Hugo),
    ("hugo.yaml", Format::Hugo),
    ("hugo.yml", Format::Hugo),
    ("hugo.json", Format::Hugo),
    ("archetypes/default.md", Format::Hugo),
    ("config/_default/hugo.toml", Format::Hugo),
    ("config/_default/config.toml", Format::Hugo),
    (".eleventy.js", Format::Eleventy),
    ("eleventy.config.js", Format::Eleventy),
    ("eleventy.config.mjs", Format::Eleventy),
    ("eleventy.config.cjs", Format::Eleventy),
    ("eleventy.config.ts", Format::Eleventy),
    ("astro.config.mjs", Format::Astro),
    ("astro.config.js", Format::Astro),
    ("astro.config.ts", Format::Astro),
    ("astro.config.cjs", Format::Astro),
    ("pelicanconf.py", Format::Pelican),
    ("scaffolds/post.md", Format::Hexo),
    ("_config.landscape.yml", Format::Hexo),
    ("Gemfile", Format::Jekyll),
];

fn of_folder(files: &[File]) -> Result<(Format, String), ImportError> {
    if !files.iter().any(|file| is_markdown(&file.path) || is_html(&file.path)) {
        return Err(ImportError::NothingThere);
    }
    let named =
        |name: &str| files.iter().find(|file| file.path == name || file.path.ends_with(&format!("/{name}")));
    for (name, format) in SIGNS {
        if named(name).is_some() {
            return Ok((format, format!("the file {name}")));
        }
    }
    if let Some(config) = named("config.toml") {
        let zola = config.text().lines().any(|line| line.trim_start().starts_with("base_url"));
        let format = if zola { Format::Zola } else { Format::Hugo };
        return Ok((format, format!("the file {}", config.path)));
    }
    let inside =
        |folder: &str| files.iter().any(|file| format!("/{}", file.path).contains(&format!("/{folder}/")));
    for (folder, format) in
        [("source/_posts", Format::Hexo), ("_posts", Format::Jekyll), ("src/content", Format::Astro)]
    {
        if inside(folder) {
            return Ok((format, format!("the folder {folder}")));
        }
    }
    if named("_config.yml").is_some() {
        return Ok((Format::Jekyll, "the file _config.yml".to_owned()));
    }
    Ok(by_contents(files))
}

/// Without any of these files: by what the posts themselves use.
fn by_contents(files: &[File]) -> (Format, String) {
    let signs: [(&[&str], Format, &str); 5] = [
        (&["\n[taxonomies]", "\n[extra]", "](@/"], Format::Zola, "front matter with [taxonomies] or [extra]"),
        (&["{{< ", "{{<", "{{% "], Format::Hugo, "shortcodes {{< … >}}"),
        (&["| url }}", "{% image "], Format::Eleventy, "filters {{ … | url }}"),
        (&["\n+++\n"], Format::Hugo, "front matter between +++"),
        (&["Title: "], Format::Pelican, "header lines Title: …"),
    ];
    let texts: Vec<_> = files.iter().filter(|file| is_markdown(&file.path)).map(|file| file.text()).collect();
    for (marks, format, sign) in signs {
        let with = texts.iter().filter(|text| match format {
            Format::Pelican => text.starts_with(marks[0]),
            Format::Zola => text.starts_with("+++") && marks.iter().any(|mark| text.contains(mark)),
            _ => marks.iter().any(|mark| text.contains(mark)),
        });
        // One post about another generator makes no site of it.
        let with = with.count();
        if with > 2 || with * 2 > texts.len() {
            return (format, sign.to_owned());
        }
    }
    (Format::Markdown, "no generator's files".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(files: &[(&str, &str)]) -> String {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| File { path: (*path).to_owned(), bytes: Some(text.as_bytes().to_vec()) })
            .collect();
        match Format::detect(&files) {
            Ok((format, sign)) => format!("{format}: {sign}"),
            Err(error) => error.to_string().lines().next().unwrap().to_owned(),
        }
    }

    #[test]
    fn what_is_there_tells_the_kind() {
        let post = ("content/a.md", "---\ntitle: A\n---\n");
        assert_eq!(detected(&[post, ("hugo.toml", "")]), "a Hugo site: the file hugo.toml");
        assert_eq!(detected(&[post, ("config.toml", "base_url = ''")]), "a Zola site: the file config.toml");
        assert_eq!(detected(&[post, ("config.toml", "baseURL = ''")]), "a Hugo site: the file config.toml");
        assert_eq!(detected(&[("_posts/a.md", "x"), ("b.md", "")]), "a Jekyll site: the folder _posts");
        assert_eq!(
            detected(&[("source/_posts/a.md", "x"), ("_config.yml", "")]),
            "a Hexo site: the folder source/_posts"
        );
        assert_eq!(detected(&[post, ("x/.eleventy.js", "")]), "an Eleventy site: the file .eleventy.js");
        assert_eq!(detected(&[post, ("pelicanconf.py", "")]), "a Pelican site: the file pelicanconf.py");
        assert_eq!(detected(&[post, ("astro.config.mjs", "")]), "an Astro site: the file astro.config.mjs");
        assert_eq!(detected(&[post]), "a folder of Markdown files: no generator's files");
        assert_eq!(
            detected(&[("a.txt", "A\n\nPublished on: 2024-01-01\n")]),
            "a plain-text page: lines \"Published on:\" (1)"
        );
        assert_eq!(detected(&[("a.xml", "<feed xmlns='x'/>")]), "an Atom feed: the element <feed>");
        assert_eq!(detected(&[("a.xml", "<rss/>")]), "an RSS feed: the element <rss>");
        assert_eq!(detected(&[("a.htm", "<p>")]), "a saved page: it is HTML");
        assert_eq!(detected(&[]), "there is no post in it");
        assert_eq!(detected(&[("a.png", ""), ("b.png", "")]), "there is no post in it");
        assert_eq!(detected(&[("a.txt", "x")]), "a.txt is no kind of blog that is known here");
        assert_eq!(
            detected(&[("a.xml", "<?xml version='1.0'?><svg/>")]),
            "a.xml is XML, but no feed: it begins with <svg>"
        );
    }

    #[test]
    fn every_format_has_a_name() {
        for name in Format::names() {
            assert!(Format::named(name).is_some_and(|format| !format.to_string().is_empty()), "{name}");
        }
        assert_eq!(Format::named("word"), None);
    }
}
