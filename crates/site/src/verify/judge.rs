use url::Url;

use super::client::Answer;
use super::fault::Fault;
use super::promises::{Promise, Promises};
use super::release::{File, digest};
use super::report::Report;
use crate::assemble::rules::{FEEDS, TYPES};
use crate::assemble::{compressed, rules};
use crate::hash;

/// Judges answers, one after the other.
pub(super) struct Judge {
    /// Of the home page.
    home: Url,
    /// What every answer says.
    headers: Vec<(&'static str, String)>,
    promises: Promises,
    report: Report,
}

/// Beyond this, a reader who comes again is likely to be on an old release.
const LONGEST: u64 = 3600;
/// From this on it counts as kept for good: some hosts have an upper limit.
const FOR_GOOD: u64 = 30 * 24 * 3600;
/// Files that browsers refuse to use with another type.
const STRICT: [&str; 5] = ["html", "js", "css", "wasm", "svg"];
/// Names of the same type.
const SAME: [(&str, &str); 5] = [
    ("application/javascript", "text/javascript"),
    ("application/x-javascript", "text/javascript"),
    ("text/xml", "application/xml"),
    ("image/vnd.microsoft.icon", "image/x-icon"),
    ("audio/x-wav", "audio/wav"),
];

impl Judge {
    pub(super) fn new(home: Url, policy: Option<&str>) -> Self {
        let headers = rules::headers(policy.unwrap_or_default());
        let headers = headers.into_iter().filter(|(name, _)| policy.is_some() || *name != POLICY).collect();
        Self { home, headers, promises: Promises::default(), report: Report::default() }
    }

    /// Looks at the answer for a file. `whole` says that all files of the release are known.
    pub(super) fn file(&mut self, path: &str, file: &File, whole: bool, answer: &Result<Answer, String>) {
        self.report.asked += 1;
        let answer = match answer {
            Ok(answer) => answer,
            Err(why) => return self.fault(Fault::Unreachable { why: why.clone() }, path),
        };
        if let Some(to) = &file.leads_to {
            return self.old_address(path, to, file, answer);
        }
        if answer.status != 200 {
            let fault = match (answer.status, &file.named_by, answer.header("location")) {
                (404 | 410, Some(page), _) => Fault::Broken { page: page.clone() },
                (404 | 410, None, _) => Fault::Missing,
                (300..400, _, Some(to)) => Fault::LeadsOn { to: to.to_owned() },
                (status, ..) => Fault::Status { status },
            };
            return self.fault(fault, path);
        }
        if let Some(page) = file.named_by.as_ref().filter(|_| whole) {
            return self.fault(Fault::Foreign { page: page.clone() }, path);
        }
        self.bytes(path, file, answer);
        if let Some(fault) = media_type(path, answer.header("content-type").unwrap_or_default()) {
            self.fault(fault, path);
        }
        self.keeping(path, answer.header("cache-control").unwrap_or_default());
        self.headers(path, answer);
        let is_sent_plain = answer.header("content-encoding").is_none_or(|encoding| encoding == "identity");
        if is_sent_plain && compressed::is_worth(&named(path)) && compressed::is_paid_back(&answer.body) {
            self.fault(Fault::NotCompressed { extension: extension(path).to_owned() }, path);
        }
    }

    /// Looks at the answer for an address that nobody has. `page` is the hash of the page for it.
    pub(super) fn unknown_address(
        &mut self,
        path: &str,
        page: Option<&str>,
        answer: &Result<Answer, String>,
    ) {
        self.report.asked += 1;
        match answer {
            Err(why) => self.fault(Fault::Unreachable { why: why.clone() }, path),
            Ok(Answer { status: 404, body, .. }) => {
                if page.is_some_and(|page| page != digest(body)) {
                    self.fault(Fault::OtherNotFound, path);
                }
            }
            Ok(answer) => self.fault(Fault::NoNotFound { status: answer.status }, path),
        }
    }

    /// What was found.
    pub(super) fn report(self) -> Report {
        let Self { promises, mut report, .. } = self;
        for (fault, paths) in promises.faults() {
            report.faults.entry(fault).or_default().extend(paths);
        }
        report
    }

    pub(super) fn fault(&mut self, fault: Fault, path: &str) {
        self.report.add(fault, format!("{}{path}", self.home.path()));
    }

    fn old_address(&mut self, path: &str, should: &str, file: &File, answer: &Answer) {
        let to = answer.header("location").and_then(|to| self.home.join(path).ok()?.join(to).ok());
        let leads_there =
            |to: &Url| to.origin() == self.home.origin() && Ok(to) == self.home.join(should).as_ref();
        let should = should.to_owned();
        match (answer.status, to) {
            (300..400, Some(to)) if !leads_there(&to) => {
                self.fault(Fault::RedirectsElsewhere { to: to.into(), should }, path);
            }
            (301 | 308, Some(_)) => {}
            (status @ 300..400, Some(_)) => self.fault(Fault::RedirectsForNow { status }, path),
            (200, _) if file.hash == digest(&answer.body) => self.fault(Fault::RedirectsByPage, path),
            (status, _) => self.fault(Fault::NoRedirect { status, should }, path),
        }
    }

