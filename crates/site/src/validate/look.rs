use rayon::prelude::*;

use super::facts::Facts;
use super::fault::Fault;
use super::kind::{self, extension};
use super::origin::Origins;
use super::page::{self, Demands};
use super::report::Report;
use super::resolve::{Resolver, Site};
use super::{Known, code, data, feed};
use crate::hash::{self, Sum};
use crate::memo::Memo;

/// Looks at every file, on every core. The reports come back in the order of files; of each text no more is in
/// memory than one for each core.
pub(super) fn at_all(site: &Site, origins: &Origins<'_>, known: &Known<'_>) -> Vec<Report> {
    let files = 0..site.tree.files().len();
    let resolver = || Resolver::new(site);
    files.into_par_iter().map_init(resolver, |resolver, at| look(at, origins, known, resolver)).collect()
}

fn look(at: usize, origins: &Origins<'_>, known: &Known<'_>, resolver: &mut Resolver<'_>) -> Report {
    let mut report = Report::default();
    let site = resolver.site;
    let file = &site.tree.files()[at];
    let own = origins.is_public(&file.path);
    if let Some(fault) = kind::judge(file, own) {
        report.fault(fault);
    }
    let name_hash = hash::in_name(&file.path).filter(|_| !own);
    let read = is_read(&file.path, own);
    if name_hash.is_none() && !read {
        return report;
    }
    let mut bytes = None;
    let sum = match known.sum(&file.path) {
        Some(sum) => sum,
        None => match site.tree.read(at) {
            Ok(read) => Sum::of(bytes.insert(read)),
            Err(error) => {
                report.fault(Fault::Unreadable { why: error.kind().to_string() });
                return report;
            }
        },
    };
    if let Some(said) = name_hash {
        if sum.for_name() != said {
            report.fault(Fault::WrongName { hash: sum.for_name() });
        }
        report.integrity = Some(sum.integrity());
    }
    if read {
        let demands = if own { Demands::References } else { Demands::Whole };
        let (path, own) = (file.path.as_bytes(), [u8::from(own)]);
        let key = Memo::key("facts", &[&sum.0, path, &own, site.home().as_str().as_bytes()]);
        let facts = match known.memo.get(&key) {
            Some(facts) => facts,
            None => match bytes.map_or_else(|| site.tree.read(at), Ok) {
                Ok(bytes) => {
                    let facts = facts(&String::from_utf8_lossy(&bytes), at, demands, site);
                    if facts.are_good() {
                        known.memo.put(key, &facts);
                    }
                    facts
                }
                Err(error) => {
                    report.fault(Fault::Unreadable { why: error.kind().to_string() });
                    return report;
                }
            },
        };
        facts.tell(at, &site.address(at), resolver, &mut report);
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

fn facts(text: &str, at: usize, demands: Demands, site: &Site) -> Facts {
    let mut facts = Facts::default();
    let path = site.tree.path(at);
    match extension(path) {
        "html" => page::look(text, path, demands, &mut facts),
        "css" => code::sheet(text, &mut facts),
        "js" => code::script(text, &mut facts),
        "json" | "webmanifest" => data::look(text, path, site, &mut facts),
        "xml" | "xsl" => feed::xml(text, site, &mut facts),
        _ => feed::plain(text, site, &mut facts),
    }
    facts
}
