use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tests::finished;
use tests::tree::Tree;

use super::author::Author;

fn post(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2025-03-31\ndraft = true\n+++\n\n{text}\n")
}

fn blog() -> Author {
    let mut sources: Tree = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    sources.insert("posts/a.md".to_owned(), post("A", "The first text.").into_bytes());
    sources.insert(
        "posts/b/index.md".to_owned(),
        post("B", "See ![a map](map.svg) and [A](../a.md).").into_bytes(),
    );
    sources.insert("posts/b/map.svg".to_owned(), svg(10).into_bytes());
    Author::with(&sources)
}

fn svg(width: u32) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"10\"/>")
}

/// Whether a message brings a text to the page of `a`.
fn brings_a_text(data: &Value) -> bool {
    data["path"] == "/posts/a/" && data["html"].as_str().is_some_and(|html| html.contains("<p>Saved text "))
}

fn none(problems: &Value) -> bool {
    problems.as_array().is_some_and(Vec::is_empty)
}

#[test]
fn a_saved_text_comes_with_the_message_and_lists_follow() {
    let author = blog();
    let mut told = author.listen();
    author.save("posts/a.md", post("Another title", "The second text."));
    told.wait("text", |_| author.get("/posts/a/").text().contains("The second text."));
    while !author.get("/").text().contains("Another title") {
        told.wait("text", |_| true);
    }
    // The articles near it may still be looked for beside: what is then found to have changed is left to the page to ask for.
    let mut is_brought = false;
    for number in 0..5 {
        let text = format!("Saved text {number}.");
        author.save("posts/a.md", post("Another title", &text));
        told.wait("text", |data| {
            is_brought |= brings_a_text(data);
            *data == json!({}) && author.get("/feed.xml").text().contains(&text)
        });
        if is_brought {
            return;
        }
    }
    panic!("no message brought a text");
}

#[test]
fn of_saves_in_quick_succession_the_last_is_shown() {
    let author = blog();
    let mut told = author.listen();
    for number in 0..20 {
        author.save("posts/a.md", post("A", &format!("Text {number}.")));
    }
    // It may have been found while the whole blog was looked at: then the message leaves it to the page to ask.
    told.wait("text", |_| author.get("/posts/a/").text().contains("<p>Text 19.</p>"));
}

#[test]
fn a_file_that_is_half_written_is_neither_shown_nor_complained_of() {
    use std::io::Write;
    let author = blog();
    let mut told = author.listen();
    let whole = post("A", "The whole text.");
    let (half, rest) = whole.split_at(20);
    let mut file = fs::File::create(author.file("posts/a.md")).unwrap();
    file.write_all(half.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(100));
    assert!(author.get("/posts/a/").text().contains("The first text."));
    file.write_all(rest.as_bytes()).unwrap();
    drop(file);
    loop {
        let (kind, _) = told.next();
        assert_eq!(kind, "text");
        if author.get("/posts/a/").text().contains("The whole text.") {
            break;
        }
    }
}

#[test]
fn a_file_that_replaces_another_is_shown_like_one_that_is_written() {
    let author = blog();
    let mut told = author.listen();
    // As many editors save.
    author.save("posts/.a.md.new", post("A", "By another name."));
    fs::rename(author.file("posts/.a.md.new"), author.file("posts/a.md")).unwrap();
    told.wait("text", |_| author.get("/posts/a/").text().contains("By another name."));
}

#[test]
fn a_problem_is_told_once_and_gone_when_it_is_mended() {
    let author = blog();
    let mut told = author.listen();
    author.save("posts/a.md", post("A", "See [nothing](nowhere.md)."));
    let problems = told.wait("problems", |_| true);
    let [problem] = problems.as_array().unwrap().as_slice() else { panic!("{problems}") };
    assert_eq!((&problem["file"], &problem["line"]), (&json!("posts/a.md"), &json!(7)));
    assert!(problem["what"].as_str().unwrap().contains("nowhere.md") && problem["remedy"].is_string());
    assert!(author.get("/posts/a/").text().contains("The first text."), "the last good page stays");
    author.save("posts/a.md", post("A", "Mended."));
    told.wait("problems", none);
    assert!(author.get("/posts/a/").text().contains("Mended."));
}

#[test]
fn what_a_change_breaks_elsewhere_is_found() {
    let author = blog();
    let mut told = author.listen();
    author.save("posts/b/index.md", post("B", "See [A](../a.md#part) and ![a map](map.svg)."));
    let problems = told.wait("problems", |problems| !none(problems));
    assert_eq!(problems[0]["file"], "posts/b/index.md");
    author.save("posts/a.md", post("A", "## Part\n\nText."));
    told.wait("problems", none);
    author.save("posts/a.md", post("A", "## Another part\n\nText."));
    let problems = told.wait("problems", |problems| !none(problems));
    assert_eq!(problems[0]["file"], "posts/b/index.md");
}

