//! Blocks by AVX-512: a block is a register, a question to all of its bytes one instruction, a table of 128 bytes two
//! registers. Gain: see docs/decisions.md, "Vector instructions".
//!
//! The one place with `unsafe`, for three things: to enter code that is compiled for instructions of which the processor was
//! asked just before, to load bytes of a slice, and to store to an array. Everything else is safe code.
#![allow(unsafe_code, reason = "see above; twins.rs holds it to plain.rs")]

use std::arch::x86_64::*;

use crate::lanes::plain::{is_always_odd, low_bits};
use crate::lanes::{Arabic, BLOCK, Known, Sorted, Work};
use crate::span::Span;

/// Whether the processor has what this file is compiled for.
#[inline]
fn is_here() -> bool {
    #[cfg(test)]
    if super::twins::is_plain() {
        return false;
    }
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vbmi")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("popcnt")
}

/// See [`crate::lanes::at_best`].
#[inline(always)]
pub fn at_best<W: Work>(work: W) -> W::Done {
    #[target_feature(
        enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt"
    )]
    fn within<W: Work>(work: W) -> W::Done {
        work.run()
    }
    if is_here() {
        // SAFETY: the processor has these instructions.
        unsafe { within(work) }
    } else {
        work.run()
    }
}

/// See [`crate::lanes::lay`]; whether it could.
pub fn lay(
    text: (&[u8], Span),
    how: (bool, &Arabic),
    laid: &mut Vec<u8>,
    unsettled: &mut Vec<u64>,
) -> bool {
    let can = is_here();
    if can {
        // SAFETY: the processor has these instructions.
        unsafe { lay_blocks(text, how, laid, unsettled) }
    }
    can
}

/// See [`crate::lanes::sort`]; whether it could.
pub fn sort(text: &[u8], part: Span, known: &Known, sorted: &mut Vec<Sorted>) -> bool {
    let can = is_here();
    if can {
        // SAFETY: the processor has these instructions.
        unsafe { sort_blocks(text, part, known, sorted) }
    }
    can
}

#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn lay_blocks(
    (text, part): (&[u8], Span),
    (lower, arabic): (bool, &Arabic),
    laid: &mut Vec<u8>,
    unsettled: &mut Vec<u64>,
) {
    let room = part.len().next_multiple_of(BLOCK);
    if laid.len() < room {
        laid.resize(room, 0);
    }
    let (leads, nexts) = (Table::of(&arabic.lead), Table::of(&arabic.next));
    let unknown = Table::of(&arabic.unsettled);
    let case = byte(if lower { 0x20 } else { 0 });
    unsettled.clear();
    let (out, _) = laid.as_chunks_mut::<BLOCK>();
    for (out, at) in out.iter_mut().zip((part.start..part.end).step_by(BLOCK)) {
        let (before, here, next) = around(text, at);
        let arabic = is_arabic(here);
        // What follows such a byte in another block follows it here, too: scalars are whole.
        let behind = is_arabic(before);
        let (first, second) = (place(here, next), place(before, here));
        let capital = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(here, byte(b'A')), byte(26));
        let lowered = _mm512_mask_add_epi8(here, capital, here, case);
        let led = _mm512_mask_mov_epi8(lowered, arabic, leads.at(first));
        store(out, _mm512_mask_mov_epi8(led, behind, nexts.at(second)));
        let unknown = unknown.at(first);
        let arabic = arabic & !_mm512_test_epi8_mask(unknown, unknown);
        let (d0, d1) = (equal(here, 0xD0), equal(here, 0xD1));
        let cyrillic = d0 & _mm512_cmpge_epu8_mask(next, byte(0xB0)) & !equal(next, 0xB9)
            | d1 & _mm512_cmple_epu8_mask(next, byte(0x8F));
        let leading = _mm512_cmpge_epu8_mask(here, byte(0xC0));
        unsettled.push(leading & !arabic & !cyrillic & low_bits(part.end - at));
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn sort_blocks(text: &[u8], part: Span, known: &Known, sorted: &mut Vec<Sorted>) {
    const ODD: [u8; BLOCK] = odd_leads();
    let (odd_leads, kinds) = (load(&ODD, 0), Table::of(known.table()));
    sorted.clear();
    for at in (part.start..part.end).step_by(BLOCK) {
        let (before, here, next) = around(text, at);
        let letter = _mm512_sub_epi8(_mm512_or_si512(here, byte(0x20)), byte(b'a'));
        let letter = _mm512_cmplt_epu8_mask(letter, byte(26));
        let digit = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(here, byte(b'0')), byte(10));
        let beyond = _mm512_movepi8_mask(here);
        let (arabic, behind) = (is_arabic(here), is_arabic(before));
        let (first, second) = (kinds.at(place(here, next)), kinds.at(place(before, here)));
        let outside =
            arabic & equal(first, Known::OUTSIDE) | behind & equal(second, Known::OUTSIDE);
        let leading = _mm512_cmpge_epu8_mask(here, byte(0xC0));
        let looked_up = _mm512_permutexvar_epi8(here, odd_leads);
        let always = leading & _mm512_test_epi8_mask(looked_up, looked_up);
        let hebrew = _mm512_sub_epi8(next, byte(0x90));
        let hebrew = equal(here, 0xD7) & _mm512_cmpgt_epu8_mask(hebrew, byte(0xAA - 0x90));
        let odd = always | hebrew | arabic & equal(first, Known::ODD);
        let inside = (letter | digit | beyond) & !outside;
        let bits = low_bits(part.end - at);
        sorted.push(Sorted {
            inside: inside & bits,
            odd: odd & bits,
        });
    }
}

