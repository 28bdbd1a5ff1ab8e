//! Faults of a policy: stable codes, places, help; gathered, sorted, rendered.

mod allow;
mod code;
mod diagnostic;
mod excerpt;
mod gather;
mod json;
mod mutant_kind;
mod nearest;
mod page;
mod quoted;
mod render;

pub use allow::{Allowance, Argued, allowances, may_allow};
pub use code::Code;
pub use diagnostic::{Diagnostic, Level};
pub use gather::Diagnostics;
pub use mutant_kind::MutantKind;
pub use nearest::nearest;
pub use quoted::{is_deceptive, push_visible, quoted};