#[test]
fn posts_come_go_and_change_their_names() {
    let author = blog();
    let mut told = author.listen();
    let listed = |title: &str| author.get("/archive/").text().contains(title);
    author.save("posts/c.md", post("A new one", "Text."));
    told.wait("text", |_| listed("A new one"));
    fs::rename(author.file("posts/c.md"), author.file("posts/d.md")).unwrap();
    told.wait("text", |_| author.get("/posts/d/").status == 200);
    assert_eq!(author.get("/posts/c/").status, 404);
    fs::remove_file(author.file("posts/d.md")).unwrap();
    told.wait("text", |_| !listed("A new one"));
    assert_eq!(author.get("/posts/d/").status, 404);
}

#[test]
fn a_changed_image_changes_the_page_that_shows_it() {
    let author = blog();
    let mut told = author.listen();
    author.save("posts/b/map.svg", svg(77));
    told.wait("text", |_| author.get("/posts/b/").text().contains("width=\"77\""));
    let page = author.get("/posts/b/").text();
    let image = page.split("src=\"").find(|rest| rest.starts_with("/posts/b/map.")).unwrap();
    let image = author.get(image.split('"').next().unwrap());
    assert_eq!((image.status, image.text()), (200, svg(77)));
}

#[test]
fn settings_and_style_load_pages_anew() {
    let author = blog();
    let mut told = author.listen();
    let settings = fs::read_to_string(author.file("blog.toml")).unwrap();
    author.save("blog.toml", settings.replace("Small", "Renamed"));
    told.wait("frame", |_| author.get("/").text().contains("Renamed"));
    author.save("style/print.css", "nothing");
    author.save("style/base.css", "main { color: rebeccapurple }");
    told.wait("frame", |_| author.get("/").text().contains("rebeccapurple"));
    author.save("blog.toml", "title = ");
    told.wait("problems", |problems| problems[0]["file"] == "blog.toml");
    assert!(author.get("/").text().contains("Renamed"));
    author.save("blog.toml", settings);
    told.wait("problems", none);
}

#[test]
fn a_folder_that_is_read_in_place_is_watched_with_its_images() {
    let old = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| tests::tree::write(old.path(), name, text.as_bytes()).unwrap();
    let post = |text: &str| format!("---\ntitle: A\ndate: 9 April 2024\n---\n\n{text}\n");
    write("hugo.toml", "");
    write("content/a.md", &post("The first text. ![a map](/map.svg)"));
    write("static/map.svg", &svg(10));
    let mut sources: Tree = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    let settings = sources.get_mut("blog.toml").unwrap();
    *settings = [format!("posts = {:?}\n", old.path()).as_bytes(), settings].concat();
    let author = Author::with(&sources);
    let mut told = author.listen();
    assert!(author.get("/posts/a/").text().contains("The first text."));
    write("content/a.md", &post("The second text. ![a map](/map.svg)"));
    told.wait("text", |_| author.get("/posts/a/").text().contains("The second text."));
    write("content/a.md", &post("[Nowhere](gone.md)"));
    let wrong = told.wait("problems", |problems| !none(problems));
    let file = wrong[0]["file"].as_str().unwrap();
    assert!(file.ends_with("content/a.md") && !file.contains("target"), "{wrong}");
    assert_eq!(wrong[0]["line"], 6);
    write("content/a.md", &post("The third text. ![a map](/map.svg)"));
    told.wait("problems", none);
    assert!(author.get("/posts/a/").text().contains("The third text."));
    write("static/map.svg", &svg(20));
    told.wait("text", |_| author.get("/posts/a/").text().contains("width=\"20\""));
}

#[test]
fn a_folder_that_comes_later_is_read_once_the_settings_are_saved_again() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("notes");
    let mut sources: Tree = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    let settings = sources.get_mut("blog.toml").unwrap();
    *settings = [format!("posts = {folder:?}\n").as_bytes(), settings].concat();
    let settings = settings.clone();
    let author = Author::with(&sources);
    let mut told = author.listen();
    let text = "---\ntitle: A\ndate: 9 April 2024\n---\n\nThe first text.\n";
    tests::tree::write(&folder, "a.md", text.as_bytes()).unwrap();
    author.save("blog.toml", &settings);
    told.wait("problems", none);
    assert!(author.get("/posts/a/").text().contains("The first text."));
}
