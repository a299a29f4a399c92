/// How many letters differ between two words: missing, added, other, or two exchanged (optimal string alignment).
/// `None` when more than `most` do.
pub(super) fn distance(one: &[char], other: &[char], most: u8) -> Option<u8> {
    if one.len().abs_diff(other.len()) > usize::from(most) || other.len() >= LONGEST {
        return None;
    }
    // Three rows of the table are enough: an exchange looks two back. Of fixed size, because thousands of words are
    // compared with every key.
    let mut before = [0_u8; LONGEST];
    let mut above = [0_u8; LONGEST];
    (0..).zip(&mut above).for_each(|(at, cost)| *cost = at);
    for (i, a) in one.iter().enumerate() {
        let mut row = [0_u8; LONGEST];
        row[0] = above[0] + 1;
        let mut least = row[0];
        for (j, b) in other.iter().enumerate() {
            let mut cost = (above[j] + u8::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    Some(above[other.len()]).filter(|distance| *distance <= most)
}

/// Longer words are no words.
const LONGEST: usize = 32;

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn counts_letters() {
        let of = |one: &str, other: &str, most| {
            let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<_>>());
            distance(&one, &other, most)
        };
        assert_eq!(of("postgres", "postgres", 0), Some(0));
        assert_eq!(of("kuberentes", "kubernetes", 2), Some(1), "exchanged");
        assert_eq!(of("depoy", "deploy", 1), Some(1));
        assert_eq!(of("deplooy", "deploy", 1), Some(1));
        assert_eq!(of("kitten", "sitting", 2), None);
        assert_eq!(of("kitten", "sitting", 3), Some(3));
        assert_eq!(of("", "ab", 2), Some(2));
        let long = "x".repeat(40);
        assert_eq!(of(&long, &long, 2), None);
    }
}
