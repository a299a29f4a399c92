use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, OnceLock};

use cosmic_text::fontdb::{Database, FaceInfo, ID, Source, Stretch, Style, Weight};
use cosmic_text::{Fallback, FontSystem};
use skrifa::{FontRef, MetadataProvider};
use unicode_script::Script;

use super::fallback::Machine;
use super::{Card, Missing, ShareError, words};
use crate::hash;

/// The fonts of the project: see `crates/site/fonts/README.md`.
const OURS: [(&str, &[u8]); 3] = [
    ("title.ttf", include_bytes!("../../fonts/title.ttf")),
    ("text.ttf", include_bytes!("../../fonts/text.ttf")),
    ("arabic.ttf", include_bytes!("../../fonts/arabic.ttf")),
];

/// A role in the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// Semibold, cut for large sizes.
    Title,
    /// Regular.
    Text,
}

impl Face {
    pub(super) fn family(self) -> &'static str {
        match self {
            Self::Title => "Fieldnotes Title",
            Self::Text => "Fieldnotes Text",
        }
    }

    pub(super) fn weight(self) -> u16 {
        match self {
            Self::Title => TITLE_WEIGHT,
            Self::Text => 400,
        }
    }
}

/// What variable fonts of the machine are set to, as well as the weight of our own.
const TITLE_WEIGHT: u16 = 600;

/// A font that is in memory.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) info: FaceInfo,
    pub(super) hash: String,
    /// All characters that it has. Only of our own fonts, which every card is asked of: 1 ms less a card.
    chars: Option<Arc<HashSet<char>>>,
}

impl Loaded {
    /// The face of a font as the one to fall back to. All faces get one weight: what is tried first is then the
    /// order in which they were chosen, and nothing else.
    pub(super) fn new(info: &FaceInfo, data: Arc<dyn AsRef<[u8]> + Sync + Send>, hash: String) -> Self {
        let mut info = info.clone();
        info.source = Source::Binary(data);
        (info.style, info.stretch) = (Style::Normal, Stretch::Normal);
        if info.families.first().is_none_or(|(family, _)| family != Face::Text.family()) {
            info.weight = Weight(TITLE_WEIGHT);
        }
        Self { info, hash, chars: None }
    }

    /// One of ours.
    fn ours(info: &FaceInfo, bytes: &'static [u8]) -> Self {
        let font = FontRef::from_index(bytes, info.index);
        let mappings = font.iter().flat_map(|font| font.charmap().mappings().collect::<Vec<_>>());
        let chars = mappings.filter_map(|(c, _)| char::from_u32(c)).collect();
        let loaded = Self::new(info, Arc::new(bytes), hash::for_name(bytes));
        Self { chars: Some(Arc::new(chars)), ..loaded }
    }

    fn has(&self, c: char) -> bool {
        if let Some(chars) = &self.chars {
            return chars.contains(&c);
        }
        let Source::Binary(data) = &self.info.source else { return false };
        FontRef::from_index(data.as_ref().as_ref(), self.info.index)
            .is_ok_and(|font| font.charmap().map(c).is_some())
    }
}

/// All fonts that can be asked for a character: ours, and those of the machine once one is needed.
#[derive(Debug)]
pub(crate) struct Fonts {
    ours: Vec<Loaded>,
    machine: OnceLock<Machine>,
}

impl Fonts {
    /// Ours, before those of the machine.
    pub(crate) fn new() -> Result<Self, ShareError> {
        let mut ours = Vec::with_capacity(OURS.len());
        for (file, bytes) in OURS {
            let mut database = Database::new();
            let ids = database.load_font_source(Source::Binary(Arc::new(bytes)));
            let info = ids.first().and_then(|&id: &ID| database.face(id)).ok_or(ShareError::Font { file })?;
            ours.push(Loaded::ours(info, bytes));
        }
        Ok(Self { ours, machine: OnceLock::new() })
    }

    /// Ours, before those of a folder.
    #[cfg(test)]
    pub(super) fn with_folder(folder: &std::path::Path) -> Self {
        let fonts = Self::new().unwrap();
        fonts.machine.set(Machine::of_folder(folder)).unwrap();
        fonts
    }

    /// Ours without the last.
    #[cfg(test)]
    pub(super) fn without_arabic(mut self) -> Self {
        self.ours.pop();
        self
    }

    /// The fonts for a card, and the card without the texts that they cannot draw.
    pub(super) fn cast(&self, card: &Card) -> (Card, Cast, Vec<Missing>) {
        let mut card = card.clone();
        let mut faces = self.ours.clone();
        let language = card.language.clone();
        let texts = [
            ("title", &mut card.title),
            ("name of the blog", &mut card.site),
            ("author", &mut card.author),
            ("date", &mut card.date),
        ];
        let lacking: BTreeSet<char> = texts.iter().flat_map(|(_, text)| lacking(text, &faces)).collect();
        if !lacking.is_empty() {
            let machine = self.machine.get_or_init(Machine::of_system);
            faces.extend(machine.choose(lacking, &language));
        }
        let mut missing = Vec::new();
        for (name, text) in texts {
            let chars: BTreeSet<char> = self::lacking(text, &faces).collect();
            if !chars.is_empty() {
                missing.push(Missing { text: name, chars });
                text.clear();
            }
        }
        (card, Cast { faces }, missing)
    }
}

/// The characters of a text that none of the faces has.
fn lacking<'a>(text: &'a str, faces: &'a [Loaded]) -> impl Iterator<Item = char> + 'a {
    text.chars().filter(|&c| words::has_shape(c) && !faces.iter().any(|face| face.has(c)))
}

/// The fonts that one card is set with, in the order in which they are tried.
#[derive(Clone, Debug)]
pub(super) struct Cast {
    faces: Vec<Loaded>,
}

impl Cast {
    pub(super) fn hash(&self) -> String {
        self.faces.iter().map(|face| format!("{}#{} ", face.hash, face.info.index)).collect()
    }

    pub(super) fn font_system(&self) -> FontSystem {
        let mut database = Database::new();
        for face in &self.faces {
            database.push_face_info(face.info.clone());
        }
        FontSystem::new_with_locale_and_db_and_fallback("en".to_owned(), database, InOrder)
    }
}

/// No lists of well-known names: the order of the faces says it all, the same on every system.
struct InOrder;

impl Fallback for InOrder {
    fn common_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, _: Script, _: &str) -> &[&'static str] {
        &[]
    }
}
