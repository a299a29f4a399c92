use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

/// How far a build has come. It is told by the threads that work, and read by one that has a screen.
#[derive(Debug, Default)]
pub struct Progress {
    stages: Mutex<Vec<Stage>>,
    done: AtomicUsize,
    all: AtomicUsize,
}

/// A part of a build.
#[derive(Clone, Debug)]
struct Stage {
    name: &'static str,
    since: Clocks,
}

/// What a part of a build took.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// As it calls itself.
    pub name: &'static str,
    /// From its beginning to its end.
    pub wall: Duration,
    /// How long processors worked for it, all cores together; none where the system does not tell.
    pub cpu: Duration,
}

/// A moment by both clocks.
#[derive(Clone, Copy, Debug)]
struct Clocks {
    wall: Instant,
    cpu: Option<ProcessTime>,
}

impl Clocks {
    fn now() -> Self {
        Self { wall: Instant::now(), cpu: ProcessTime::try_now().ok() }
    }
}

impl Progress {
    /// What comes now.
    pub fn begin(&self, name: &'static str) {
        self.begin_of(name, 0);
    }

    /// The same, where it is known of how many pieces it is.
    pub(crate) fn begin_of(&self, name: &'static str, pieces: usize) {
        self.stages().push(Stage { name, since: Clocks::now() });
        self.done.store(0, Ordering::Relaxed);
        self.all.store(pieces, Ordering::Relaxed);
    }

    /// One of them is done.
    pub(crate) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The stage, and what is left of it: `Writing pages: 1200 of 10000`.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let name = self.stages().last()?.name;
        let [done, all] = [&self.done, &self.all].map(|number| number.load(Ordering::Relaxed));
        // What was counted beforehand may be less than all.
        Some(if done < all { format!("{name}: {done} of {all}") } else { name.to_owned() })
    }

    /// Every stage that has begun, with how long it took; the last one until now.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        let stages = self.stages();
        let ends = stages.iter().skip(1).map(|stage| stage.since).chain([Clocks::now()]);
        let taken = |(stage, end): (&Stage, Clocks)| Taken {
            name: stage.name,
            wall: end.wall - stage.since.wall,
            cpu: end
                .cpu
                .zip(stage.since.cpu)
                .map_or(Duration::ZERO, |(end, start)| end.duration_since(start)),
        };
        stages.iter().zip(ends).map(taken).collect()
    }

    fn stages(&self) -> MutexGuard<'_, Vec<Stage>> {
        // Nobody panics while holding it.
        self.stages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said() {
        let progress = Progress::default();
        assert_eq!(progress.said(), None);
        progress.begin("Reading");
        assert_eq!(progress.said().unwrap(), "Reading");
        progress.begin_of("Writing pages", 20);
        progress.step();
        assert_eq!(progress.said().unwrap(), "Writing pages: 1 of 20");
        let taken: Vec<_> = progress.taken().into_iter().map(|stage| stage.name).collect();
        assert_eq!(taken, ["Reading", "Writing pages"]);
    }
}
