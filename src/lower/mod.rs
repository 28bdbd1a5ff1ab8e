//! Policy as written → policy as meant: where a policy is checked.

mod lower;

pub use lower::{Lowered, lower};
