use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::fault::Fault;
use super::kind::{self, extension};
use super::origin::Origins;
use super::page::{self, Demands};
use super::report::Report;
use super::resolve::{Resolver, Site};
use super::{code, data, feed};
use crate::hash;

/// Looks at every file, on every core. The reports come back in the order of files; of each text no more is in
/// memory than one for each core.
pub(super) fn at_all(site: &Site, origins: &Origins<'_>) -> Vec<Report> {
    let count = site.tree.files().len();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut resolver = Resolver::new(site);
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return done;
            }
            done.push((at, look(at, origins, &mut resolver)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut reports: Vec<(usize, Report)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let join = |worker: thread::ScopedJoinHandle<'_, Vec<_>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(join).collect()
    });
    reports.sort_by_key(|(at, _)| *at);
    reports.into_iter().map(|(_, report)| report).collect()
}

fn look(at: usize, origins: &Origins<'_>, resolver: &mut Resolver<'_>) -> Report {
    let mut report = Report::default();
    let site = resolver.site;
    let file = &site.tree.files()[at];
    let own = origins.is_public(&file.path);
    if let Some(fault) = kind::judge(file, own) {
        report.fault(fault);
    }
    let name_hash = hash::in_name(&file.path).filter(|_| !own);
    if name_hash.is_none() && !is_read(&file.path, own) {
        return report;
    }
    let bytes = match site.tree.read(at) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.fault(Fault::Unreadable { why: error.kind().to_string() });
            return report;
        }
    };
    if let Some(said) = name_hash {
        let is = hash::for_name(&bytes);
        if is != said {
            report.fault(Fault::WrongName { hash: is });
        }
        report.integrity = Some(hash::integrity(&bytes));
    }
    if is_read(&file.path, own) {
        let demands = if own { Demands::References } else { Demands::Whole };
        read(&String::from_utf8_lossy(&bytes), at, demands, resolver, &mut report);
    }
    report
}

/// Whether there is something in the file to look at. Of the author's own files only the pages are.
fn is_read(path: &str, own: bool) -> bool {
    match extension(path) {
        "html" => true,
        "txt" => !own && !path.contains('/'),
        extension => !own && matches!(extension, "css" | "js" | "json" | "webmanifest" | "xml" | "xsl"),
    }
}

fn read(text: &str, at: usize, demands: Demands, resolver: &mut Resolver<'_>, report: &mut Report) {
    let site = resolver.site;
    let path = site.tree.path(at);
    let from = &site.address(at);
    match extension(path) {
        "html" => page::look(text, at, demands, resolver, report),
        "css" => code::sheet(text, from, resolver, report),
        "js" => code::script(text, from, resolver, report),
        "json" | "webmanifest" => data::look(text, path, from, resolver, report),
        "xml" | "xsl" => feed::xml(text, from, resolver, report),
        _ => feed::plain(text, from, resolver, report),
    }
}
