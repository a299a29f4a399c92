use std::thread;

use ureq::Agent;
use url::{Host as Name, Url};

use super::{Fault, Manners};

/// One host, asked one thing after the other over one connection.
pub(super) struct Host {
    manners: Manners,
    agent: Option<Agent>,
}

impl Host {
    pub(super) fn new(manners: &Manners) -> Self {
        Self { manners: *manners, agent: None }
    }

    /// Whether there is a page. First without its bytes; some hosts answer that badly, and are asked for the page.
    pub(super) fn ask(&mut self, url: &Url) -> Result<(), Fault> {
        let agent = match &self.agent {
            Some(agent) => {
                thread::sleep(self.manners.pause);
                agent
            }
            None => self.agent.insert(agent(url, &self.manners)),
        };
        let head = agent.head(url.as_str()).call().map(|answer| answer.status().as_u16());
        let status = match head {
            Ok(status) if status < 400 => Ok(status),
            Err(ureq::Error::Timeout(_) | ureq::Error::HostNotFound | ureq::Error::ConnectionFailed) => head,
            _ => {
                thread::sleep(self.manners.pause);
                agent.get(url.as_str()).call().map(|answer| answer.status().as_u16())
            }
        };
        match status {
            Ok(status @ (404 | 410)) => Err(Fault::DeadLink { status }),
            Ok(status @ 500..) => Err(Fault::NoAnswer { why: format!("its host answers with {status}") }),
            // Pages for members, and hosts that have had enough of programs: there is something.
            Ok(_) => Ok(()),
            Err(error) => Err(Fault::NoAnswer { why: reason(&error) }),
        }
    }
}

fn agent(url: &Url, manners: &Manners) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(manners.patience))
        .http_status_as_error(false)
        .max_idle_connections_per_host(1)
        .user_agent(concat!("fieldnotes/", env!("CARGO_PKG_VERSION"), " (link check)"));
    // No proxy leads to this computer.
    let here = match url.host() {
        Some(Name::Ipv4(address)) => address.is_loopback(),
        Some(Name::Ipv6(address)) => address.is_loopback(),
        Some(Name::Domain(name)) => name == "localhost",
        None => false,
    };
    let config = if here { config.proxy(None) } else { config };
    config.build().new_agent()
}

/// In words that are the same on every system, where there are such.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "it takes too long".to_owned(),
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::ConnectionFailed => "its host takes no connection".to_owned(),
        ureq::Error::TooManyRedirects => "it is redirected again and again".to_owned(),
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::ConnectionRefused => "its host takes no connection".to_owned(),
            kind => kind.to_string(),
        },
        other => other.to_string(),
    }
}
