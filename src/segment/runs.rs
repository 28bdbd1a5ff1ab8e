//! Runs: stretches of letters and digits with the marks on them, the pieces that word lists are looked up by.
//!
//! A run begins with a letter or digit of a script that has spaces and goes on over letters, digits and what is attached to
//! them. Inside of a run there is no word boundary, dropped zero width spaces aside; a run may be a word (`ransom`), or a
//! piece of one (`don` and `t` of `don't`). So where a word of letters and digits stands between word boundaries, it is a
//! run, or in a run with zero width spaces what stands between some two of them. Of very many marks in a row the later ones
//! are in no run: nobody looks for the letter that they belong to.
//!
//! Words end where no processor expects it, so a text is not walked byte by byte: for 64 bytes at once it is worked out
//! which of them are in runs, a bit each, and runs are read off the bits. What is not told by its bytes alone (*odd*:
//! punctuation beyond ASCII, marks, scalars of three and four bytes) is looked up one by one.

use crate::segment::classes::{Class, Classes};
use crate::segment::word::MARKS;
use crate::span::Span;

/// The runs of a folded text, in order.
pub fn runs(text: &str) -> Runs<'_> {
    Runs {
        bytes: text.as_bytes(),
        block: 0,
        next: 0,
        changes: 0,
        inside: false,
        left: 0,
        left_inside: false,
        marks: 0,
        marked_to: 0,
        classes: Classes::get(),
    }
}

/// See [`runs`].
pub struct Runs<'t> {
    bytes: &'t [u8],
    /// Where the block begins that is being read off.
    block: usize,
    /// Where the next block begins.
    next: usize,
    /// Bytes of the block at which a run begins or ends.
    changes: u64,
    /// Whether the block's last byte is in a run.
    inside: bool,
    /// Bytes of the next block that belong to an odd scalar of this one, and whether these are in a run.
    left: usize,
    left_inside: bool,
    /// Marks in a row up to `marked_to`.
    marks: usize,
    marked_to: usize,
    classes: &'static Classes,
}

/// Bytes of a block.
const BLOCK: usize = 64;

impl Iterator for Runs<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let start = self.next_change()?;
        let end = self.next_change().unwrap_or(self.bytes.len());
        Some(Span::new(start, end))
    }
}

impl Runs<'_> {
    /// The next byte at which a run begins or ends; the end of the text is none.
    #[inline]
    fn next_change(&mut self) -> Option<usize> {
        while self.changes == 0 {
            if self.next >= self.bytes.len() {
                return None;
            }
            self.load();
        }
        let at = self.changes.trailing_zeros() as usize;
        self.changes &= self.changes - 1;
        Some(self.block + at)
    }

    /// Works out the next block.
    fn load(&mut self) {
        let mut block = [0_u8; BLOCK + 1];
        let rest = self.bytes.get(self.next..).unwrap_or(&[]);
        match rest.first_chunk::<{ BLOCK + 1 }>() {
            Some(bytes) => block = *bytes,
            None => block[..rest.len()].copy_from_slice(rest),
        }
        (self.block, self.next) = (self.next, self.next + BLOCK);
        let (mut inside, mut odd) = sorted(&block);
        let left = low_bits(self.left);
        inside = inside & !left | if self.left_inside { left } else { 0 };
        self.left = 0;
        while odd != 0 {
            let at = odd.trailing_zeros() as usize;
            odd &= odd - 1;
            self.look_up(at, &mut inside);
        }
        self.changes = inside ^ (inside << 1 | u64::from(self.inside));
        self.inside = inside >> (BLOCK - 1) == 1;
    }

    /// Corrects the bits of the odd scalar at `at`.
    fn look_up(&mut self, at: usize, inside: &mut u64) {
        let (class, length) = self.scalar(self.block + at);
        let before = if at == 0 {
            self.inside
        } else {
            *inside >> (at - 1) & 1 == 1
        };
        let is_inside = match class {
            Class::Attached => {
                let in_a_row = self.marked_to == self.block + at;
                self.marks = if in_a_row { self.marks + 1 } else { 1 };
                self.marked_to = self.block + at + length;
                before && self.marks < MARKS
            }
            _ => class.is_alphanumeric(),
        };
        let bits = low_bits(length) << at;
        *inside = *inside & !bits | if is_inside { bits } else { 0 };
        (self.left, self.left_inside) = ((at + length).saturating_sub(BLOCK), is_inside);
    }

    /// The class and the length of the scalar beyond ASCII at `at`.
    fn scalar(&self, at: usize) -> (Class, usize) {
        let byte = |k: usize| self.bytes.get(at + k).map_or(0, |b| u32::from(*b));
        let next = |k: usize| byte(k) & 0x3F;
        let (code, length) = match byte(0) {
            lead @ ..0xE0 => ((lead & 0x1F) << 6 | next(1), 2),
            lead @ ..0xF0 => ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3),
            lead => (
                (lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3),
                4,
            ),
        };
        (self.classes.at(code), length)
    }
}

