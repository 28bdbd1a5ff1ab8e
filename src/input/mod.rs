//! Files and streams → documents: plain texts, and JSON lines.
//!
//! Reading is in two halves, so that the second can run on many threads: [`Lines`] cuts a stream into lines, or [`Blocks`]
//! into blocks of lines, and never holds more of one than the bound; [`Schema::read`] makes a document of a line, or says
//! what is wrong.

mod blocks;
mod bytes;
mod fault;
mod json;
mod kind;
mod lines;
mod schema;
mod whole;

pub use blocks::{Block, Blocks};
pub use bytes::{BadSize, Size};
pub use fault::{InputCode, InputFault};
pub use kind::{InputKind, Refused};
pub use lines::{Line, Lines};
pub use schema::Schema;
pub use whole::{Whole, read_whole};
