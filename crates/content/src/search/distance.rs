/// How many letters differ between two words: missing, added, other, or two exchanged (optimal string alignment).
/// `None` when more than `most` do.
pub(super) fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // Three rows of the table are enough: an exchange looks two back.
    let mut before = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(other.len() + 1);
        row.push(i + 1);
        let mut least = i + 1;
        for (j, b) in other.iter().enumerate() {
            let mut cost = (above[j] + usize::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|distance| *distance <= most)
}

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
    }
}
