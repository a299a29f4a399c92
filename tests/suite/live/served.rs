use std::thread;
use std::time::{Duration, Instant};

use content::{Page, View};
use site::Profile;
use tests::finished::{self, NO_CODE};
use tests::tree::{self, Tree};

use super::author::Author;

fn sources() -> Tree {
    let mut sources = finished::sources("showcase").unwrap();
    sources.retain(|_, bytes| !String::from_utf8_lossy(bytes).contains("draft = true"));
    sources
}

/// A page without what is there for its author alone.
fn as_built(page: &str) -> String {
    let is_live = |line: &&str| {
        !line.contains("/_live/live.js") && !line.contains("http-equiv=\"Content-Security-Policy\"")
    };
    page.split_inclusive('\n').filter(is_live).collect()
}

#[test]
fn every_file_of_a_build_is_served_with_the_same_bytes() {
    let sources = sources();
    let folder = tempfile::tempdir().unwrap();
    finished::finish(&sources, &NO_CODE, &Profile::Debug, folder.path())
        .unwrap_or_else(|why| panic!("{why}"));
    let author = Author::with(&sources);
    let built = tree::read(folder.path()).unwrap();
    // The articles near each article are found beside all else. Then what is said around a text is what the build says.
    let is_around = |name: &&String| name.starts_with("posts/") && name.ends_with("/index.bin");
    let start = Instant::now();
    while built
        .keys()
        .filter(is_around)
        .any(|name| author.get(&format!("/journal/{name}")).body != built[name])
    {
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain");
        thread::sleep(Duration::from_millis(20));
    }
    let mut pages = 0;
    for (name, bytes) in &built {
        let path: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = author.get(&format!("/journal/{path}"));
        // The index is made for whoever searches, under a name without its hash, and named so.
        if name.starts_with("search/") && !name.ends_with(".html") {
            continue;
        }
        let expected = if name == "404.html" { 404 } else { 200 };
        assert_eq!(answer.status, expected, "{name}");
        if name.ends_with(".html") && !String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"") {
            pages += 1;
            let page = answer.text();
            assert!(page.contains("/_live/live.js") && page.contains("trusted-types default live"), "{name}");
            assert_eq!(as_built(&page), String::from_utf8(bytes.clone()).unwrap(), "{name}");
        } else {
            assert!(answer.body == *bytes, "{name} has other bytes");
        }
    }
    assert!(pages > 20, "{pages}");
}

#[test]
fn answers_are_as_browsers_want_them() {
    let author = Author::with(&sources());
    let home = author.get("/journal/");
    assert!(home.head.contains("Content-Type: text/html; charset=utf-8\r\n"), "{}", home.head);
    assert!(home.head.contains("Cache-Control: no-store\r\n"), "{}", home.head);
    assert!(author.get("/journal/feed.xml").head.contains("Content-Type: application/xml"));
    let to = |path: &str| {
        let answer = author.get(path);
        let head = answer.head;
        (answer.status, head.lines().find_map(|line| line.strip_prefix("Location: ")).map(str::to_owned))
    };
    assert_eq!(to("/journal/archive"), (302, Some("/journal/archive/".to_owned())));
    assert_eq!(to("/"), (302, Some("/journal/".to_owned())));
    for missing in
        ["/journal/nothing/", "/journal/../blog.toml", "/journal/%2e%2e/blog.toml", "/journal//etc/passwd"]
    {
        let answer = author.get(missing);
        assert_eq!(answer.status, 404, "{missing}");
        assert!(answer.text().contains("data-page=\"404\""), "{missing}");
    }
    assert_eq!(author.get("/journal/posts/unfinished/").status, 404);
    let head = author.ask("HEAD /journal/ HTTP/1.1\r\nHost: localhost:1\r\n\r\n");
    assert_eq!(head.status, 200);
    // A page of another site that has had its name led to this computer.
    assert_eq!(author.ask("GET /journal/ HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 403);
    assert_eq!(
        author.ask("POST /journal/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").status,
        405
    );
}

#[test]
fn a_search_has_an_index_that_names_what_is_served() {
    let author = Author::with(&sources());
    let home = author.get("/journal/").text();
    let app = home.split_once("data-app=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let page = Page::read(&author.get("/journal/search/index.bin").body, &app).unwrap();
    let View::Search(search) = page.view else { panic!("{page:?}") };
    let start = author.get(&format!("/journal/{}", search.start.path));
    let start = content::search::Start::read(&start.body).unwrap();
    assert!(start.sections > 20);
    for file in start.shards.iter().map(|shard| &shard.file).chain(&start.chunks) {
        assert_eq!(author.get(&format!("/journal/{}", file.path)).status, 200);
    }
}
