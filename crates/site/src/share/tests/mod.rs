//! Whole images: what went in, and what their pixels show.

mod kept;
mod look;
mod missing;

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::ops::Range;

use tempfile::TempDir;

use super::{Cache, Card, Direction, Fonts, Image, image};

const LONG: &str = "On the long and winding history of a title that nobody ever shortened, because each of the three \
    committees that had to approve it added a clause of its own, and none of them was willing to take one away \
    again, until at last the editor gave up, printed all of it, and went home to think about a new profession.";
const WORD: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const PERSIAN: &str = "راست چیست؟ نگاهی به Rust 2024 و WebAssembly برای برنامه‌نویسان وب";

/// Titles that can be drawn on every machine.
const TITLES: [&str; 13] = [
    "Safe Data Migrations at Scale: Implementing the Expand-and-Contract Pattern",
    "Ok",
    LONG,
    WORD,
    PERSIAN,
    "مقدمة في لغة رَسْت",
    "Ελληνικά: Ένα σύντομο άρθρο",
    "Русский заголовок о надёжных системах",
    "Tiếng Việt: ẨM THỰC ĐƯỜNG PHỐ",
    "Ship it 🚀 on Friday 🎉",
    "Line\none\u{0}\u{7}\tand\u{2029}two\u{202e}",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{300}\u{301}\u{302}\u{303}\u{304}\u{300}\u{301}",
    "",
];

fn card(title: &str) -> Card {
    Card {
        title: title.into(),
        site: "Field notes".into(),
        author: "A. Writer".into(),
        date: "5 February 2024".into(),
        language: "en".into(),
        direction: Direction::of(title),
    }
}

/// Fonts as on a machine that has none, and a cache that is empty.
struct Desk {
    fonts: Fonts,
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { fonts: Fonts::with_folder(&folder.path().join("fonts")), folder }
    }

    fn cache(&self) -> Cache {
        Cache::new(self.folder.path())
    }

    fn image(&self, card: &Card) -> Image {
        image(card, &self.fonts, &self.cache()).unwrap()
    }

    fn kept(&self) -> BTreeSet<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

/// The picture in full colours.
struct Picture(Vec<u8>);

const PAPER: [u8; 3] = [0xfb, 0xfb, 0xf8];
const LINE: Range<usize> = 148..150;

impl Picture {
    fn of(image: &Image) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(&image.png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height, info.color_type), (1200, 630, png::ColorType::Rgb));
        Self(pixels)
    }

    /// How many pixels of a part are not paper.
    fn ink(&self, columns: Range<usize>, rows: Range<usize>) -> usize {
        let at = |x: usize, y: usize| &self.0[3 * (1200 * y + x)..][..3];
        rows.map(|y| columns.clone().filter(|&x| at(x, y) != PAPER).count()).sum()
    }
}
