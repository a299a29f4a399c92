use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::origin::Origins;
use super::problem;
use super::reference::Role;
use super::report::Report;
use super::resolve::Site;
use crate::nearest::nearest;
use crate::problem::{Problem, Problems};

/// What the finished folder is called when it is ready, whatever its name is now.
pub(super) const DIST: &str = "dist";

/// Says each fault once: where its author can correct it, or, for one that the build itself made, with the first
/// page that has it and the count of the others. A menu's bad link would fill the screen a thousand times.
pub(super) fn problems(site: &Site, origins: &Origins<'_>, reports: Vec<Report>) -> Problems {
    let mut problems = Vec::new();
    let mut made: BTreeMap<(Fault, Option<usize>), (usize, usize)> = BTreeMap::new();
    let mut told = HashSet::new();
    for (at, report) in reports.into_iter().enumerate() {
        let path = site.tree.path(at);
        for found in report.faults {
            let Some((file, line)) = origins.find(path, found.needle.as_deref()) else {
                let alone = is_of_one_file(&found.fault).then_some(at);
                made.entry((found.fault, alone)).or_insert((at, 0)).1 += 1;
                continue;
            };
            told.extend(goal(&found.fault).map(str::to_owned));
            problems.push(problem(file, line, &completed(site, found.fault)));
        }
    }
    // A feed repeats what stands on a page.
    made.retain(|(fault, _), _| goal(fault).is_none_or(|goal| !told.contains(goal)));
    for ((fault, _), (first, count)) in made {
        let path = site.tree.path(first);
        let file = match &fault {
            Fault::TooLarge { .. } => origins.post(path),
            _ => None,
        };
        let file = file.unwrap_or_else(|| Path::new(DIST).join(path));
        problems.push(of_many(file, &completed(site, fault), count));
    }
    Problems::new(problems)
}

fn of_many(file: PathBuf, fault: &Fault, count: usize) -> Problem {
    let mut problem = problem(file, None, fault);
    match count {
        0 | 1 => {}
        2 => problem.what += ", as in 1 other file",
        count => problem.what += &format!(", as in {} other files", count - 1),
    }
    problem
}

/// The path that nothing lies at, when that is the fault.
fn goal(fault: &Fault) -> Option<&str> {
    match fault {
        Fault::Missing { path, .. } => Some(path),
        _ => None,
    }
}

/// Whether it is about the file itself, so that each file with it must be named.
fn is_of_one_file(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::Unreachable
            | Fault::Unused
            | Fault::UnknownKind { .. }
            | Fault::TooLarge { .. }
            | Fault::WrongName { .. }
    )
}

/// With what was most likely meant.
fn completed(site: &Site, fault: Fault) -> Fault {
    match fault {
        // Views write the other roles, and do not mistype.
        Fault::Missing { role, reference, path, .. }
            if role.is_followed() || matches!(role, Role::Image | Role::Media) =>
        {
            let nearest = near(site, &path);
            Fault::Missing { role, reference, path, nearest }
        }
        other => other,
    }
}

/// The page or file that was most likely meant.
fn near(site: &Site, path: &str) -> Option<String> {
    let length = path.len();
    // Others cannot be near, and comparing costs much.
    let paths =
        site.tree.files().iter().map(|file| file.path.strip_suffix("index.html").unwrap_or(&file.path));
    let close = paths.filter(|other| !other.is_empty() && other.len().abs_diff(length) <= length / 3 + 1);
    nearest(path, close).map(|path| site.write(path))
}
