//! The data files: one a language.

pub mod ar;
pub mod en;
