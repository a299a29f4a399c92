use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;

/// What holds for many answers alike. A host that cannot do it lacks it everywhere; an answer that alone is without
/// has lost it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// A header of every answer.
    Header(&'static str),
    /// Files with a hash in their names are kept for good.
    Immutable,
    /// All others are asked for again.
    Revalidated,
}

impl Promise {
    /// What it is when it does not hold.
    pub(super) fn broken(self) -> String {
        match self {
            Self::Header(name) => format!("the answer does not have the header {name}"),
            Self::Immutable => "the answer does not say that the file never changes".into(),
            Self::Revalidated => "the answer does not say that the file is to be asked for again".into(),
        }
    }
}

/// Which answers keep which promises.
#[derive(Debug, Default)]
pub(super) struct Promises {
    kept: BTreeSet<Promise>,
    broken: BTreeMap<Promise, Vec<String>>,
}

impl Promises {
    /// Takes note of one answer.
    pub(super) fn note(&mut self, promise: Promise, holds: bool, path: &str) {
        if holds {
            self.kept.insert(promise);
        } else {
            self.broken.entry(promise).or_default().push(path.to_owned());
        }
    }

    /// What was lost, and what is lacking.
    pub(super) fn faults(self) -> impl Iterator<Item = (Fault, Vec<String>)> {
        let Self { kept, broken } = self;
        broken.into_iter().map(move |(promise, paths)| {
            let lost = kept.contains(&promise);
            (if lost { Fault::Lost { promise } } else { Fault::Lacking { promise } }, paths)
        })
    }
}
