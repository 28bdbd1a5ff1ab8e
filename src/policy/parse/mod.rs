//! YAML nodes → documents as written; collects all faults of shape.

mod characters;
mod condition;
mod document;
mod except;
mod filter;
mod lists;
mod manifest;
mod meta;
mod near;
mod reader;
mod rule;
mod scalar;
mod shared;
mod signal;
pub mod tables;
mod term;
mod test;
mod word;

pub use characters::deceit;
pub use document::parse;
