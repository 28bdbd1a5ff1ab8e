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
mod yaml_faults;

#[cfg(test)]
mod tests;

pub use ast::*;
pub use format::format;
#[cfg(test)]
use load::Loaded;
pub use load::{Input, load, yaml_files};
pub use schema::schema;
