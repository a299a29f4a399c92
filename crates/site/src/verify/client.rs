use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use compress::Format;
use ureq::Agent;
use url::Url;

/// Requests at a time: what one browser does, too.
const AT_A_TIME: usize = 6;
/// For one answer with all its bytes.
const PATIENCE: Duration = Duration::from_secs(60);
/// Some hosts take files of 25 MB.
const LARGEST: u64 = 64 << 20;

/// Asks one host.
pub(super) struct Client {
    agent: Agent,
    home: Url,
}

/// What came back.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// Decompressed, when it came compressed.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str())
    }
}

/// What was asked for, below the base, and what came of it.
pub(super) type Answered = (String, Result<Answer, String>);

impl Client {
    pub(super) fn new(home: Url) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .user_agent(concat!("fieldnotes-verify/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into(), home }
    }

    /// The whole address of a path below the base.
    pub(super) fn address(&self, below: &str) -> Url {
        let mut address = self.home.clone();
        // Percent-encodes what must not stand in an address.
        address.set_path(&format!("{}{}", self.home.path(), below.replace('%', "%25")));
        address
    }

    /// Asks for several paths below the base. The answers come in the order of the paths.
    pub(super) fn get_all(&self, paths: &[String]) -> Vec<Answered> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((at, path)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                paths.get(at).map(|path| (at, path))
            } {
                done.push((at, (path.clone(), self.get(path))));
            }
            done
        };
        let threads = AT_A_TIME.min(paths.len());
        let mut answers: Vec<_> = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let join = |worker: thread::ScopedJoinHandle<'_, Vec<_>>| {
                worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            workers.into_iter().flat_map(join).collect()
        });
        answers.sort_by_key(|(at, _)| *at);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// Asks for one path below the base. An error is what a person can read.
    fn get(&self, below: &str) -> Result<Answer, String> {
        let address = self.address(below);
        // A connection that was kept open may have been closed from the other side meanwhile.
        let ask = || self.agent.get(address.as_str()).header("Accept-Encoding", "br, gzip").call();
        let mut response = ask().or_else(|_| ask()).map_err(|error| error.to_string())?;
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        let headers = response.headers().iter();
        let headers: Vec<_> =
            headers.map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes()))).collect();
        let sent = response.body_mut().with_config().limit(LARGEST).read_to_vec();
        let sent = sent.map_err(|error| error.to_string())?;
        let mut answer = Answer { status: response.status().as_u16(), headers, body: Vec::new() };
        let encoding = answer.header("content-encoding").unwrap_or("identity").to_owned();
        answer.body = decoded(&encoding, sent)
            .map_err(|error| format!("what came is not compressed by {encoding}: {error}"))?;
        Ok(answer)
    }
}

fn decoded(encoding: &str, sent: Vec<u8>) -> io::Result<Vec<u8>> {
    if encoding == "identity" {
        return Ok(sent);
    }
    let format = Format::ALL.into_iter().find(|format| format.encoding() == encoding);
    format.ok_or_else(|| io::Error::other("nobody has asked for that"))?.decompress(&sent, LARGEST)
}
