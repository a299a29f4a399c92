use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::*;
use crate::Drafts;

/// What a server was asked, and how much of it at once.
#[derive(Default)]
struct Seen {
    requests: Mutex<Vec<String>>,
    connections: AtomicUsize,
    open: AtomicUsize,
    most: AtomicUsize,
}

/// A server of this computer; its address. It ends with the tests.
fn serve(seen: &Arc<Seen>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::clone(seen);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let seen = Arc::clone(&seen);
            seen.connections.fetch_add(1, Ordering::SeqCst);
            thread::spawn(move || answer(stream, &seen));
        }
    });
    base
}

fn answer(mut stream: TcpStream, seen: &Seen) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    while let Some(request) = lines.next() {
        let most = seen.open.fetch_add(1, Ordering::SeqCst) + 1;
        seen.most.fetch_max(most, Ordering::SeqCst);
        lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
        let request = request.trim_end_matches(" HTTP/1.1").to_owned();
        seen.requests.lock().unwrap().push(request.clone());
        let (method, path) = request.split_once(' ').unwrap();
        let status = match path {
            "/gone" => "404 Not Found",
            "/no-head" if method == "HEAD" => "405 Method Not Allowed",
            "/members" => "403 Forbidden",
            "/broken" => "500 Internal Server Error",
            "/moved" => "302 Found\r\nLocation: /ok",
            "/circle" => "302 Found\r\nLocation: /circle",
            "/slow" => {
                thread::sleep(Duration::from_secs(8));
                "200 OK"
            }
            "/wait" => {
                thread::sleep(Duration::from_millis(30));
                "200 OK"
            }
            _ => "200 OK",
        };
        seen.open.fetch_sub(1, Ordering::SeqCst);
        if write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").is_err() {
            return;
        }
    }
}

const MANNERS: Manners =
    Manners { hosts_at_once: 2, patience: Duration::from_secs(20), pause: Duration::ZERO };

/// A blog with these links, one a line from the sixth on.
fn blog(links: &[String], more: &str) -> (tempfile::TempDir, Project) {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("posts")).unwrap();
    let settings = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\n\
                    base_url = \"https://example.org/\"\n";
    fs::write(root.path().join("blog.toml"), format!("{settings}{more}")).unwrap();
    let links: String = links.iter().map(|link| format!("[a]({link})\n")).collect();
    let post = format!("+++\ntitle = \"A\"\ndate = 2025-01-01\n+++\n\n{links}");
    fs::write(root.path().join("posts/a.md"), post).unwrap();
    let project = Project::load(root.path(), Drafts::Show).unwrap();
    (root, project)
}

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

fn said(problems: &Problems, base: &str) -> Vec<String> {
    problems.iter().map(|problem| problem.to_string().replace(base, "http://host")).collect()
}

#[test]
fn a_page_that_is_not_there_is_told_with_its_line() {
    let seen = Arc::new(Seen::default());
    let base = serve(&seen);
    let paths = ["/ok", "/gone#part", "/no-head", "/members", "/broken", "/moved", "/circle"];
    let (root, project) = blog(&paths.map(|path| format!("{base}{path}")), "");
    let cache = root.path().join("target/external.json");
    let problems = external(&project, &cache, at("2026-01-01T00:00:00Z"), &MANNERS);
    assert_eq!(
        said(&problems, &base),
        [
            "posts/a.md:7: the link http://host/gone#part leads to no page: its host answers with 404\n    \
             look for where the page is now, or remove the link",
            "posts/a.md:10: the link http://host/broken has no answer: its host answers with 500\n    \
             try it in a browser, and again later",
            "posts/a.md:12: the link http://host/circle has no answer: it is redirected again and again\n    \
             try it in a browser, and again later",
        ]
    );
    assert!(!problems.has_errors());
    assert_eq!(problems.iter().next().unwrap().code, "dead-link");
    let requests = seen.requests.lock().unwrap();
    assert!(
        requests.contains(&"HEAD /ok".to_owned()) && !requests.contains(&"GET /ok".to_owned()),
        "{requests:?}"
    );
    assert!(requests.contains(&"GET /no-head".to_owned()), "{requests:?}");
}

#[test]
fn nobody_there_and_nobody_in_time_are_told() {
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let base = serve(&Arc::new(Seen::default()));
    let (root, project) = blog(&[format!("{base}/slow"), format!("http://{closed}/")], "");
    let manners = Manners { patience: Duration::from_secs(2), ..MANNERS };
    let problems = external(&project, &root.path().join("c.json"), at("2026-01-01T00:00:00Z"), &manners);
    let said: Vec<_> = problems.iter().map(|problem| problem.what.rsplit_once(": ").unwrap().1).collect();
    assert_eq!(said, ["it takes too long", "its host takes no connection"]);
}

#[test]
fn a_host_has_one_connection_and_few_hosts_are_asked_at_once() {
    let seen = Arc::new(Seen::default());
    let bases: Vec<_> = (0..5).map(|_| serve(&seen)).collect();
    let links: Vec<_> =
        bases.iter().flat_map(|base| (0..4).map(move |n| format!("{base}/wait?{n}"))).collect();
    let (root, project) = blog(&links, "");
    let problems = external(&project, &root.path().join("c.json"), at("2026-01-01T00:00:00Z"), &MANNERS);
    assert_eq!(said(&problems, ""), [""; 0]);
    assert_eq!(seen.requests.lock().unwrap().len(), 20);
    assert_eq!(seen.connections.load(Ordering::SeqCst), 5);
    assert!(seen.most.load(Ordering::SeqCst) <= MANNERS.hosts_at_once);
}

#[test]
fn good_answers_are_believed_for_a_day_and_bad_ones_not() {
    let seen = Arc::new(Seen::default());
    let base = serve(&seen);
    let (root, project) =
        blog(&[format!("{base}/ok"), format!("{base}/gone")], "[warnings]\ndead-link = \"error\"\n");
    let cache = root.path().join("target/blog/external.json");
    let asked = |moment| {
        seen.requests.lock().unwrap().clear();
        assert!(external(&project, &cache, at(moment), &MANNERS).has_errors());
        seen.requests.lock().unwrap().clone()
    };
    let gone = ["HEAD /gone", "GET /gone"];
    assert_eq!(asked("2026-01-01T00:00:00Z"), [&gone[..], &["HEAD /ok"]].concat());
    assert_eq!(asked("2026-01-01T23:59:59Z"), gone);
    assert_eq!(asked("2026-01-02T00:00:00Z"), [&gone[..], &["HEAD /ok"]].concat());
    // Written by a clock that was ahead.
    assert_eq!(asked("2025-12-31T00:00:00Z"), [&gone[..], &["HEAD /ok"]].concat());
    fs::write(&cache, "{").unwrap();
    assert_eq!(asked("2026-01-02T00:00:00Z").len(), 3);
}
