//! A claimed verdict against the one that is derived: each difference, named.
//!
//! Takes JSON, since a certificate travels as JSON: what is missing, added or of another type is a difference like a value
//! that is another.

mod align;
mod compare;
mod discrepancy;
mod noun;
mod strict;

pub use compare::{compare, compare_text};
pub use discrepancy::{Change, Discrepancy};
