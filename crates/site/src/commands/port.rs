use std::fmt;
use std::net::{Ipv4Addr, TcpListener};

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

/// Listens on the wanted port, or on the next one that nothing listens on.
pub(crate) fn listen(wanted: u16) -> Result<TcpListener, PortError> {
    first(wanted, |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
}

fn first<T>(wanted: u16, listen: impl Fn(u16) -> Option<T>) -> Result<T, PortError> {
    let last = wanted.saturating_add(TRIES - 1);
    (wanted..=last).find_map(listen).ok_or(PortError { from: wanted, to: last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let past = |most| move |port| (port > most).then_some(port);
        assert_eq!(first(8080, past(0)), Ok(8080));
        assert_eq!(first(8080, past(8082)), Ok(8083));
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_ne!(listen(port).unwrap().local_addr().unwrap().port(), port);
    }

    #[test]
    fn the_search_ends() {
        let error = first(65_530, |_| None::<()>).unwrap_err();
        assert_eq!(error.to_string(), "no port from 65530 to 65535 is free\n    choose another with --port");
    }
}
