//! Joints: signs inside an Arabic word that tatweel gives away (سنقـ.ـتل, لاد.فنـ.ك).
//!
//! A tatweel draws out the line between two letters of one word, so what stands at it parts no words: one sign or up to
//! three on one side of it, or a space between two. Where a word shows one such joint, the other signs between its Arabic
//! letters are joints too. The tatweel goes with the default fold, so joints are found in the original text.
//!
//! Table: our own; signs that people put there.

use crate::fold::kind::Kind;
use crate::span::Span;

const TATWEEL: char = 'ـ';

/// Signs of one joint at most.
const LONGEST: usize = 3;

/// What goes from inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// Its bytes of the original text.
    pub place: Span,
    /// Whether tatweel stands on both sides: then no words meet here.
    pub sure: bool,
}

/// The joints of a text, in order.
pub fn joints(text: &str) -> Vec<Joint> {
    let mut found = vec![];
    if !text.contains(TATWEEL) {
        return found;
    }
    let mut next = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let (start, end) = (next, next + word.len());
        next += piece.len();
        if word.contains(TATWEEL) {
            in_word(text, Span::new(start, end), &mut found);
            let space = piece.get(word.len()..) == Some(" ");
            let ends = [text.get(..end), text.get(next..)];
            if let [Some(before), Some(after)] = ends
                && space
                && before.ends_with(TATWEEL)
                && after.starts_with(TATWEEL)
                && is_letter(before.trim_end_matches(TATWEEL).chars().next_back())
                && is_letter(after.trim_start_matches(TATWEEL).chars().next())
            {
                let place = Span::new(end, next);
                found.push(Joint { place, sure: true });
            }
        }
    }
    found
}

/// The joints of what stands between white space.
fn in_word(text: &str, word: Span, found: &mut Vec<Joint>) {
    let mut joints = vec![];
    let mut shown = false;
    let scalars: Vec<(usize, char)> = word.of(text).char_indices().collect();
    let runs = scalars.chunk_by(|(_, one), (_, next)| is_sign(*one) == is_sign(*next));
    for run in runs.filter(|run| run.len() <= LONGEST) {
        let ([(first, sign), ..], Some((last, end))) = (run, run.last()) else {
            continue;
        };
        let place = Span::new(word.start + first, word.start + last + end.len_utf8());
        let (before, after) = (text.get(..place.start), text.get(place.end..));
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        let letters =
            is_letter(last_letter(before)) && is_letter(after.chars().find(|c| *c != TATWEEL));
        if is_sign(*sign) && letters {
            let [left, right] = [before.ends_with(TATWEEL), after.starts_with(TATWEEL)];
            shown |= left || right;
            joints.push(Joint {
                place,
                sure: left && right,
            });
        }
    }
    found.extend(joints.into_iter().filter(|_| shown));
}

/// The last letter of what stands before a gap, tatweel and marks aside.
fn last_letter(before: &str) -> Option<char> {
    let mut scalars = before.chars().rev();
    scalars.find(|c| *c != TATWEEL && Kind::of(*c) != Kind::Mark)
}

fn is_letter(scalar: Option<char>) -> bool {
    scalar.is_some_and(|scalar| Kind::of(scalar) == Kind::Arabic)
}

/// Whether this is put at a joint.
const fn is_sign(scalar: char) -> bool {
    matches!(
        scalar,
        '.' | '*' | '/' | '-' | '_' | '\'' | '’' | ',' | '،' | '…' | '·' | '+' | '\u{2010}'
            ..='\u{2015}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, bool)> {
        let found = joints(text).into_iter();
        found.map(|j| (j.place.of(text), j.sure)).collect()
    }

    #[test]
    fn tatweel_shows_what_parts_no_words() {
        assert_eq!(shown("سنقـ.ـتل"), [(".", true)]);
        assert_eq!(shown("سنقـ ـتل الآن"), [(" ", true)]);
        assert_eq!(shown("لاد.فنـ.ك"), [(".", false), (".", false)]);
        assert_eq!(shown("علَّـ..ـقت ـ/ب"), [("..", true)]);
        for plain in [
            "سنق.تل",
            "سنقـ تل",
            "بـ 300",
            "الـ-660",
            "ـ.ـ",
            "عام 1441 هـ. قال",
            "x.y ـ",
            "سنق.تل\nلادفنـك",
            "سنقـ\nـتل",
        ] {
            assert_eq!(shown(plain), [], "{plain}");
        }
    }
}
