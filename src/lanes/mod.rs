//! Sixty-four bytes of a text at once: by the vector instructions of the processor where it has them, plainly elsewhere.
//!
//! | file | holds |
//! |---|---|
//! | `best.rs` | what others call: the best way that this processor has |
//! | `arabic.rs` | what is known of the letters whose bytes a vector can look up |
//! | `plain.rs` | what is told of each block, in loops without a branch |
//! | `wide.rs` | the same with AVX-512, and all `unsafe` of the crate |
//!
//! Which way was gone can be told from speed alone: whoever uses this gets the same in the end.

mod arabic;
mod best;
mod plain;
#[cfg(target_arch = "x86_64")]
mod wide;

#[cfg(test)]
mod twins;

pub use arabic::{Arabic, Known};
pub use best::{BLOCK, Sorted, Work, at_best, lay, sort};
#[cfg(test)]
pub use plain::{is_odd, is_settled};
#[cfg(test)]
pub use twins::plainly;
