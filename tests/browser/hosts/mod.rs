//! The settings that the build writes for web servers, on these servers: at a domain's root and below a path, looked at
//! by `verify`, and read in a browser, also without a network and over an update.

mod running;

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

pub use running::Running;
use running::{caddy, nginx};
use site::verify;
use tempfile::TempDir;

use crate::offline::expect_remarks;
use crate::offline::release::{Release, Sources};
use crate::tab::Tab;

const HOST: &str = "blog.example";
const CHANGED: &str = "A changed word.";
const SHOWS_CHANGE: &str =
    "return document.querySelector('main')?.textContent.includes('A changed word.') === true";
/// An address of another blog, from which a post leads on.
const ALIAS: &str = "aliases = [\"/2024/welcome.html\"]";

#[test]
fn nginx_serves_it_at_a_root() {
    on("BLOG_NGINX", "/", nginx);
}

#[test]
fn nginx_serves_it_below_a_path() {
    on("BLOG_NGINX", "/some/blog/", nginx);
}

#[test]
fn caddy_serves_it_at_a_root() {
    on("BLOG_CADDY", "/", caddy);
}

#[test]
fn caddy_serves_it_below_a_path() {
    on("BLOG_CADDY", "/some/blog/", caddy);
}

/// This blog on nginx, as it is deployed: with compressed copies and the written headers.
pub fn on_nginx(test: impl FnOnce(&Running, &Path)) {
    let Some(program) = env::var_os("BLOG_NGINX").map(PathBuf::from) else {
        eprintln!("skipped: BLOG_NGINX is not set, see tests/README.md");
        return;
    };
    let (release, settings) = release("/", |sources| sources);
    let root = TempDir::new().unwrap();
    deploy(&release, root.path(), "/");
    test(&nginx(&program, &settings, root.path()), &release.folder());
}

/// A release, with the folder in which the settings for its servers lie.
fn release(base: &str, change: impl FnOnce(Sources) -> Sources) -> (Release, PathBuf) {
    let sources = Sources::new()
        .change("blog.toml", "https://example.org/", &format!("https://{HOST}{base}"))
        .change("blog.toml", "feed_limit", "hosts = [\"caddy\", \"nginx\"]\nfeed_limit")
        .change("posts/welcome.md", "\n+++\n", &format!("\n{ALIAS}\n+++\n"));
    // Compressed copies are made once, the settings are each test's own.
    let name = if base == "/" { "hosts-root" } else { "hosts-below" };
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    (change(sources).assemble_beside(&cache, ""), cache.join("hosts"))
}

/// What is deployed: files of the release before stay where they are.
fn deploy(release: &Release, root: &Path, base: &str) {
    let place = root.join(HOST).join(base.trim_matches('/'));
    for (name, bytes) in tests::tree::read(&release.folder()).unwrap() {
        tests::tree::write(&place, &name, &bytes).unwrap();
    }
}

fn on(program: &str, base: &str, start: impl Fn(&Path, &Path, &Path) -> Running) {
    let Some(program) = env::var_os(program).map(PathBuf::from) else {
        eprintln!("skipped: {program} is not set, see tests/README.md");
        return;
    };
    let (first, settings) = release(base, |sources| sources);
    let root = TempDir::new().unwrap();
    deploy(&first, root.path(), base);
    let mut server = start(&program, &settings, root.path());
    assert_nothing_is_wrong(&server, base, &first);
    // A copy of the build, which no server could make while a reader waits.
    let sends_brotli = server.head(base).contains("content-encoding: br\r\n");
    assert!(sends_brotli || env::var_os("BLOG_NGINX_BROTLI").is_none(), "{}", server.head(base));

    let tab = Tab::open_browser(&server.origin());
    expect_remarks(&tab);
    let walk = AssertUnwindSafe(|| {
        let article = format!("{base}posts/welcome/");
        tab.open_ready(&article);
        tab.reload();
        tab.wait_ready();
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
        server.stop();
        tab.reload();
        tab.wait_ready();
        tab.open_ready(&format!("{base}archive/"));
        tab.wait_heading("Archive");

        let (second, _) = release(base, |sources| {
            sources.change("posts/welcome.md", "lasts ten.", &format!("lasts ten. {CHANGED}"))
        });
        deploy(&second, root.path(), base);
        server.start_again();
        assert_nothing_is_wrong(&server, base, &second);
        tab.open_ready(&article);
        assert!(!shows_change(&tab), "the page was swapped under the reader");
        tab.wait_for("the notice", "return document.querySelector('.notice button') !== null");
        tab.click(".notice button");
        tab.wait_for("the new words", SHOWS_CHANGE);
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
    });
    if let Err(failure) = catch_unwind(walk) {
        tab.console().iter().for_each(|line| eprintln!("  {line}"));
        resume_unwind(failure);
    }
    assert_eq!(tab.unexpected_remarks(), [""; 0]);
    fs::remove_dir_all(root.path()).unwrap();
}

fn shows_change(tab: &Tab) -> bool {
    tab.js(SHOWS_CHANGE)
}

fn assert_nothing_is_wrong(server: &Running, base: &str, release: &Release) {
    let address = format!("{}{base}", server.origin());
    let report = verify(&address, Some(&release.folder())).unwrap();
    assert!(report.faults.is_empty(), "{report}\n{}", server.log());
    let alone = verify(&address, None).unwrap();
    assert!(alone.faults.is_empty(), "{alone}\n{}", server.log());
}
