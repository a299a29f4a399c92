use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use cosmic_text::fontdb::{Database, FaceInfo, Source, Style};
use skrifa::{FontRef, MetadataProvider};

use super::fonts::Loaded;
use super::missing::is_cjk;
use crate::hash;

/// The fonts that are installed. They are looked at only when a text needs one.
#[derive(Debug)]
pub(super) struct Machine {
    database: Database,
    /// Files that have been read, with their hashes.
    read: Mutex<BTreeMap<PathBuf, File>>,
}

type File = (Arc<Vec<u8>>, String);

/// Fonts that claim to have every character and draw a box.
const BOXES: [&str; 4] = ["LastResort", "Last Resort", "Adobe Blank", "Tofu"];

impl Machine {
    pub(super) fn of_system() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self { database, read: Mutex::default() }
    }

    #[cfg(test)]
    pub(super) fn of_folder(folder: &Path) -> Self {
        let mut database = Database::new();
        database.load_fonts_dir(folder);
        Self { database, read: Mutex::default() }
    }

    /// Fonts that together have as many of these characters as possible: each time the one that has most of those
    /// still open. Which of equals it is follows from names and paths alone, not from the order of a folder.
    pub(super) fn choose(&self, mut open: BTreeSet<char>, language: &str) -> Vec<Loaded> {
        let mut chosen = Vec::new();
        while !open.is_empty() {
            let region = region(&open, language);
            let best = self
                .database
                .faces()
                .filter(|info| !BOXES.iter().any(|name| info.post_script_name.contains(name)))
                .map(|info| (info, self.having(info, &open)))
                .filter(|(_, having)| !having.is_empty())
                .min_by_key(|(info, having)| (Reverse(having.len()), rank(info, region)));
            let Some((info, having)) = best else { break };
            open.retain(|c| !having.contains(c));
            if let Some((bytes, hash)) = self.file(info) {
                chosen.push(Loaded::new(info, bytes, hash));
            }
        }
        chosen
    }

    /// Which of the characters a face can draw; none when it has no outlines, only pixels.
    fn having(&self, info: &FaceInfo, chars: &BTreeSet<char>) -> BTreeSet<char> {
        let found = self.database.with_face_data(info.id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            font.outline_glyphs().format()?;
            let charmap = font.charmap();
            Some(chars.iter().copied().filter(|&c| charmap.map(c).is_some()).collect())
        });
        found.flatten().unwrap_or_default()
    }

    fn file(&self, info: &FaceInfo) -> Option<File> {
        let path = path(info)?;
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = read.get(path) {
            return Some(file.clone());
        }
        let bytes = fs::read(path).ok()?;
        let hash = hash::for_name(&bytes);
        let file = (Arc::new(bytes), hash);
        read.insert(path.to_owned(), file.clone());
        Some(file)
    }
}

/// The nearer to our own face the earlier: upright, with serifs, semibold.
fn rank<'a>(info: &'a FaceInfo, region: Option<&str>) -> impl Ord + use<'a> {
    let family = info.families.first().map_or("", |(name, _)| name.as_str());
    let elsewhere = region.is_some_and(|region| !family.ends_with(region));
    let serif = ["Serif", "Song", "Ming", "Mincho", "Naskh"].iter().any(|kind| family.contains(kind));
    let shape = (info.style != Style::Normal, info.monospaced, elsewhere, !serif);
    let stretch = info.stretch.to_number().abs_diff(5);
    (shape, stretch, info.weight.0.abs_diff(600), family, &info.post_script_name, path(info), info.index)
}

fn path(info: &FaceInfo) -> Option<&Path> {
    match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

/// How the families of Noto and Source Han end that draw Chinese characters as they are written in one country.
fn region(chars: &BTreeSet<char>, language: &str) -> Option<&'static str> {
    let any = |is: fn(&char) -> bool| chars.iter().any(is);
    let language = language.to_ascii_lowercase();
    if any(|c| matches!(c, '\u{3040}'..='\u{30ff}')) {
        Some("JP")
    } else if any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7ff}')) {
        Some("KR")
    } else if !any(|c| is_cjk(*c)) {
        None
    } else if language.starts_with("ja") {
        Some("JP")
    } else if language.starts_with("ko") {
        Some("KR")
    } else if language.contains("hk") {
        Some("HK")
    } else if language.contains("hant") || language.contains("tw") {
        Some("TC")
    } else {
        Some("SC")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(chars: &str) -> Vec<String> {
        let machine = Machine::of_folder(Path::new("fonts"));
        let chosen = machine.choose(chars.chars().collect(), "en");
        chosen.into_iter().map(|font| font.info.families[0].0.clone()).collect()
    }

    #[test]
    fn as_few_fonts_as_possible_and_the_nearest_first() {
        assert_eq!(chosen("س"), ["Noto Naskh Arabic"]);
        // Two have it: the semibold one is nearer.
        assert_eq!(chosen("ш"), ["Fieldnotes Title"]);
        assert_eq!(chosen("سшщ"), ["Fieldnotes Title", "Noto Naskh Arabic"]);
        assert_eq!(chosen("سشш"), ["Noto Naskh Arabic", "Fieldnotes Title"]);
        assert_eq!(chosen("北س"), ["Noto Naskh Arabic"]);
        assert_eq!(chosen("北"), [""; 0]);
    }

    #[test]
    fn a_chinese_character_is_drawn_as_its_country_writes_it() {
        let region = |chars: &str, language| region(&chars.chars().collect(), language);
        assert_eq!(region("直", "en"), Some("SC"));
        assert_eq!(region("直", "zh-Hant"), Some("TC"));
        assert_eq!(region("直", "zh-TW"), Some("TC"));
        assert_eq!(region("直", "zh-HK"), Some("HK"));
        assert_eq!(region("直", "ja"), Some("JP"));
        assert_eq!(region("直る", "zh"), Some("JP"));
        assert_eq!(region("直글", "zh"), Some("KR"));
        assert_eq!(region("س", "ja"), None);
    }
}
