//! Faults of a policy: stable codes, places, help; gathered, sorted, rendered.

mod code;
mod diagnostic;
mod gather;

pub use code::Code;
pub use diagnostic::{Diagnostic, Level};
pub use gather::Diagnostics;
