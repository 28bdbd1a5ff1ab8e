//! Runs: stretches of letters and digits with the marks on them, the pieces that word lists are looked up by.
//!
//! A run begins with a letter or digit of a script that has spaces and goes on over letters, digits and what is attached to
//! them. Inside of a run there is no word boundary, dropped zero width spaces aside; a run may be a word (`ransom`), or a
//! piece of one (`don` and `t` of `don't`). So where a word of letters and digits stands between word boundaries, it is a
//! run, or in a run with zero width spaces what stands between some two of them. Of very many marks in a row the later ones
//! are in no run: nobody looks for the letter that they belong to.
//!
//! Words end where no processor expects it, so a text is not walked byte by byte: for 64 bytes at once it is worked out
//! which of them are in runs, a bit each (`lanes::sort`), and where runs begin and end is read off the bits, a batch at a
//! time. What is not told by its bytes alone (*odd*: punctuation beyond ASCII, marks, scalars of three and four bytes) is
//! looked up one by one.

use std::sync::LazyLock;

use crate::lanes;
use crate::lanes::{BLOCK, Known, Sorted};
use crate::segment::classes::{Class, Classes};
use crate::segment::word::MARKS;
use crate::span::Span;

/// Bytes of which the runs are told at once.
const BATCH: usize = 64 * BLOCK;

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub struct RunBuffers {
    sorted: Vec<Sorted>,
    /// Where runs begin and end, in turns.
    edges: Vec<usize>,
    /// How many of them.
    number: usize,
}

/// The runs of a folded text in order, a batch at a time.
pub struct Runs<'t> {
    bytes: &'t [u8],
    buffers: &'t mut RunBuffers,
    /// Where the next batch begins.
    next: usize,
    /// Whether the last byte of the block before is in a run.
    inside: bool,
    /// Bytes of the next block that belong to an odd scalar of this one, and whether these are in a run.
    left: usize,
    left_inside: bool,
    /// Marks in a row up to `marked_to`.
    marks: usize,
    marked_to: usize,
    classes: &'static Classes,
}

/// What letters of two bytes are to runs.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    Known::new(|scalar| match Classes::get().of(scalar) {
        Class::Attached => Known::ODD,
        class if class.is_alphanumeric() => 0,
        _ => Known::OUTSIDE,
    })
});

/// The runs of a text as short as a pattern, scalar by scalar.
pub fn runs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let classes = Classes::get();
    let mut scalars = text.char_indices().map(|(at, c)| (at, classes.of(c)));
    std::iter::from_fn(move || {
        let (start, _) = scalars.find(|(_, class)| class.is_alphanumeric())?;
        let mut marks = 0;
        let end = scalars.find(|(_, class)| {
            marks = match class {
                Class::Attached => marks + 1,
                class if class.is_alphanumeric() => 0,
                _ => MARKS,
            };
            marks >= MARKS
        });
        Some(Span::new(start, end.map_or(text.len(), |(end, _)| end)))
    })
}

impl<'t> Runs<'t> {
    /// The runs of `text`.
    pub fn new(text: &'t str, buffers: &'t mut RunBuffers) -> Self {
        buffers.number = 0;
        Self {
            bytes: text.as_bytes(),
            buffers,
            next: 0,
            inside: false,
            left: 0,
            left_inside: false,
            marks: 0,
            marked_to: 0,
            classes: Classes::get(),
        }
    }

    /// Where each of the next runs begins and ends; there may be none in a batch.
    pub fn next_batch(&mut self) -> Option<&[[usize; 2]]> {
        if self.next >= self.bytes.len() {
            return None;
        }
        // A run that goes on over the end of a batch is told with the next.
        let number = self.buffers.number;
        let open = if number % 2 == 1 {
            self.buffers.edges.get(number - 1).copied()
        } else {
            None
        };
        self.buffers.number = 0;
        open.into_iter().for_each(|start| self.push(start));
        let part = Span::new(self.next, (self.next + BATCH).min(self.bytes.len()));
        lanes::sort(self.bytes, part, &KNOWN, &mut self.buffers.sorted);
        for nth in 0..self.buffers.sorted.len() {
            self.read_off(nth, part.start + nth * BLOCK);
        }
        self.next = part.end;
        if part.end == self.bytes.len() && self.inside {
            self.push(part.end);
        }
        let RunBuffers { edges, number, .. } = &*self.buffers;
        let (whole, _) = edges.get(..*number).unwrap_or(&[]).as_chunks();
        Some(whole)
    }

