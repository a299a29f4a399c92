use super::Request;
use super::answer::Answer;

/// What can go wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It comes when the test says so: at [`Server::mend`](super::Server::mend).
    Hold,
    /// The connection is cut without an answer.
    Cut,
    /// The connection is cut in the middle of the body.
    CutBody,
    /// One bit in the middle of the body is another.
    FlipBit,
    /// It has this status and a page of HTML.
    Status(u16),
    /// It is a page of HTML with status 200, whatever was asked for: a captive portal.
    Portal,
    /// It leads elsewhere.
    Redirect(String),
}

impl Fault {
    /// What is sent; `None` for nothing.
    pub fn apply(self, mut answer: Answer) -> Option<Answer> {
        match self {
            Self::Hold => {}
            Self::Cut => return None,
            Self::CutBody => answer.sent = answer.body.len() / 2,
            Self::FlipBit => {
                let middle = answer.body.len() / 2;
                answer.body.iter_mut().skip(middle).take(1).for_each(|byte| *byte ^= 1);
            }
            Self::Status(status) => answer = Answer::html(status, "<h1>The host could not do it</h1>"),
            Self::Portal => answer = Answer::html(200, "<h1>Accept the terms of this network</h1>"),
            Self::Redirect(to) => answer = Answer::redirect(to),
        }
        Some(answer)
    }
}

/// A fault, and whom it meets.
pub(super) struct Rule {
    fault: Fault,
    nth: Option<usize>,
    fits: Box<dyn Fn(&Request) -> bool + Send>,
    met: usize,
}

impl Rule {
    pub(super) fn new(fault: Fault, nth: Option<usize>, fits: Box<dyn Fn(&Request) -> bool + Send>) -> Self {
        Self { fault, nth, fits, met: 0 }
    }

    /// The fault, when this request meets it.
    pub(super) fn meets(&mut self, request: &Request) -> Option<Fault> {
        if !(self.fits)(request) {
            return None;
        }
        self.met += 1;
        self.nth.is_none_or(|nth| nth == self.met).then(|| self.fault.clone())
    }
}
