//! STAGE 4: folded text → hits → matches.

mod bare;
mod field;
mod found_at;
mod grams;
mod hits;
mod matches;
mod phrase;
mod scanner;
mod signals;
mod variants;
mod words;

#[cfg(test)]
mod tests;

pub use field::{FieldText, SpareTexts, Texts};
pub use hits::Hits;
pub use matches::{Found, What, by_place, choose};
pub use phrase::{Shape, around};
pub use scanner::{Edges, scan, scan_into, scan_some};
pub use signals::{Sources, Uncounted, uncounted};
