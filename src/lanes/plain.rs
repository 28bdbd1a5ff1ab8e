//! Blocks in loops without a branch, which the compiler turns into what vector instructions every processor has.

use crate::lanes::{BLOCK, Sorted};
use crate::span::Span;

/// See [`crate::lanes::lay`].
pub fn lay((text, part): (&[u8], Span), lower: bool, laid: &mut Vec<u8>, unsettled: &mut Vec<u64>) {
    laid.clear();
    laid.extend_from_slice(text.get(part.range()).unwrap_or(&[]));
    if lower {
        laid.make_ascii_lowercase();
    }
    unsettled.clear();
    for at in (part.start..part.end).step_by(BLOCK) {
        let block = block(text, at);
        let bits = gather(|place| u8::from(!is_settled(block[place], block[place + 1])));
        unsettled.push(bits & low_bits(part.end - at));
    }
}

/// See [`crate::lanes::sort`].
pub fn sort(text: &[u8], part: Span, sorted: &mut Vec<Sorted>) {
    sorted.clear();
    for at in (part.start..part.end).step_by(BLOCK) {
        let block = block(text, at);
        let inside = gather(|place| {
            let byte = block[place];
            let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
            let digit = byte.wrapping_sub(b'0') < 10;
            u8::from(letter | digit | (byte >= 0x80))
        });
        let odd = gather(|place| u8::from(is_odd(block[place], block[place + 1])));
        let here = low_bits(part.end - at);
        sorted.push(Sorted {
            inside: inside & here,
            odd: odd & here,
        });
    }
}

/// The block at `at` and the byte behind it; zeros behind the text.
#[inline(always)]
fn block(text: &[u8], at: usize) -> [u8; BLOCK + 1] {
    let rest = text.get(at..).unwrap_or(&[]);
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [0; BLOCK + 1];
        block[..rest.len()].copy_from_slice(rest);
        block
    })
}

/// Whether a byte is ASCII, inside a scalar, or the first of one that every fold leaves as it is: the common lower-case
/// letters of Cyrillic and Arabic.
#[inline(always)]
pub const fn is_settled(byte: u8, next: u8) -> bool {
    // й is taken apart.
    let cyrillic =
        (byte == 0xD0) & (next >= 0xB0) & (next != 0xB9) | (byte == 0xD1) & (next <= 0x8F);
    let arabic = (byte == 0xD8) & (next.wrapping_sub(0xA7) <= 0xBA - 0xA7)
        | (byte == 0xD9) & (next.wrapping_sub(0x81) <= 0x8A - 0x81) & (next != 0x89);
    (byte < 0xC0) | cyrillic | arabic
}

/// Whether a byte leads a scalar that is not surely a letter or digit: all but Latin, Cyrillic, Hebrew and Arabic letters.
#[inline(always)]
pub const fn is_odd(byte: u8, next: u8) -> bool {
    let hebrew = (byte == 0xD7) & (next.wrapping_sub(0x90) > 0xAA - 0x90);
    let arabic = (byte == 0xD8) & (next < 0xA0);
    let marks = (byte == 0xD9)
        & ((next.wrapping_sub(0x8B) <= 0x9F - 0x8B)
            | (next.wrapping_sub(0xAA) <= 0xAD - 0xAA)
            | (next == 0xB0));
    is_always_odd(byte) | hebrew | arabic | marks
}

/// Whether every scalar that begins with this byte is odd.
#[inline(always)]
pub const fn is_always_odd(byte: u8) -> bool {
    (byte.wrapping_sub(0xC2) <= 1)
        | (byte.wrapping_sub(0xCA) <= 5)
        | (byte == 0xD2)
        | (byte.wrapping_sub(0xD4) <= 2)
        | (byte >= 0xDB)
}

/// As many bits, the lowest.
#[inline(always)]
pub const fn low_bits(number: usize) -> u64 {
    if number >= BLOCK {
        u64::MAX
    } else {
        (1 << number) - 1
    }
}

/// A bit for each place of which `is` says 1; it says 0 of all others.
#[inline(always)]
fn gather(is: impl Fn(usize) -> u8) -> u64 {
    let ones: [u8; BLOCK] = std::array::from_fn(is);
    let (eights, _) = ones.as_chunks::<8>();
    let packed =
        |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    (0..).zip(eights).fold(0, |bits, (place, eight)| {
        bits | packed(eight) << (8 * place)
    })
}
