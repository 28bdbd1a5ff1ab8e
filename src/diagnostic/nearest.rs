//! The known word that an unknown one was probably meant to be.

/// The candidate nearest to `word`, if one is near enough to be offered: a third of the word's letters may differ,
/// three at most. Of equally near ones the first wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    let most = (word.len() / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.chars().take(LONGEST + 1).collect();
        if letters.len().abs_diff(word.len()) > most || letters.len() > LONGEST {
            continue;
        }
        let distance = distance(&word, &letters);
        if distance <= most
            && distance < letters.len().max(2)
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Longer words are never offered, nor compared: the work grows with the square of the length.
const LONGEST: usize = 64;

/// Letters to insert, drop, change or swap with their neighbour (each letter once) to make `b` of `a`. ASCII case
/// does not count.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = vec![];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let same = x.eq_ignore_ascii_case(&y);
            let change = above[j] + usize::from(!same);
            let mut least = change.min(above[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y;
            if swapped {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_found() {
        let known = ["terms", "regex", "quantity", "quote"];
        for (word, meant) in [
            ("term", Some("terms")),
            ("tersm", Some("terms")),
            ("quantiti", Some("quantity")),
            ("Regex", Some("regex")),
            ("window", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }

    #[test]
    fn a_very_long_word_is_like_nothing() {
        assert_eq!(nearest(&"a".repeat(1 << 20), ["a"]), None);
    }
}