    /// Reads the edges of the block at `at` off.
    #[inline(always)]
    fn read_off(&mut self, nth: usize, at: usize) {
        let Some(Sorted { mut inside, odd }) = self.buffers.sorted.get(nth).copied() else {
            return;
        };
        if odd != 0 || self.left != 0 {
            self.look_up_all(at, &mut inside, odd);
        }
        let changes = inside ^ (inside << 1 | u64::from(self.inside));
        self.inside = inside >> (BLOCK - 1) == 1;
        self.push_all(at, changes);
    }

    /// Appends the places of these bits. Eight are written at once, however many there are: how often a loop is gone through
    /// that asks each time is not to be foreseen.
    #[inline(always)]
    fn push_all(&mut self, at: usize, mut changes: u64) {
        let count = changes.count_ones() as usize;
        let RunBuffers { edges, number, .. } = &mut *self.buffers;
        if edges.len() < *number + BLOCK + 8 {
            edges.resize(*number + 8 * BLOCK, 0);
        }
        let Some(slots) = edges.get_mut(*number..) else {
            return;
        };
        let (eights, _) = slots.as_chunks_mut::<8>();
        for slots in eights.iter_mut().take(count.div_ceil(8)) {
            for slot in slots {
                *slot = at + changes.trailing_zeros() as usize;
                changes &= changes.wrapping_sub(1);
            }
        }
        *number += count;
    }

    fn push(&mut self, edge: usize) {
        let RunBuffers { edges, number, .. } = &mut *self.buffers;
        match edges.get_mut(*number) {
            Some(slot) => *slot = edge,
            None => edges.push(edge),
        }
        *number += 1;
    }

    /// Corrects the bits of the odd scalars of the block at `at`.
    #[inline(never)]
    fn look_up_all(&mut self, at: usize, inside: &mut u64, mut odd: u64) {
        let left = low_bits(self.left);
        *inside = *inside & !left | if self.left_inside { left } else { 0 };
        self.left = 0;
        while odd != 0 {
            let place = odd.trailing_zeros() as usize;
            odd &= odd - 1;
            self.look_up(at, place, inside);
        }
        // Behind the text is no run.
        *inside &= low_bits(self.bytes.len() - at);
    }

    /// Corrects the bits of the odd scalar at `place` of the block at `at`.
    fn look_up(&mut self, at: usize, place: usize, inside: &mut u64) {
        let (class, length) = self.scalar(at + place);
        let before = if place == 0 {
            self.inside
        } else {
            *inside >> (place - 1) & 1 == 1
        };
        let is_inside = match class {
            Class::Attached => {
                let in_a_row = self.marked_to == at + place;
                self.marks = if in_a_row { self.marks + 1 } else { 1 };
                self.marked_to = at + place + length;
                before && self.marks < MARKS
            }
            _ => class.is_alphanumeric(),
        };
        let bits = low_bits(length) << place;
        *inside = *inside & !bits | if is_inside { bits } else { 0 };
        (self.left, self.left_inside) = ((place + length).saturating_sub(BLOCK), is_inside);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RunBuffers, Runs, runs};
    use crate::fold::{Profile, fold};
    use crate::lanes::{is_odd, plainly as without_vectors};
    use crate::segment::classes::{Class, Classes};
    use crate::segment::{is_boundary, is_word_char};
    use crate::span::Span;

    /// Runs block by block.
    fn in_batches(text: &str) -> Vec<Span> {
        let (mut buffers, mut all) = (RunBuffers::default(), vec![]);
        let mut runs = Runs::new(text, &mut buffers);
        while let Some(batch) = runs.next_batch() {
            all.extend(batch.iter().map(|[start, end]| Span::new(*start, *end)));
        }
        all
    }

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
            prop_assert_eq!(in_batches(&text), plainly(&text));
            prop_assert_eq!(without_vectors(|| in_batches(&text)), plainly(&text));
            prop_assert_eq!(runs(&text).collect::<Vec<_>>(), plainly(&text));
            let long = text.repeat(40);
            prop_assert_eq!(in_batches(&long), plainly(&long));
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