/// As many bits, the lowest.
fn low_bits(number: usize) -> u64 {
    if number >= 64 {
        u64::MAX
    } else {
        (1 << number) - 1
    }
}

/// Which bytes of a block are in runs, odd scalars aside, and where these begin. Of the last byte only what it leads to
/// counts: it belongs to the next block.
fn sorted(block: &[u8; BLOCK + 1]) -> (u64, u64) {
    let (mut inside, mut odd) = ([0_u8; BLOCK], [0_u8; BLOCK]);
    for at in 0..BLOCK {
        let (byte, next) = (block[at], block[at + 1]);
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'0') < 10;
        inside[at] = u8::from(letter | digit | (byte >= 0x80));
        odd[at] = u8::from(is_odd(byte, next));
    }
    (bits(&inside), bits(&odd))
}

/// Whether a byte leads a scalar that is not surely a letter or digit: all but Latin, Cyrillic, Hebrew and Arabic letters.
#[inline]
fn is_odd(byte: u8, next: u8) -> bool {
    let within = |from: u8, to: u8| next.wrapping_sub(from) <= to - from;
    let lead = byte.wrapping_sub(0xC2) <= 1
        || byte.wrapping_sub(0xCA) <= 5
        || byte == 0xD2
        || byte.wrapping_sub(0xD4) <= 2
        || byte >= 0xDB;
    let hebrew = (byte == 0xD7) & !within(0x90, 0xAA);
    let arabic = (byte == 0xD8) & (next < 0xA0);
    let marks = (byte == 0xD9) & (within(0x8B, 0x9F) | within(0xAA, 0xAD) | (next == 0xB0));
    lead | hebrew | arabic | marks
}

/// Ones and zeros as bits.
fn bits(flags: &[u8; BLOCK]) -> u64 {
    let (eights, _) = flags.as_chunks::<8>();
    let packed =
        |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    (0..).zip(eights).fold(0, |bits, (place, eight)| {
        bits | packed(eight) << (8 * place)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_odd, runs};
    use crate::fold::{Profile, fold};
    use crate::segment::classes::{Class, Classes};
    use crate::segment::{is_boundary, is_word_char};
    use crate::span::Span;

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
        assert_eq!(drawn(&many), [&many[..many.len() - 3], "b"]);
    }

    #[test]
    fn what_is_not_odd_is_a_letter_or_digit() {
        for c in '\u{80}'..='\u{7FF}' {
            let mut bytes = [0; 4];
            let [lead, next, ..] = *c.encode_utf8(&mut bytes).as_bytes() else {
                continue;
            };
            let class = Classes::get().of(c);
            assert!(is_odd(lead, next) || class.is_alphanumeric(), "{c:?}");
        }
    }

    /// Runs scalar by scalar.
    fn plainly(text: &str) -> Vec<Span> {
        let (mut all, mut marks): (Vec<Span>, usize) = (vec![], 0);
        for (at, c) in text.char_indices() {
            let class = Classes::get().of(c);
            marks = if class == Class::Attached {
                marks + 1
            } else {
                0
            };
            let end = at + c.len_utf8();
            match all.last_mut().filter(|last| last.end == at) {
                Some(last) if class.is_alphanumeric() || (1..64).contains(&marks) => last.end = end,
                _ if class.is_alphanumeric() => all.push(Span::new(at, end)),
                _ => {}
            }
        }
        all
    }

    proptest! {
        #[test]
        fn blocks_agree_with_scalars(
            text in "[ab1אבא\u{5b0}كتا،؟٪ـً中カ.'_ \u{301}\u{200b}\u{200d}\u{1f3fb}éßΩжҀ҂ۖ۔ꯍ𐐷]{0,220}|\\PC{0,90}",
            marks in 0_usize..150,
        ) {
            let text = format!("{text}b{}c{text}", "\u{301}".repeat(marks));
            prop_assert_eq!(runs(&text).collect::<Vec<_>>(), plainly(&text));
        }

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
