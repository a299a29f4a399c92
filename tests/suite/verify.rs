//! `cargo blog verify` names what is wrong with a deployed blog, and finds nothing wrong where nothing is.
//!
//! The hosts are made of the finished showcase: one that does everything right, one that can only send files, and one
//! for each way to go wrong. To add a way, change an answer and say which fault it should be.

mod host;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use host::Host;
use site::{Fault, Profile, Promise, Report, Shrinkers, verify};
use tests::finished::{self, NO_CODE};

const BASE: &str = "/journal/";

/// The showcase with compressed copies.
static DIST: LazyLock<PathBuf> = LazyLock::new(|| {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = temporary.join("verify");
    let _ = fs::remove_dir_all(&folder);
    let mut sources = finished::sources("showcase").unwrap();
    sources.entry("blog.toml".to_owned()).or_default().extend(b"compress = true\n");
    let moved = "+++\ntitle = \"Moved\"\ndate = \"2030-01-01\"\naliases = [\"/old/place/\"]\n+++\n\nThis post has moved here.\n";
    sources.insert("posts/moved.md".to_owned(), moved.into());
    let release = Profile::Release { shrinkers: Shrinkers::default(), cache: temporary.to_owned() };
    finished::finish(&sources, &NO_CODE, &release, &folder).unwrap_or_else(|why| panic!("{why}"));
    folder
});

/// What is said of a host, with the release at hand.
fn verified(host: Host) -> Report {
    verify(&host.start(BASE), Some(&DIST)).unwrap()
}

/// What is said of a host, without.
fn verified_alone(host: Host) -> Report {
    verify(&host.start(BASE), None).unwrap()
}

/// The paths with this fault.
fn paths<'a>(report: &'a Report, fault: &Fault) -> Vec<&'a str> {
    let found = report.faults.get(fault).unwrap_or_else(|| panic!("{fault:?} is not among\n{report}"));
    found.iter().map(String::as_str).collect()
}

/// The path of a file that begins and ends so.
fn file(start: &str, end: &str) -> String {
    let tree = tests::tree::read(&DIST).unwrap();
    tree.into_keys().find(|name| name.starts_with(start) && name.ends_with(end)).unwrap()
}

#[test]
fn a_host_that_does_everything_right_lacks_nothing() {
    let report = verified(Host::right(&DIST));
    assert!(report.faults.is_empty(), "{report}");
    assert!(report.asked > 100, "{report}");
    let alone = verified_alone(Host::right(&DIST));
    assert!(alone.faults.is_empty(), "{alone}");
    assert!(alone.asked > 50, "{alone}");
}

#[test]
fn a_host_that_only_sends_files_is_not_wrong_and_lacks_what_it_lacks() {
    let report = verified(Host::plain(&DIST));
    assert_eq!(report.wrong(), 0, "{report}");
    for promise in [
        Promise::Immutable,
        Promise::Revalidated,
        Promise::Header("Content-Security-Policy"),
        Promise::Header("X-Content-Type-Options"),
    ] {
        paths(&report, &Fault::Lacking { promise });
    }
    paths(&report, &Fault::NotCompressed { extension: "html".to_owned() });
    paths(&report, &Fault::RedirectsByPage);
    paths(&report, &Fault::OtherNotFound);
    assert_eq!(verified_alone(Host::plain(&DIST)).wrong(), 0);
}

#[test]
fn a_file_that_is_missing_is_named() {
    let path = file("posts/", "index.html");
    let path = path.trim_end_matches("index.html");
    for verified in [verified, verified_alone] {
        let report = verified(Host::right(&DIST).without(path));
        assert_eq!(paths(&report, &Fault::Missing), [format!("{BASE}{path}")]);
        assert_eq!(report.wrong(), 1, "{report}");
    }
}

#[test]
fn a_page_of_another_release_is_named() {
    let stale = |host: Host| host.change("archive/", |answer| answer.body.extend(b"<!-- old -->"));
    for verified in [verified, verified_alone] {
        let report = verified(stale(Host::right(&DIST)));
        assert_eq!(paths(&report, &Fault::OtherBytes), ["/journal/archive/"]);
        assert_eq!(report.wrong(), 1, "{report}");
    }
}

#[test]
fn a_hashed_file_with_other_bytes_is_named_without_a_release_at_hand() {
    let path = file("posts/", ".md");
    let hashed = file("style/late.", ".css");
    let host = Host::right(&DIST).change(&hashed, |answer| answer.body.push(b' '));
    let report = verified_alone(host.change(&path, |answer| answer.body.push(b' ')));
    assert_eq!(paths(&report, &Fault::OtherBytes), [format!("{BASE}{hashed}")]);
}

