//! STAGE 4: folded text → hits → matches.

mod field;
mod matches;
mod phrase;
mod scanner;
mod signals;

pub use field::{FieldText, SpareTexts, Texts};
pub use matches::{Found, What, by_place, choose};
pub use phrase::{Shape, around};
pub use scanner::{Edges, Hits, scan, scan_into};
pub use signals::{Sources, Uncounted, uncounted};
