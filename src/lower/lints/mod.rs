//! What is probably not as meant: one lint a file, all quiet on good rules.

mod run;

pub use run::Lints;
