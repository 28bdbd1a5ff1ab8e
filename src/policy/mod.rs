//! STAGE 1, the policy as written: every node keeps its place.

mod ast;
mod load;
mod parse;
mod yaml;

pub use ast::*;
pub use load::{Input, Loaded, load};
