//! What parts the words of a phrase: white space and, inside a hashtag, `_`.

use crate::segment::word::is_word_char;

/// Scalars that a look back for the `#` passes over at most; longer hashtags are no text.
const LONGEST_HASHTAG: usize = 200;

/// The end of what parts words at byte `at` of a folded text; `at` where nothing does.
pub fn gap_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let outside = |(place, c): &(usize, char)| !is_gap(text, at + place, *c);
    let end = rest.char_indices().find(outside);
    end.map_or(text.len(), |(place, _)| at + place)
}

/// The start of what parts words before byte `at` of a folded text; `at` where nothing does.
pub fn gap_before(text: &str, at: usize) -> usize {
    let rest = text.get(..at).unwrap_or("");
    let inside = |(place, c): &(usize, char)| is_gap(text, *place, *c);
    let gap = rest.char_indices().rev().take_while(inside);
    gap.last().map_or(at, |(place, _)| place)
}

fn is_gap(text: &str, at: usize, c: char) -> bool {
    c.is_whitespace() || c == '_' && is_in_hashtag(text.get(..at).unwrap_or(""))
}

/// Whether what follows `before` goes on with a hashtag.
fn is_in_hashtag(before: &str) -> bool {
    let mut back = before.chars().rev().take(LONGEST_HASHTAG);
    back.find(|c| *c != '_' && !is_word_char(*c)) == Some('#')
}

#[cfg(test)]
mod tests {
    use super::{gap_after, gap_before};

    #[test]
    fn low_lines_part_words_of_hashtags_only() {
        for (text, at, end) in [
            ("took  down", 4, 6),
            ("#took_down", 5, 6),
            ("took_down", 4, 4),
            ("x #a b_c", 6, 6),
            ("#a_b__ c", 4, 7),
            ("ab", 1, 1),
        ] {
            assert_eq!(gap_after(text, at), end, "{text}");
            assert_eq!(gap_before(text, end), at, "{text}");
        }
    }
}
