//! Whichever way is gone, the same comes out.

use std::cell::Cell;

use proptest::prelude::*;

use crate::lanes::{Arabic, BLOCK, Known, Sorted, lay, plain, sort};
use crate::span::Span;

thread_local! {
    static PLAIN: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread goes the plain way.
pub fn is_plain() -> bool {
    PLAIN.get()
}

/// Does something as a processor without wide registers does it.
pub fn plainly<T>(work: impl FnOnce() -> T) -> T {
    PLAIN.set(true);
    let done = work();
    PLAIN.set(false);
    done
}

/// A text that has much of what the tables tell apart.
fn texts() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 ._\u{600}-\u{67f}\u{5d0}\u{5b0}жЙé中\u{200b}\u{1f600}]{0,300}|\\PC{0,90}"
}

fn bit(bits: &[u64], at: usize) -> bool {
    bits[at / BLOCK] >> (at % BLOCK) & 1 == 1
}

proptest! {
    /// What is laid is the text, lowered, with every letter replaced that is not left unsettled.
    #[test]
    fn laid_bytes_are_folded_ones(text in texts(), lower: bool, plain: bool, from in 0_usize..70) {
        let start = text.char_indices().map(|(at, _)| at).nth(from).unwrap_or(0);
        let part = Span::new(start, text.len());
        // Every other letter becomes its neighbour.
        let out = |scalar: char| {
            let code = u32::from(scalar);
            let other = char::from_u32(code ^ 1).filter(|_| code % 3 != 0)?;
            let mut bytes = [0; 2];
            other.encode_utf8(&mut bytes);
            Some(bytes)
        };
        let arabic = Arabic::new(out);
        let (mut laid, mut unsettled) = (vec![], vec![]);
        let mut lay = || lay((text.as_bytes(), part), (lower, &arabic), &mut laid, &mut unsettled);
        if plain { plainly(lay) } else { lay() }
        for (at, scalar) in part.of(&text).char_indices() {
            let length = scalar.len_utf8();
            if bit(&unsettled, at) {
                prop_assert!(!scalar.is_ascii());
                continue;
            }
            let mut bytes = [0; 4];
            let wanted = if scalar.is_ascii() && lower { scalar.to_ascii_lowercase() } else { scalar };
            let wanted = wanted.encode_utf8(&mut bytes).as_bytes();
            let is_looked_up = ('\u{600}'..='\u{67f}').contains(&scalar);
            let looked_up = out(scalar).filter(|_| is_looked_up);
            let here = &laid[at..at + length];
            // The plain way leaves letters to be corrected, or knows that no fold changes them.
            prop_assert!(here == wanted || looked_up.is_some_and(|bytes| here == bytes), "{scalar:?}");
        }
        let bits: u32 = unsettled.iter().map(|bits| bits.count_ones()).sum();
        prop_assert!(bits as usize <= part.of(&text).chars().count());
        prop_assert_eq!(unsettled.len(), part.len().div_ceil(BLOCK));
    }

    /// Once odd scalars are looked at, both ways tell the same.
    #[test]
    fn blocks_are_sorted_alike(text in texts(), from in 0_usize..70) {
        let kind = |scalar: char| match u32::from(scalar) {
            0x60C | 0x61F | 0x66A => Known::OUTSIDE,
            0x64B..=0x65F | 0x670 => Known::ODD,
            0..0x620 => Known::ODD,
            0x66B..=0x66D => Known::OUTSIDE,
            _ => 0,
        };
        let part = Span::new(from.min(text.len()), text.len());
        let (mut ours, mut plainly) = (vec![], vec![]);
        sort(text.as_bytes(), part, &Known::new(kind), &mut ours);
        plain::sort(text.as_bytes(), part, &mut plainly);
        prop_assert_eq!(ours.len(), plainly.len());
        let corrected = |sorted: &[Sorted]| {
            let mut inside: Vec<bool> = vec![];
            let mut bytes = part.start;
            for sorted in sorted {
                for at in 0..BLOCK.min(part.end - bytes) {
                    inside.push(sorted.inside >> at & 1 == 1);
                }
                bytes += BLOCK;
            }
            for (at, scalar) in text.char_indices() {
                let Some(place) = at.checked_sub(part.start) else { continue };
                let odd = place < inside.len() && sorted[place / BLOCK].odd >> (place % BLOCK) & 1 == 1;
                for byte in (0..scalar.len_utf8()).filter(|_| odd) {
                    if let Some(inside) = inside.get_mut(place + byte) {
                        *inside = kind(scalar) != Known::OUTSIDE;
                    }
                }
            }
            inside
        };
        let first = text.char_indices().map(|(at, _)| at).find(|at| *at >= part.start);
        let skipped = first.unwrap_or(text.len()) - part.start;
        prop_assert_eq!(&corrected(&ours)[skipped..], &corrected(&plainly)[skipped..]);
    }
}
