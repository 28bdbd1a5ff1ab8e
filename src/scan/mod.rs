//! STAGE 4: folded text → hits → matches.

mod field;
mod matches;
mod phrase;
mod scanner;
mod signals;

pub use field::{FieldText, Texts};
pub use matches::{Found, What, by_place, choose};
pub use phrase::{Shape, around};
pub use scanner::{Edges, Hits, scan};
pub use signals::{Uncounted, matches_of, uncounted};
