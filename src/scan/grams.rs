//! The pass over the bytes of a text for what may stand anywhere in a word: at each stride two bits are asked, a block at a time and
//! without a branch, and what is not refused is looked up.

use std::hint::black_box;

use crate::lanes;
use crate::lanes::Work;
use crate::program::{Around, GramList, LONGEST_STRIDE, ReadyGrams};
use crate::scan::found_at::{FoundAt, Try};

/// What a pass keeps from text to text.
#[derive(Debug, Default)]
pub(super) struct GramScratch {
    /// Places that may hold a gram.
    places: Vec<usize>,
    /// The bucket of each.
    buckets: Vec<[u32; 2]>,
    /// Entries that may be of such a place.
    entries: Vec<(usize, usize)>,
    /// Shapes that may stand where their keys are.
    tries: Vec<Try>,
}

/// Looks the grams of a text up; what one leads to is compared with the text.
///
/// Long lists lie in memory, not in caches. So each step is done for all places before the next, and what the next will read is read
/// before: the waits for memory overlap.
pub(super) fn scan(list: &GramList, scratch: &mut GramScratch, found: &mut FoundAt<'_>) {
    let text = found.folded.text().as_bytes();
    let GramScratch {
        places,
        buckets,
        entries,
        tries,
    } = scratch;
    sift(list, text, places);
    buckets.clear();
    buckets.extend(
        places
            .iter()
            .map(|at| list.bucket_of(Around::at(text, *at).first())),
    );
    let read = |read, bucket: &[u32; 2]| read ^ list.touch_bucket(*bucket);
    black_box(buckets.iter().fold(false, read));
    entries.clear();
    for (at, bucket) in places.iter().zip(&*buckets) {
        let fitting = list.fitting(*bucket, Around::at(text, *at));
        entries.extend(fitting.map(|entry| (entry, *at)));
    }
    black_box(
        entries
            .iter()
            .fold(0, |read, (entry, _)| read ^ list.touch(*entry)),
    );
    tries.clear();
    for (entry, at) in &*entries {
        if let Some((shape, behind)) = list.get(*entry, Around::at(text, *at))
            && let Some(at) = at.checked_sub(behind)
        {
            tries.push(Try { shape, at });
        }
    }
    found.try_all(tries);
}

/// The places of a text that may hold a gram.
fn sift(grams: &GramList, text: &[u8], candidates: &mut Vec<usize>) {
    candidates.clear();
    let sift = Sift {
        grams: grams.ready(),
        text,
        candidates,
    };
    match grams.stride {
        4 => lanes::at_best(Strided::<4>(sift)),
        3 => lanes::at_best(Strided::<3>(sift)),
        2 => lanes::at_best(Strided::<2>(sift)),
        _ => lanes::at_best(Strided::<1>(sift)),
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
        let mut at = 0;
        while at < text.len() {
            // The last places are asked behind a text that zeros go on.
            let mut last = [0; 8 + PLACES * LONGEST_STRIDE];
            let rest = text.get(at..).unwrap_or(&[]);
            let asked = 8 + PLACES * STRIDE;
            let block = match rest.get(..asked) {
                Some(block) => block,
                None => {
                    last[..rest.len()].copy_from_slice(rest);
                    last.get(..asked).unwrap_or(&[])
                }
            };
            let mut bits = 0_u32;
            for place in 0..PLACES {
                let bytes = block
                    .get(place * STRIDE..)
                    .and_then(|rest| rest.first_chunk());
                let hit = bytes.is_some_and(|bytes| grams.ask(u64::from_le_bytes(*bytes)));
                bits |= u32::from(hit) << place;
            }
            while bits != 0 {
                candidates.push(at + bits.trailing_zeros() as usize * STRIDE);
                bits &= bits - 1;
            }
            at += PLACES * STRIDE;
        }
    }
}

/// Places asked at once, a bit each.
const PLACES: usize = 32;
