//! Runs: stretches of letters and digits with the marks on them, the pieces that word lists are looked up by.
//!
//! A run begins with a letter or digit of a script that has spaces and goes on over letters, digits and what is attached to
//! them. Inside of a run there is no word boundary, dropped zero width spaces aside; a run may be a word (`ransom`), or a
//! piece of one (`don` and `t` of `don't`). So where a word of letters and digits stands between word boundaries, it is a
//! run, or in a run with zero width spaces what stands between some two of them.

use crate::segment::classes::{Class, Classes};
use crate::segment::word::MARKS;
use crate::span::Span;

/// The runs of a folded text, in order.
pub fn runs(text: &str) -> Runs<'_> {
    Runs {
        bytes: text.as_bytes(),
        at: 0,
        classes: Classes::get(),
    }
}

/// See [`runs`].
pub struct Runs<'t> {
    bytes: &'t [u8],
    at: usize,
    classes: &'static Classes,
}

impl Iterator for Runs<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let start = self.next_start()?;
        let end = self.end_of(start);
        self.at = end;
        Some(Span::new(start, end))
    }
}

impl Runs<'_> {
    /// Where the next run begins.
    #[inline]
    fn next_start(&self) -> Option<usize> {
        let mut at = self.at;
        loop {
            let first = *self.bytes.get(at)?;
            if first < 0x80 {
                if LETTERS[usize::from(first)] {
                    return Some(at);
                }
                at += 1;
            } else {
                let (class, length) = self.wide(at, first);
                if class.is_alphanumeric() {
                    return Some(at);
                }
                at += length;
            }
        }
    }

    /// Where the run ends that begins at `at`.
    #[inline]
    fn end_of(&self, mut at: usize) -> usize {
        let mut marks = 0;
        while let Some(&first) = self.bytes.get(at) {
            if LETTERS[usize::from(first)] && marks == 0 {
                at += 1;
                continue;
            }
            let (class, length) = match first {
                0x00..=0x7F if !LETTERS[usize::from(first)] => break,
                0x00..=0x7F => (Class::Letter, 1),
                _ => self.wide(at, first),
            };
            // Behind too many marks nobody looks for the letter that they belong to.
            if class.is_alphanumeric() && marks < MARKS {
                marks = 0;
            } else if class == Class::Attached {
                marks += 1;
            } else {
                break;
            }
            at += length;
        }
        at
    }

    /// The class and the length of the scalar beyond ASCII at `at`.
    #[inline]
    fn wide(&self, at: usize, first: u8) -> (Class, usize) {
        let next = |k: usize| self.bytes.get(at + k).map_or(0, |b| u32::from(b & 0x3F));
        let lead = u32::from(first);
        if first < 0xE0 {
            return (self.classes.at((lead & 0x1F) << 6 | next(1)), 2);
        }
        if first < 0xF0 {
            let code = (lead & 0x0F) << 12 | next(1) << 6 | next(2);
            return (self.classes.at(code), 3);
        }
        let high = (lead & 0x07) << 18 | next(1) << 12;
        (self.classes.at(high | next(2) << 6 | next(3)), 4)
    }
}

/// Which bytes are letters and digits of ASCII.
static LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        letters[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    letters
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::runs;
    use crate::fold::{Profile, fold};
    use crate::segment::{is_boundary, is_word_char};

    fn drawn(text: &str) -> Vec<&str> {
        runs(text).map(|run| run.of(text)).collect()
    }

    #[test]
    fn letters_digits_and_their_marks_run_on() {
        assert_eq!(
            drawn("don't #tag_a 3.5x"),
            ["don", "t", "tag", "a", "3", "5x"]
        );
        assert_eq!(
            drawn("e\u{301}t\u{301} \u{301}a"),
            ["e\u{301}t\u{301}", "a"]
        );
        assert_eq!(drawn("قال، ٣حساب中文カナ"), ["قال", "٣حساب"]);
        let many = format!("a{}b", "\u{301}".repeat(64));
        assert_eq!(drawn(&many), [&many[..many.len() - 1], "b"]);
    }

    proptest! {
        /// Inside of a run is no boundary but a dropped space; where a boundary touches letters, a run begins or ends.
        #[test]
        fn runs_agree_with_boundaries(text in "[ab1אカ中.'_ \u{301}\u{200b}\u{200d}\u{1f3fb}]{0,12}|\\PC{0,12}") {
            let folded = fold(Profile::Exact, &text);
            let text = folded.text();
            let all: Vec<_> = runs(text).collect();
            for run in &all {
                for (at, _) in run.of(text).char_indices().skip(1) {
                    let at = run.start + at;
                    prop_assert!(folded.breaks_at(at) || !is_boundary(&folded, at));
                }
            }
            for (at, c) in text.char_indices() {
                let letter = text[at..].chars().next().is_some_and(|c| runs(c.encode_utf8(&mut [0; 4])).next().is_some());
                if letter && is_word_char(c) && is_boundary(&folded, at) && !folded.breaks_at(at) {
                    prop_assert!(all.iter().any(|run| run.start == at));
                }
            }
            for run in &all {
                if is_boundary(&folded, run.end) {
                    continue;
                }
                // Where a word goes on behind a run, it is with a sign, never with a letter.
                let next = text[run.end..].chars().next();
                prop_assert!(next.is_some_and(|c| runs(c.encode_utf8(&mut [0; 4])).next().is_none()));
            }
        }
    }
}
