//! The best way that this processor has.

use crate::lanes::arabic::{Arabic, Known};
use crate::lanes::plain;
#[cfg(target_arch = "x86_64")]
use crate::lanes::wide;
use crate::span::Span;

/// Bytes of a block.
pub const BLOCK: usize = 64;

/// What is in runs of letters and digits, a bit for each byte of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// Bytes of letters and digits, as far as can be told; odd ones count as such.
    pub inside: u64,
    /// First bytes of scalars that have to be looked at.
    pub odd: u64,
}

/// Lays a part of a text out in `laid`, each scalar folded that a vector can fold in its place; `unsettled` gets a bit for
/// each byte at which a scalar begins that may become something else. `laid` may grow beyond the part.
pub fn lay(
    (text, part): (&[u8], Span),
    (lower, arabic): (bool, &Arabic),
    laid: &mut Vec<u8>,
    unsettled: &mut Vec<u64>,
) {
    #[cfg(target_arch = "x86_64")]
    if wide::lay((text, part), (lower, arabic), laid, unsettled) {
        return;
    }
    plain::lay((text, part), lower, laid, unsettled);
}

/// Tells of each block of a part which of its bytes are in runs. Blocks need not begin with a scalar.
pub fn sort(text: &[u8], part: Span, known: &Known, sorted: &mut Vec<Sorted>) {
    #[cfg(target_arch = "x86_64")]
    if wide::sort(text, part, known, sorted) {
        return;
    }
    plain::sort(text, part, sorted);
}

/// Work that may be compiled for more than one kind of processor.
pub trait Work {
    /// What comes of it.
    type Done;

    /// Does it. `#[inline(always)]`, and so must be what it calls, to profit.
    fn run(self) -> Self::Done;
}

/// Does work as it is compiled for the instructions that this processor has.
#[inline(always)]
pub fn at_best<W: Work>(work: W) -> W::Done {
    #[cfg(target_arch = "x86_64")]
    return wide::at_best(work);
    #[cfg(not(target_arch = "x86_64"))]
    return work.run();
}
