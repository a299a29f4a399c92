use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// Why there is no port to serve on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PortError {
    from: u16,
    to: u16,
}

impl fmt::Display for PortError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no port from {} to {} is free\n    choose another with --port", self.from, self.to)
    }
}

/// How many ports are tried. Whoever has so many in use wants to choose one.
const TRIES: u16 = 100;

/// The wanted port, or the next one that nothing listens on.
pub(crate) fn free(wanted: u16) -> Result<u16, PortError> {
    first(wanted, |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
}

fn first(wanted: u16, is_free: impl Fn(u16) -> bool) -> Result<u16, PortError> {
    let last = wanted.saturating_add(TRIES - 1);
    (wanted..=last).find(|&port| is_free(port)).ok_or(PortError { from: wanted, to: last })
}

/// Whether something listens on a port of this computer.
pub(crate) fn answers(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        assert_eq!(first(8080, |_| true), Ok(8080));
        assert_eq!(first(8080, |port| port > 8082), Ok(8083));
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(answers(port));
        assert_ne!(free(port), Ok(port));
    }

    #[test]
    fn the_search_ends() {
        let error = first(65_530, |_| false).unwrap_err();
        assert_eq!(error.to_string(), "no port from 65530 to 65535 is free\n    choose another with --port");
    }
}
