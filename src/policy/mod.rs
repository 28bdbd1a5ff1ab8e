//! STAGE 1, the policy as written: every node keeps its place.

mod ast;
mod file_terms;
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
pub use file_terms::FileTerms;
pub use format::format;
pub use load::{Input, Loaded, Origin, load, load_again, yaml_files};
pub use schema::schema;
