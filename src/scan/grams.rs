//! The pass over the bytes of a text for what may stand anywhere in a word: at each stride one bit is asked, a block at a time and
//! without a branch, and what is not refused is looked up.

use crate::lanes;
use crate::lanes::{BLOCK, Work};
use crate::program::{GramList, ReadyGrams};
use crate::scan::found_at::FoundAt;

/// Looks the grams of a text up; what one leads to is compared with the text.
pub(super) fn scan(list: &GramList, candidates: &mut Vec<usize>, found: &mut FoundAt<'_>) {
    let text = found.folded.text().as_bytes();
    candidates.clear();
    let grams = list.ready();
    let sift = |candidates| Sift {
        grams,
        text,
        candidates,
    };
    match list.stride {
        4 => lanes::at_best(Strided::<4>(sift(candidates))),
        3 => lanes::at_best(Strided::<3>(sift(candidates))),
        2 => lanes::at_best(Strided::<2>(sift(candidates))),
        _ => lanes::at_best(Strided::<1>(sift(candidates))),
    }
    for at in candidates {
        for (shape, behind) in list.get(eight(text, *at)) {
            if let Some(start) = at.checked_sub(behind) {
                found.try_at(shape, start);
            }
        }
    }
}

/// Finds the places that may hold a gram.
struct Sift<'s> {
    grams: ReadyGrams<'s>,
    text: &'s [u8],
    candidates: &'s mut Vec<usize>,
}

/// The same at each so many bytes.
struct Strided<'s, const STRIDE: usize>(Sift<'s>);

impl<const STRIDE: usize> Work for Strided<'_, STRIDE> {
    type Done = ();

    #[inline(always)]
    fn run(self) {
        let Sift {
            grams,
            text,
            candidates,
        } = self.0;
        // Places asked at once, a bit each.
        let (mut at, step) = (0, BLOCK * STRIDE);
        while let Some(block) = text.get(at..at + step + 8) {
            let mut bits = 0;
            for place in 0..BLOCK {
                let bytes = block
                    .get(place * STRIDE..)
                    .and_then(|rest| rest.first_chunk());
                let hit = bytes.map_or(0, |bytes| grams.ask(u64::from_le_bytes(*bytes)));
                bits |= hit << place;
            }
            while bits != 0 {
                candidates.push(at + bits.trailing_zeros() as usize * STRIDE);
                bits &= bits - 1;
            }
            at += step;
        }
        while at < text.len() {
            if grams.ask(eight(text, at)) == 1 {
                candidates.push(at);
            }
            at += STRIDE;
        }
    }
}

/// The eight bytes at `at`; zeros behind the text.
#[inline(always)]
fn eight(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => rest
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}
