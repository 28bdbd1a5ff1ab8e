//! What the whole-program tests and the fuzz targets share: policies and texts made of choices, and the comparison of
//! every way to a verdict.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test program uses its own part"
)]

pub mod agreement;
pub mod choices;
pub mod conditions;
pub mod constructs;

pub mod fuzzed;
pub mod layout;
pub mod policies;
pub mod shared;
pub mod signals;
pub mod texts;
pub mod words;
