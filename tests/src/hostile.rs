//! A blog of somebody who means harm: every case of a sanitizer's suite as a text, a title, a tag, a summary, a link,
//! an image and a heading.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use serde_json::Value;
use site::{AssembleError, Drafts, Problems, Profile, Project, assemble};

use crate::finished::{self, Code};
use crate::tree;

/// What the posts of a case are for: their files are called so, with the number of the case.
pub const KINDS: [&str; 6] = ["body", "front", "link", "linked", "image", "heading"];

/// The inputs of a file with one JSON object a line, in order.
///
/// # Errors
/// When it is no such file.
pub fn cases(file: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(file).map_err(words)?;
    let input = |line: &str| {
        let case: Value = serde_json::from_str(line).map_err(words)?;
        case["input"].as_str().map(str::to_owned).ok_or_else(|| line.to_owned())
    };
    text.lines().map(input).collect()
}

/// Finishes the blog, as for an author: no policy stops anything, and no share images take most of the time. Posts that
/// the build refuses are left out; they come back with what it said of them.
///
/// # Errors
/// When something else than a post is wrong.
pub fn finish(cases: &[String], code: &Code<'_>, folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let root = tempfile::tempdir().map_err(words)?;
    let mut sources = finished::sources("showcase")?;
    sources.retain(|name, _| !name.starts_with("posts/"));
    let name = "T</title><script>alert(1)</script>\\u0022";
    let config = format!(
        "title = \"{name}\"\ntagline = \"{name}\"\nauthor = \"{name}\"\nlanguage = \"en\"\n\
         base_url = \"https://example.org/b/\"\nfeed_limit = 100000\n"
    );
    sources.insert("blog.toml".to_owned(), config.into_bytes());
    let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
    sources.insert("public/icon.svg".to_owned(), icon.as_bytes().to_vec());
    for (number, input) in cases.iter().enumerate() {
        sources.extend(posts(number, input).into_iter().map(|(name, text)| (name, text.into_bytes())));
    }
    for (name, bytes) in &sources {
        tree::write(root.path(), name, bytes).map_err(words)?;
    }
    let mut refused = BTreeMap::new();
    loop {
        let project = match Project::load(root.path(), Drafts::LeaveOut) {
            Ok(project) => project,
            Err(problems) => {
                leave_out(&problems, root.path(), &mut refused)?;
                continue;
            }
        };
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(words)?;
        }
        finished::compiled(code, folder)?;
        match assemble(&project, folder, &Profile::Debug) {
            Ok(_) => return Ok(refused),
            Err(AssembleError::Invalid(problems)) => leave_out(&problems, root.path(), &mut refused)?,
            Err(error) => return Err(words(error)),
        }
    }
}

/// Removes the posts that have problems.
fn leave_out(problems: &Problems, root: &Path, refused: &mut BTreeMap<String, String>) -> Result<(), String> {
    let before = refused.len();
    for problem in problems.iter() {
        let file = problem.file.display().to_string();
        let file = file.replace("dist/posts/", "posts/").replace("/index.html", ".md");
        // What is wrong with a post is wrong with the feeds as well.
        if file.starts_with("posts/") && refused.insert(file.clone(), problem.what.clone()).is_none() {
            fs::remove_file(root.join(&file)).map_err(words)?;
        }
    }
    if refused.len() > before { Ok(()) } else { Err(words(problems)) }
}

/// The posts that a case makes, by the names of their files.
fn posts(number: usize, input: &str) -> Vec<(String, String)> {
    let line = input.split_whitespace().collect::<Vec<_>>().join(" ");
    let tag = toml(&format!("x{input}"));
    let series = format!("series = {}\n", toml("S</title><script>alert(1)</script>"));
    let front_matter = format!("tags = [{tag}]\nsummary = {tag}\n{series}");
    let texts = [
        post("Body", "", input),
        post(input, &front_matter, "Text."),
        post("Link", "", &format!("[link](<{line}>) ![image](<{line}>)")),
        post("Linked", "", &format!("[{line}](https://a.example)")),
        post("Image", "", &format!("![{line}](/icon.svg)")),
        post("Heading", &series, &format!("## {line}\n\nText.")),
    ];
    KINDS.iter().map(|kind| format!("posts/{kind}-{number}.md")).zip(texts).collect()
}

fn post(title: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = {}\ndate = 2025-01-01\n{more}+++\n\n{body}\n", toml(title))
}

/// A TOML string that holds anything.
fn toml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn words(error: impl Display) -> String {
    error.to_string()
}
