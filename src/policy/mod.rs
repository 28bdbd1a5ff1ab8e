//! STAGE 1, the policy as written: every node keeps its place.

mod ast;
mod format;
mod key;
mod load;
mod node;
mod parse;
mod plain;
mod printable;
mod schema;
mod term_file;
mod text;
mod yaml;

#[cfg(test)]
mod tests;

pub use ast::*;
pub use format::format;
pub use load::{Input, Loaded, load, yaml_files};
pub use schema::schema;
