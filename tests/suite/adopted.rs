//! Another generator's folder, used in place: built as it is, told of by its own files and lines, and never written to.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use site::{Drafts, Profile, Project, Severity, assemble};
use tests::finished::{self, NO_CODE};
use tests::tree::{self, Tree};

use crate::shared;

/// A blog whose posts lie in a folder beside it.
struct Beside(tempfile::TempDir);

impl Beside {
    /// `files` are those of the old blog.
    fn new(files: &Tree) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in finished::sources("sites/journal").unwrap() {
            if !name.starts_with("posts/") {
                tree::write(folder.path(), &format!("blog/{name}"), &bytes).unwrap();
            }
        }
        for (name, bytes) in files {
            tree::write(folder.path(), &format!("old/{name}"), bytes).unwrap();
        }
        let beside = Self(folder);
        let settings = beside.0.path().join("blog/blog.toml");
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(settings, format!("posts = \"../old\"\n{text}")).unwrap();
        beside
    }

    fn of(files: &[(&str, &str)]) -> Self {
        Self::new(&files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
    }

    fn old(&self) -> Tree {
        tree::read(&self.0.path().join("old")).unwrap()
    }

    fn load(&self) -> Result<Project, String> {
        Project::load(&self.0.path().join("blog"), Drafts::LeaveOut).map_err(|problems| problems.to_string())
    }

    fn build(&self) -> Tree {
        let dist = self.0.path().join("dist");
        let _ = fs::remove_dir_all(&dist);
        finished::compiled(&NO_CODE, &dist).unwrap();
        assemble(&self.load().unwrap(), &dist, &Profile::Debug).unwrap();
        tree::read(&dist).unwrap()
    }
}

