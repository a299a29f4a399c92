/// The letters of mathematics have faces of their own in Unicode: where the capitals, the small letters and the digits
/// of one begin, and the capitals and small letters of Greek.
struct Face {
    name: &'static str,
    latin: u32,
    digits: Option<u32>,
    greek: Option<u32>,
}

const FACES: [Face; 12] = [
    Face { name: "bold", latin: 0x1d400, digits: Some(0x1d7ce), greek: Some(0x1d6a8) },
    Face { name: "italic", latin: 0x1d434, digits: None, greek: Some(0x1d6e2) },
    Face { name: "bold-italic", latin: 0x1d468, digits: Some(0x1d7ce), greek: Some(0x1d71c) },
    Face { name: "script", latin: 0x1d49c, digits: None, greek: None },
    Face { name: "bold-script", latin: 0x1d4d0, digits: None, greek: None },
    Face { name: "fraktur", latin: 0x1d504, digits: None, greek: None },
    Face { name: "double-struck", latin: 0x1d538, digits: Some(0x1d7d8), greek: None },
    Face { name: "bold-fraktur", latin: 0x1d56c, digits: None, greek: None },
    Face { name: "sans-serif", latin: 0x1d5a0, digits: Some(0x1d7e2), greek: None },
    Face { name: "bold-sans-serif", latin: 0x1d5d4, digits: Some(0x1d7ec), greek: Some(0x1d756) },
    Face { name: "sans-serif-italic", latin: 0x1d608, digits: None, greek: None },
    Face { name: "monospace", latin: 0x1d670, digits: Some(0x1d7f6), greek: None },
];

/// Letters that Unicode had before the others, which have holes in their places.
const EARLIER: [(u32, char); 24] = [
    (0x1d455, 'ℎ'),
    (0x1d49d, 'ℬ'),
    (0x1d4a0, 'ℰ'),
    (0x1d4a1, 'ℱ'),
    (0x1d4a3, 'ℋ'),
    (0x1d4a4, 'ℐ'),
    (0x1d4a7, 'ℒ'),
    (0x1d4a8, 'ℳ'),
    (0x1d4ad, 'ℛ'),
    (0x1d4ba, 'ℯ'),
    (0x1d4bc, 'ℊ'),
    (0x1d4c4, 'ℴ'),
    (0x1d506, 'ℭ'),
    (0x1d50b, 'ℌ'),
    (0x1d50c, 'ℑ'),
    (0x1d515, 'ℜ'),
    (0x1d51d, 'ℨ'),
    (0x1d53a, 'ℂ'),
    (0x1d53f, 'ℍ'),
    (0x1d545, 'ℕ'),
    (0x1d547, 'ℙ'),
    (0x1d548, 'ℚ'),
    (0x1d549, 'ℝ'),
    (0x1d551, 'ℤ'),
];

/// A text in the face that `mathvariant` names. What has no letter in it stays.
pub(super) fn in_face(text: &str, name: &str) -> String {
    let face = FACES.iter().find(|face| face.name == name);
    text.chars().map(|c| face.and_then(|face| face.letter(c)).unwrap_or(c)).collect()
}

impl Face {
    fn letter(&self, c: char) -> Option<char> {
        let code = u32::from(c);
        let at = match c {
            'A'..='Z' => self.latin + (code - u32::from('A')),
            'a'..='z' => self.latin + 26 + (code - u32::from('a')),
            '0'..='9' => self.digits? + (code - u32::from('0')),
            'Α'..='Ω' => self.greek? + (code - u32::from('Α')),
            'α'..='ω' => self.greek? + 26 + (code - u32::from('α')),
            _ => return None,
        };
        let earlier = EARLIER.iter().find(|(hole, _)| *hole == at).map(|(_, letter)| *letter);
        earlier.or_else(|| char::from_u32(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_faces() {
        assert_eq!(in_face("AZaz09", "bold"), "𝐀𝐙𝐚𝐳𝟎𝟗");
        assert_eq!(in_face("RCh", "double-struck"), "ℝℂ𝕙");
        assert_eq!(in_face("h0", "italic"), "ℎ0");
        assert_eq!(in_face("Σω", "bold"), "𝚺𝛚");
        assert_eq!(in_face("a + б", "sans-serif"), "𝖺 + б");
        assert_eq!(in_face("a", "normal"), "a");
        assert_eq!(in_face("a", ""), "a");
    }

    #[test]
    fn no_letter_falls_into_a_hole() {
        let letters: String = ('A'..='Z').chain('a'..='z').collect();
        for face in FACES {
            // Unassigned code points have no properties; the letters before Unicode 3.1 lie in the basic plane.
            let shown = in_face(&letters, face.name);
            assert!(shown.chars().all(|c| c.is_alphabetic()), "{}: {shown}", face.name);
        }
    }
}
