//! The only file that knows the YAML crate: text → nodes with places.