fn text(tree: &Tree, name: &str) -> String {
    let bytes = tree.get(name).unwrap_or_else(|| panic!("{name} is not among {:?}", tree.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn a_hugo_site_is_built_in_place_and_left_as_it_is() {
    let png = shared::repository().join("tests/fixtures/showcase/posts/everything/shapes.png");
    let png = fs::read(png).unwrap();
    let mut files: Tree = [
        ("hugo.toml", "baseURL = \"https://old.example/\"\n"),
        ("content/posts/first.md", "---\ntitle: \"First\"\ndate: 18 Dec 2014\ntags: a, b\nwidget: wide\n---\n\nSee [it](../second/) and ![a map](/img/root.png).\n"),
        ("content/posts/second.md", "+++\ntitle = \"Second\"\ndate = 2015-01-02T03:04:05Z\n+++\n\n{{< video \"x\" >}} Text.\n"),
        ("content/about.md", "---\ntitle: About\n---\n\nNo post.\n"),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .collect();
    files.insert("static/img/root.png".to_owned(), png);
    let blog = Beside::new(&files);
    let dist = blog.build();
    let first = text(&dist, "posts/first/index.html");
    assert!(first.contains("2014") && first.contains("href=\"/posts/second/\""), "{first}");
    assert!(dist.keys().any(|name| name.starts_with("posts/first/root.") && name.ends_with(".png")));
    assert!(text(&dist, "posts/second/index.html").contains("{{&lt; video"));
    assert_eq!(blog.old(), files);
    let warnings = blog.load().unwrap().warnings().to_string();
    assert_eq!(
        warnings,
        "../old/content/about.md: it has no date, neither in the text nor in its name: it is taken for a page\n    \
         if it is a post, give it a date, as in 2025-03-31\n\n\
         ../old/content/posts/first.md: the key 'widget' has no place here, in 1 post\n    \
         leave it to the old generator, and silence the warning in blog.toml\n\n\
         ../old/content/posts/second.md: {{< video >}} is shown as it is written: 1 in 1 post\n    \
         write it as Markdown or HTML, or silence the warning in blog.toml\n\n\
         3 problems found in 3 files, nothing was written"
    );
}

#[test]
fn a_problem_names_the_file_and_the_line_that_the_author_wrote() {
    let blog = Beside::of(&[
        ("_config.yml", "title: Old\n"),
        (
            "_posts/2024-04-09-a.md",
            "---\nlayout: post\ntitle: A\n---\n{% highlight rust %}\nfn a() {}\n{% endhighlight %}\n\nA [dead](gone.md) end.\n",
        ),
    ]);
    let told = blog.load().unwrap_err();
    let line = told.lines().find(|line| line.contains("gone.md")).unwrap_or_else(|| panic!("{told}"));
    assert!(line.starts_with("../old/_posts/2024-04-09-a.md:9: "), "{told}");
    assert!(!told.contains("target/"), "{told}");
}

#[test]
fn what_has_gone_from_the_folder_goes_from_the_blog() {
    let post = |title: &str| format!("---\ntitle: {title}\ndate: 2024-04-09\n---\n\nText.\n");
    let (a, b) = (post("A"), post("B"));
    let blog = Beside::of(&[("a.md", &a), ("b.md", &b)]);
    assert_eq!(blog.load().unwrap().posts.len(), 2);
    fs::remove_file(blog.0.path().join("old/a.md")).unwrap();
    let posts = blog.load().unwrap().posts;
    assert_eq!(posts.iter().map(|post| &*post.title).collect::<Vec<_>>(), ["B"]);
}

#[test]
fn an_old_address_that_this_blog_uses_itself_is_told_and_left_out() {
    let blog = Beside::of(&[(
        "a.md",
        "---\ntitle: A\ndate: 2024-04-09\naliases: [/privacy, /old/a/]\n---\n\nText.\n",
    )]);
    let project = blog.load().unwrap();
    let aliases: Vec<_> = project.posts[0].aliases.iter().map(|alias| alias.path().to_owned()).collect();
    assert_eq!(aliases, ["old/a/"]);
    let told = project.warnings().to_string();
    assert!(told.contains("../old/a.md: the old address /privacy cannot be kept as a redirect"), "{told}");
}

#[test]
fn a_folder_that_is_not_there_is_a_fault_of_the_settings() {
    let blog = Beside::of(&[("a.txt", "")]);
    fs::remove_dir_all(blog.0.path().join("old")).unwrap();
    let told = blog.load().unwrap_err();
    assert_eq!(
        told,
        "blog.toml: 'posts' leads to ../old, which cannot be read: it does not exist\n    \
         name the folder of the old blog's source\n\n1 problem found, nothing was written"
    );
}

/// What is wrong in whole blogs of others is told by their own files, and is nothing but links and images that lead
/// nowhere, or languages of code that are no problem of this blog.
#[test]
fn whole_blogs_are_read_in_place() {
    let Some(corpora) = shared::find("corpora", "adopted: whole blogs") else { return };
    let mut folders: Vec<_> = fs::read_dir(corpora).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let mut said = String::new();
    for folder in &folders {
        let root = tempfile::tempdir().unwrap();
        let settings = format!(
            "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\nbase_url = \"https://example.org/\"\n\
             posts = {:?}\n",
            folder.canonicalize().unwrap()
        );
        fs::write(root.path().join("blog.toml"), settings).unwrap();
        let (posts, problems) = match Project::load(root.path(), Drafts::Show) {
            Ok(project) => (project.posts.len(), project.warnings().clone()),
            Err(problems) => (0, problems),
        };
        let mut codes: BTreeMap<_, usize> = BTreeMap::new();
        for problem in problems.iter() {
            assert!(!problem.file.starts_with("target"), "{problem}");
            assert!(root.path().join(&problem.file).exists(), "{problem}");
            // Most of their images and pages were not taken along.
            let is_dead = problem.code.starts_with("no-such-") || problem.code == "outside-of-posts";
            assert!(is_dead || problem.severity == Severity::Warning, "{problem}");
            *codes.entry((problem.severity == Severity::Error, problem.code)).or_default() += 1;
        }
        let _ = writeln!(said, "{}: {posts} posts, {codes:?}", folder.display());
    }
    println!("{said}");
}