#[test]
fn a_file_that_the_release_does_not_know_is_named() {
    let host = Host::right(&DIST).add("evil.js", "text/javascript", b"alert(1)").change("", |answer| {
        answer.body.extend(b"<script src=\"/journal/evil.js\"></script><a href=gone/>x</a>")
    });
    let report = verified(host);
    let page = BASE.to_owned();
    assert_eq!(paths(&report, &Fault::Foreign { page: page.clone() }), ["/journal/evil.js"]);
    assert_eq!(paths(&report, &Fault::Broken { page }), ["/journal/gone/"]);
    assert_eq!(paths(&report, &Fault::OtherBytes), [BASE]);
}

#[test]
fn a_wrong_media_type_is_named() {
    let wasm = file("app/app.", ".wasm");
    let report = verified(Host::right(&DIST).change(&wasm, |answer| {
        answer.set("Content-Type", "text/plain");
    }));
    let fault = Fault::MediaType { is: "text/plain".to_owned(), should: "application/wasm".to_owned() };
    assert_eq!(paths(&report, &fault), [format!("{BASE}{wasm}")]);
    let report = verified(Host::right(&DIST).change("feed.xml", |answer| {
        answer.set("Content-Type", "text/xml");
    }));
    assert_eq!(report.wrong(), 0, "readers' programs look at the text: {report}");
    assert_eq!(report.faults.len(), 1, "{report}");
}

#[test]
fn a_header_that_one_answer_lost_is_named() {
    let hashed = file("content/", ".bin");
    let host = Host::right(&DIST)
        .change("archive/", |answer| answer.unset("Content-Security-Policy"))
        .change("tags/", |answer| answer.unset("Cache-Control"))
        .change(&hashed, |answer| answer.set("Cache-Control", "no-cache"));
    let report = verified(host);
    let lost = |promise| paths(&report, &Fault::Lost { promise });
    assert_eq!(lost(Promise::Header("Content-Security-Policy")), ["/journal/archive/"]);
    assert_eq!(lost(Promise::Revalidated), ["/journal/tags/"]);
    assert_eq!(lost(Promise::Immutable), [format!("{BASE}{hashed}")]);
    assert_eq!(report.wrong(), 3, "{report}");
}

#[test]
fn pages_that_are_kept_and_a_policy_of_another_release_are_named() {
    let host = Host::right(&DIST)
        .change("sw.js", |answer| answer.set("Cache-Control", "max-age=86400"))
        .change("archive/", |answer| answer.set("Content-Security-Policy", "default-src 'self'"));
    let report = verified(host);
    let kept = Fault::KeptTooLong { is: "max-age=86400".to_owned() };
    assert_eq!(paths(&report, &kept), ["/journal/sw.js"]);
    assert_eq!(paths(&report, &Fault::OtherPolicy), ["/journal/archive/"]);
}

#[test]
fn unknown_addresses_and_old_ones_are_tried() {
    let mut host = Host::right(&DIST);
    host.not_found.status = 200;
    let report = verified(host);
    let asked = ["/journal/a-page-that-nobody-has/", "/journal/app/a-file-that-nobody-has.js"];
    assert_eq!(paths(&report, &Fault::NoNotFound { status: 200 }), asked);

    let old = Host::old_address(&DIST);
    let should = Host::right(&DIST).leads_to(&old);
    let report = verified(Host::right(&DIST).change(&old, |answer| answer.set("Location", "/journal/")));
    let to = report.faults.keys().find_map(|fault| match fault {
        Fault::RedirectsElsewhere { to, should: to_be } if *to_be == should => {
            Some(to.ends_with("/journal/"))
        }
        _ => None,
    });
    assert_eq!(to, Some(true), "{report}");
    let report = verified(Host::right(&DIST).change(&old, |answer| answer.status = 302));
    paths(&report, &Fault::RedirectsForNow { status: 302 });
    let report = verified(Host::right(&DIST).without(&old));
    paths(&report, &Fault::NoRedirect { status: 404, should });
}

#[test]
fn what_is_no_such_blog_is_said_once() {
    let at_root = Host::right(&DIST).start("/");
    let report = verify(&at_root, Some(&DIST)).unwrap();
    assert_eq!(paths(&report, &Fault::Status { status: 404 }), ["/"]);
    let report = verified(Host::right(&DIST).change("", |answer| answer.body = b"<h1>Hello</h1>".to_vec()));
    assert_eq!(paths(&report, &Fault::NotABlog), [BASE]);
    let moved = |answer: &mut host::Answer| {
        let html = String::from_utf8(answer.body.clone()).unwrap();
        answer.body = html.replace("data-base=\"/journal/\"", "data-base=\"/blog/\"").into_bytes();
    };
    let report = verified(Host::right(&DIST).change("", moved));
    assert_eq!(paths(&report, &Fault::OtherBase { is: "/blog/".to_owned() }), [BASE]);
    assert_eq!(report.faults.len(), 1);
    let error = verify("example.org", None).unwrap_err().to_string();
    assert!(error.contains("is no address of a blog") && error.contains("write it whole"), "{error}");
    // Nobody listens at this port.
    let report = verify("http://127.0.0.1:1/", None).unwrap();
    assert!(matches!(report.faults.keys().next(), Some(Fault::Unreachable { .. })), "{report}");
}
