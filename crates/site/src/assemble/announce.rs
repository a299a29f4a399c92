use content::Address;

use super::bundle::Bundle;
use super::output::{self, AssembleError, Output};
use super::published::{File, Published};
use super::{feeds, maps, style};
use crate::Project;

/// Writes what leads others to the blog: feeds, and maps for machines. `pages` are all that the sitemap names.
pub(super) fn place(
    project: &Project,
    bundle: &Bundle,
    pages: &[Address],
    output: &mut Output,
) -> Result<(), AssembleError> {
    let published = Published::new(&project.config, &bundle.catalogue, &bundle.bodies)?;
    let style = style::feeds(&project.root, output)?;
    let output = &*output;
    let write = |file: &File| output.write(&file.path, file.text.as_bytes());
    feeds::each(&published, &style.path, write)?;
    let maps = maps::sitemap(&published, pages, maps::MOST);
    maps.into_iter().chain([maps::llms(&published)]).try_for_each(|file| write(&file))?;
    let articles: Vec<_> = published.articles().collect();
    output::each(&articles, |(entry, body)| write(&maps::source(&published, entry, body)))?;
    // An author's own, from public/, stays.
    let robots = maps::robots(&published);
    output.write_once(&robots.path, robots.text.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::Drafts;
    use crate::assemble::{bundle, public};

    /// A project with a post in a folder, a picture, and what `public` holds; what is announced of it.
    fn announced(public: &[(&str, &str)]) -> tempfile::TempDir {
        let project = tempfile::tempdir().unwrap();
        let config = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\n\
                      base_url = \"https://example.org/blog/\"\n";
        let post = "+++\ntitle = \"A *b*\"\ndate = 2025-01-22\ntags = [\"c\"]\n+++\n\n\
                    See ![d](e.svg) and [f](../g.md#h) and [i](#j).\n\n## J\n";
        let other = "+++\ntitle = \"G\"\ndate = 2025-01-21\nupdated = 2025-02-01\n+++\n\n## H\n\nText.\n";
        let draft = "+++\ntitle = \"Draft\"\ndate = 2025-03-01\ndraft = true\ntags = [\"k\"]\n+++\n\nText.\n";
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
        let files = [
            ("blog.toml", config),
            ("posts/a/index.md", post),
            ("posts/a/e.svg", svg),
            ("posts/g.md", other),
        ];
        let more = [("posts/k.md", draft), ("style/feed.css", "@layer feed;\n")];
        for (path, text) in files.iter().chain(&more).chain(public) {
            let file = project.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let finished = tempfile::tempdir().unwrap();
        let project = Project::load(project.path(), Drafts::LeaveOut).unwrap();
        let mut output = Output::new(finished.path());
        public::copy(&project.root, &mut output).unwrap();
        let bundle = bundle::place(
            &project,
            &Default::default(),
            Default::default(),
            &Default::default(),
            &mut output,
        )
        .unwrap();
        let pages = bundle.catalogue.posts.iter().map(|entry| Address::Article(entry.slug.clone()));
        place(&project, &bundle, &pages.collect::<Vec<_>>(), &mut output).unwrap();
        finished
    }

    #[test]
    fn a_blog_is_announced_without_its_drafts() {
        let finished = announced(&[]);
        let read = |path: &str| fs::read_to_string(finished.path().join(path)).unwrap();
        for path in ["feed.xml", "rss.xml", "feed.json", "sitemap.xml", "llms.txt"] {
            let text = read(path);
            assert!(text.contains("https://example.org/blog/posts/g/") && !text.contains("Draft"), "{path}");
        }
        assert!(finished.path().join("tags/c/feed.xml").exists() && !finished.path().join("tags/k").exists());
        let image =
            |text: &str| text.contains("https://example.org/blog/posts/a/e.") && text.contains(".svg");
        assert!(image(&read("feed.json")) && image(&read("posts/a/index.md")));
        let markdown = read("posts/a/index.md");
        let top = "# A \\*b\\*\n\n2025-01-22, by A. <https://example.org/blog/posts/a/>\n\nSee ![d](";
        assert!(markdown.starts_with(top), "{markdown}");
        let end = "and [f](https://example.org/blog/posts/g/#h) and [i](#j).\n\n## J\n";
        assert!(markdown.ends_with(end), "{markdown}");
        assert!(read("posts/g/index.md").contains("2025-01-21, updated 2025-02-01, by A."));
        assert!(read("sitemap.xml").contains("<lastmod>2025-02-01</lastmod>"));
    }

    #[test]
    fn robots_of_the_author_stay() {
        let own = announced(&[("public/robots.txt", "User-agent: *\nDisallow: /\n")]);
        let read = |folder: &tempfile::TempDir| fs::read_to_string(folder.path().join("robots.txt")).unwrap();
        assert_eq!(read(&own), "User-agent: *\nDisallow: /\n");
        assert!(read(&announced(&[])).ends_with("\nSitemap: https://example.org/blog/sitemap.xml\n"));
    }
}
