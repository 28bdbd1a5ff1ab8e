//! STAGE 4: folded text → hits → matches.

mod field;
mod matches;
mod phrase;
mod scanner;
mod signals;

#[allow(unused_imports)] // for whoever keeps buffers from text to text
pub use field::{FieldText, SpareTexts, Texts};
pub use matches::{Found, What, by_place, choose};
pub use phrase::{Shape, around};
#[allow(unused_imports)]
pub use scanner::{Edges, Hits, scan, scan_into};
pub use signals::{Uncounted, matches_of, uncounted};
