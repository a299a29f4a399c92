use unicode_bidi::{BidiClass, bidi_class};
use unicode_properties::{EmojiStatus, UnicodeEmoji};

/// So many marks may stand over or under one letter: more than any language writes.
const MARKS: usize = 4;

/// A text as it can be set: one line, without what has no shape of its own, and without emoji. Those are pictures in
/// colours that differ from machine to machine; a title says the same without.
pub(super) fn settable(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let (mut gap, mut marks) = (false, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let picture = is_emoji(c) || !c.is_ascii() && chars.peek() == Some(&'\u{fe0f}');
        marks = if bidi_class(c) == BidiClass::NSM { marks + 1 } else { 0 };
        if is_gap(c) {
            gap = !set.is_empty();
        } else if !picture && !is_left_out(c) && marks <= MARKS {
            if gap {
                set.push(' ');
                gap = false;
            }
            set.push(c);
        }
    }
    set
}

/// Whether a character needs a glyph: those that join, separate or turn their neighbours do not.
pub(super) fn has_shape(c: char) -> bool {
    !c.is_whitespace() && !is_joiner(c)
}

/// Line ends, tabs and control characters as well as blanks; but not the blanks that hold words together.
fn is_gap(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')) || c.is_control()
}

fn is_emoji(c: char) -> bool {
    matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndEmojiComponent
    ) || matches!(c, '\u{1f000}'..='\u{1faff}')
}

/// Soft hyphens, which would break words without a hyphen; overrides of the direction; invisible operators; byte
/// order marks; selectors of variants, keycaps and tags.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Joiners and non-joiners, marks and isolates of the direction, zero-width spaces.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_what_has_no_shape() {
        for (text, set) in [
            ("  A\ttitle\r\n in\u{2029}lines\u{0}\u{7} ", "A title in lines"),
            ("a\u{ad}b\u{202e}c\u{feff}", "abc"),
            ("10\u{a0}%", "10\u{a0}%"),
            ("می\u{200c}شود", "می\u{200c}شود"),
            (" \u{1}\n", ""),
            ("a\u{300}\u{301}\u{302}\u{303}\u{304}\u{300}b\u{300}", "a\u{300}\u{301}\u{302}\u{303}b\u{300}"),
        ] {
            assert_eq!(settable(text), set, "{text:?}");
        }
    }

    #[test]
    fn emoji_go_and_signs_stay() {
        for (text, set) in [
            ("Ship it 🚀", "Ship it"),
            ("🎉 Party 👩🏽‍💻 time", "Party \u{200d} time"),
            ("I ❤️ Rust", "I Rust"),
            ("Flags 🇩🇪!", "Flags !"),
            ("Step 1️⃣ of #2", "Step 1 of #2"),
            ("© ™ → ✓ €", "© ™ → ✓ €"),
            ("🦀🦀🦀", ""),
        ] {
            assert_eq!(settable(text), set, "{text:?}");
        }
    }
}
