use content::search::{Group, bucket, write};
use sha2::{Digest, Sha256};

/// How large a file should be, in bytes: about a round trip's time on a weak line.
const TARGET: usize = 24_000;

/// The index of a blog that is smaller is one file: there is nothing to gain by fetching a part of it.
const SMALL: usize = 120_000;

/// Divides groups, in the order of their words, into files. Where one ends follows from the words themselves and not
/// from what lies before: so an edit changes the files of the words that it touches, and moves no others.
pub(super) fn divide(groups: Vec<Group>) -> Vec<(String, Vec<u8>)> {
    let whole = write(&groups);
    if whole.len() <= SMALL {
        return vec![(String::new(), whole)];
    }
    let mut buckets: Vec<(String, Vec<Group>, usize)> = Vec::new();
    for group in groups {
        let beginning = group.words.first().map_or("", |word| bucket(word));
        match buckets.last_mut() {
            Some((last, groups, _)) if last == beginning => groups.push(group),
            _ => buckets.push((beginning.to_owned(), vec![group], 0)),
        }
    }
    for (_, groups, size) in &mut buckets {
        *size = write(groups).len();
    }
    let is_large = |size: usize| size > TARGET / 2;
    let small: Vec<_> = buckets.iter().map(|(.., size)| *size).filter(|size| !is_large(*size)).collect();
    let mean = (small.iter().sum::<usize>() / small.len().max(1)).max(1);
    // A power of two: it stays while the blog doubles, and when it changes, every other border stays.
    let every = (TARGET / mean).max(1).next_power_of_two();
    let mut shards: Vec<(String, Vec<Group>)> = Vec::new();
    let mut before_large = false;
    for (beginning, mut groups, size) in buckets {
        let begins = before_large || is_large(size) || hash(&beginning).is_multiple_of(every);
        match shards.last_mut() {
            Some((_, last)) if !begins => last.append(&mut groups),
            _ => shards.push((beginning, groups)),
        }
        before_large = is_large(size);
    }
    shards.into_iter().map(|(first, groups)| (first, write(&groups))).collect()
}

fn hash(beginning: &str) -> usize {
    let digest = Sha256::digest(beginning.as_bytes());
    usize::from(u16::from_be_bytes([digest[0], digest[1]]))
}
