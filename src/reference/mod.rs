//! The meaning of the language, naive and whole: oracle of the tests, checker of certificates.

mod label;

pub use label::label;