/// Which first bytes of scalars are always odd, by their lower six bits.
const fn odd_leads() -> [u8; BLOCK] {
    let mut odd = [0; BLOCK];
    let mut at = 0;
    while at < BLOCK {
        odd[at] = is_always_odd(0xC0 | at as u8) as u8;
        at += 1;
    }
    odd
}

/// 128 bytes in two registers.
#[derive(Clone, Copy)]
struct Table(__m512i, __m512i);

impl Table {
    #[inline]
    #[target_feature(
        enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt"
    )]
    fn of(bytes: &[u8; 2 * BLOCK]) -> Self {
        Self(load(bytes, 0), load(bytes, BLOCK))
    }

    /// What stands at each place.
    #[inline]
    #[target_feature(
        enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt"
    )]
    fn at(self, places: __m512i) -> __m512i {
        _mm512_permutex2var_epi8(self.0, places, self.1)
    }
}

/// Where a scalar stands in a table, by its two bytes: the last bit of the first, six bits of the second.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn place(lead: __m512i, next: __m512i) -> __m512i {
    // Where 0x40 has a bit, that of the first, else that of the second.
    _mm512_ternarylogic_epi32::<0xCA>(byte(0x40), _mm512_slli_epi16::<6>(lead), next)
}

/// Whether each byte is D8 or D9.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn is_arabic(bytes: __m512i) -> u64 {
    _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, byte(0xD8)), byte(1))
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn equal(bytes: __m512i, to: u8) -> u64 {
    _mm512_cmpeq_epi8_mask(bytes, byte(to))
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn byte(byte: u8) -> __m512i {
    _mm512_set1_epi8(byte.cast_signed())
}

/// For each byte of the block at `at` the one before, itself, and the next; zeros beyond the text.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn around(text: &[u8], at: usize) -> (__m512i, __m512i, __m512i) {
    let before = match at.checked_sub(1) {
        Some(before) => load(text, before),
        None => {
            let bits = low_bits(text.len().saturating_add(1)) & !1;
            // SAFETY: of the bytes before the text none is read, of the text only as many as it has.
            unsafe { _mm512_maskz_loadu_epi8(bits, text.as_ptr().wrapping_sub(1).cast()) }
        }
    };
    (before, load(text, at), load(text, at + 1))
}

/// The sixty-four bytes at `at`, zeros beyond the text.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn load(text: &[u8], at: usize) -> __m512i {
    let left = text.len().saturating_sub(at);
    // SAFETY: of the bytes at `at` only as many are read as are left of the text.
    unsafe { _mm512_maskz_loadu_epi8(low_bits(left), text.as_ptr().wrapping_add(at).cast()) }
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi1,bmi2,lzcnt,popcnt")]
fn store(to: &mut [u8; BLOCK], bytes: __m512i) {
    // SAFETY: there is room for sixty-four bytes, and they need not be aligned.
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), bytes) }
}
