//! STAGE 4: folded text → hits → matches.

mod field;
mod found_at;
mod hits;
mod matches;
mod phrase;
mod scanner;
mod signals;
mod words;

#[cfg(test)]
mod tests;

#[allow(unused_imports)] // for whoever keeps buffers from text to text
pub use field::{FieldText, SpareTexts, Texts};
pub use hits::Hits;
pub use matches::{Found, What, by_place, choose};
pub use phrase::{Shape, around};
#[allow(unused_imports)]
pub use scanner::{Edges, scan, scan_into};
pub use signals::{Uncounted, matches_of, uncounted};
