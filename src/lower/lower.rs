//! The order of lowering.

use crate::diagnostic::Diagnostics;
use crate::ir;
use crate::policy::Documents;

/// What lowering gave.
#[derive(Debug)]
pub struct Lowered {
    /// The policy, if no error stands against it.
    pub policy: Option<ir::Policy>,
}

/// Checks and lowers the documents of a load; every fault goes into `diagnostics`.
pub fn lower(documents: &Documents, diagnostics: &mut Diagnostics) -> Lowered {
    let _ = (documents, diagnostics);
    Lowered { policy: None }
}
