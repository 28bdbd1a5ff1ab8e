//! Policy sources: named texts, places in them, and the way from a byte to line and column.

mod lines;
mod place;
mod sources;

pub use lines::{LineColumn, Lines};
pub use place::Place;
pub use sources::{Source, SourceId, Sources};
