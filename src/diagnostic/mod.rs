//! Faults of a policy: stable codes, places, help; gathered, sorted, rendered.

mod code;
mod diagnostic;
mod gather;
mod nearest;
mod quoted;

pub use code::Code;
pub use diagnostic::{Diagnostic, Level};
pub use gather::Diagnostics;
pub use nearest::nearest;
pub use quoted::{is_deceptive, push_visible, quoted};