    fn bytes(&mut self, path: &str, file: &File, answer: &Answer) {
        let is = digest(&answer.body);
        if !is.starts_with(&file.hash) {
            return self.fault(Fault::OtherBytes, path);
        }
        if hash::in_name(path).is_some_and(|said| !is.starts_with(said)) {
            return self.fault(Fault::OtherName { hash: is[..16].to_owned() }, path);
        }
        // What is known by its bytes was validated when it was built.
        if file.hash.is_empty() {
            let text = String::from_utf8_lossy(&answer.body);
            let not_xml = |error: roxmltree::Error| Fault::NotXml { why: error.to_string() };
            let not_json = |error: serde_json::Error| Fault::NotJson { why: error.to_string() };
            let parsed = match extension(path) {
                "xml" => roxmltree::Document::parse(&text).map(drop).map_err(not_xml),
                "json" | "webmanifest" => {
                    serde_json::from_str::<serde_json::Value>(&text).map(drop).map_err(not_json)
                }
                _ => Ok(()),
            };
            if let Err(fault) = parsed {
                self.fault(fault, path);
            }
        }
    }

    fn keeping(&mut self, path: &str, cache: &str) {
        let has = |word: &str| cache.split(',').any(|part| part.trim().eq_ignore_ascii_case(word));
        let seconds = cache.split(',').find_map(|part| {
            let (name, seconds) = part.trim().split_once('=')?;
            name.eq_ignore_ascii_case("max-age").then(|| seconds.trim().parse::<u64>().ok()).flatten()
        });
        let whole = format!("{}{path}", self.home.path());
        if hash::in_name(path).is_some() {
            let holds =
                !has("no-store") && !has("no-cache") && seconds.is_some_and(|seconds| seconds >= FOR_GOOD);
            return self.promises.note(Promise::Immutable, holds, &whole);
        }
        let again = has("no-cache") || has("no-store") || seconds == Some(0);
        if !again && (has("immutable") || seconds.is_some_and(|seconds| seconds > LONGEST)) {
            return self.fault(Fault::KeptTooLong { is: cache.to_owned() }, path);
        }
        self.promises.note(Promise::Revalidated, again, &whole);
    }

    fn headers(&mut self, path: &str, answer: &Answer) {
        let whole = format!("{}{path}", self.home.path());
        let mut others = Vec::new();
        for (name, should) in &self.headers {
            let is = answer.header(name);
            self.promises.note(Promise::Header(name), is.is_some(), &whole);
            match is {
                Some(is) if *name == POLICY && is != should => others.push(Fault::OtherPolicy),
                Some(is) if is != should => {
                    others.push(Fault::OtherHeader { name, is: is.to_owned(), should: should.clone() })
                }
                _ => {}
            }
        }
        others.into_iter().for_each(|fault| self.fault(fault, path));
    }
}

const POLICY: &str = "Content-Security-Policy";

/// The file behind an address.
fn named(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn extension(path: &str) -> &str {
    if path.is_empty() || path.ends_with('/') {
        return "html";
    }
    path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension)
}

fn media_type(path: &str, is: &str) -> Option<Fault> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = extension(path);
    let feed = FEEDS.iter().find(|(feed, _)| *feed == name);
    let known = TYPES.iter().find(|(known, _)| *known == extension);
    let should = essence(feed.or(known)?.1);
    if let Some(charset) =
        is.to_ascii_lowercase().split_once("charset=").map(|(_, charset)| charset.to_owned())
        && charset.trim_matches(['"', ' ']) != "utf-8"
    {
        return Some(Fault::Charset { is: charset });
    }
    let essence = essence(is).to_ascii_lowercase();
    let one = SAME.iter().find(|(other, _)| *other == essence).map_or(essence.as_str(), |(_, one)| *one);
    if one == should {
        return None;
    }
    let (is, should) = (essence.clone(), should.to_owned());
    let breaks = STRICT.contains(&extension) || essence == "text/html";
    Some(if breaks { Fault::MediaType { is, should } } else { Fault::LooseType { is, should } })
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_judged_by_what_browsers_make_of_them() {
        assert_eq!(media_type("", "text/html; charset=utf-8"), None);
        assert_eq!(media_type("a.js", "application/javascript"), None);
        assert_eq!(media_type("tags/a/feed.xml", "application/atom+xml; charset=UTF-8"), None);
        let loose = media_type("feed.xml", "text/xml").unwrap();
        assert_eq!(loose.what(), "the media type is text/xml, not application/atom+xml");
        let wrong = media_type("app/a.wasm", "").unwrap();
        assert_eq!(wrong.what(), "the media type is not given, not application/wasm");
        assert_eq!(
            media_type("a/", "text/html; charset=latin1"),
            Some(Fault::Charset { is: "latin1".into() })
        );
        assert_eq!(media_type("a.unknown", "x/y"), None);
    }

    fn cache(path: &str, says: &str) -> Report {
        let mut judge = Judge::new(Url::parse("http://a.example/").unwrap(), None);
        judge.keeping(path, says);
        judge.report()
    }

    #[test]
    fn what_changes_is_asked_for_again_and_what_does_not_is_kept() {
        for (path, says) in [
            ("", "no-cache"),
            ("", "public, max-age=0, must-revalidate"),
            ("app/a.0123456789abcdef.js", "public, max-age=31536000, immutable"),
        ] {
            assert_eq!(cache(path, says).faults.len(), 0, "{says}");
        }
        let is = "public, max-age=31536000, immutable";
        assert!(cache("a/", is).faults.contains_key(&Fault::KeptTooLong { is: is.to_owned() }));
        for (path, says) in [("", ""), ("", "max-age=600"), ("app/a.0123456789abcdef.js", "no-cache")] {
            let report = cache(path, says);
            assert!(matches!(report.faults.keys().next(), Some(Fault::Lacking { .. })), "{report}");
        }
    }
}
