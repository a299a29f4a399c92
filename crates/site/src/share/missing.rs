use std::collections::BTreeSet;

/// A text that an image had to leave out: no font on the machine has these characters, and boxes say nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    /// `title`, `name of the blog`, `author`, `date`.
    pub(super) text: &'static str,
    /// In the order of their numbers.
    pub(super) chars: BTreeSet<char>,
}

/// So many characters are named.
const NAMED: usize = 5;

impl Missing {
    /// What is wrong.
    pub(crate) fn what(&self) -> String {
        let named: Vec<_> =
            self.chars.iter().take(NAMED).map(|&c| format!("{c} (U+{:04X})", u32::from(c))).collect();
        let more = match self.chars.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!(
            "the share image leaves out the {}: no font on this machine has {}{more}",
            self.text,
            named.join(", ")
        )
    }

    /// What to do about it.
    pub(crate) fn remedy(&self) -> String {
        let (cjk, other): (Vec<char>, Vec<char>) = self.chars.iter().partition(|c| is_cjk(**c));
        let package = match (cjk.is_empty(), other.is_empty()) {
            (false, true) => "fonts-noto-cjk",
            (true, _) => "fonts-noto-core",
            (false, false) => "fonts-noto-core and fonts-noto-cjk",
        };
        format!("install a font that has them (on Debian and Ubuntu: {package}) and build again")
    }
}

/// Chinese, Japanese and Korean characters and their signs.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(chars: &str) -> Missing {
        Missing { text: "title", chars: chars.chars().collect() }
    }

    #[test]
    fn names_the_characters_and_the_package() {
        let what = "the share image leaves out the title: no font on this machine has";
        assert_eq!(missing("京北").what(), format!("{what} 京 (U+4EAC), 北 (U+5317)"));
        assert_eq!(
            missing("一二三四五六七").what(),
            format!("{what} 一 (U+4E00), 七 (U+4E03), 三 (U+4E09), 二 (U+4E8C), 五 (U+4E94) and 2 more")
        );
        let remedy = |package| {
            format!("install a font that has them (on Debian and Ubuntu: {package}) and build again")
        };
        assert_eq!(missing("かな").remedy(), remedy("fonts-noto-cjk"));
        assert_eq!(missing("हिन्दी").remedy(), remedy("fonts-noto-core"));
        assert_eq!(missing("한हि").remedy(), remedy("fonts-noto-core and fonts-noto-cjk"));
    }
}
