//! The public face: load a policy, label documents.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::ir;
use crate::verdict::Explanation;
use crate::verdict::Verdict;

/// A compiled policy: cheap to clone, safe to share between threads.
#[derive(Clone)]
pub struct Policy {
    inner: Arc<Compiled>,
}

struct Compiled {
    ir: ir::Policy,
    warnings: Diagnostics,
}

/// Why a policy did not load.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// A path could not be opened.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The policy has faults; all of them are here, warnings too.
    #[error("the policy has {} faults", .0.entries.len())]
    Faulty(Diagnostics),
}

impl Policy {
    /// Loads files and folders, all together one policy.
    ///
    /// # Errors
    /// [`PolicyError`], with every fault found.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Self, PolicyError> {
        let _ = paths;
        Err(PolicyError::Faulty(Diagnostics::default()))
    }

    /// Compiles one YAML text. `name` stands for the file in diagnostics.
    ///
    /// # Errors
    /// [`PolicyError::Faulty`], with every fault found.
    pub fn from_text(name: &str, text: &str) -> Result<Self, PolicyError> {
        let _ = (name, text);
        Err(PolicyError::Faulty(Diagnostics::default()))
    }

    /// The policy that is built in: the pack of `policies/`.
    pub fn builtin() -> Result<Self, PolicyError> {
        Err(PolicyError::Faulty(Diagnostics::default()))
    }

    /// Faults that did not stop the compilation.
    pub fn warnings(&self) -> &Diagnostics {
        &self.inner.warnings
    }

    /// The policy as meant: rules, labels, tests.
    pub fn ir(&self) -> &ir::Policy {
        &self.inner.ir
    }

    /// The same policy with this rule taken as in force whatever its status, for its tests.
    #[must_use]
    pub fn enforcing(&self, rule: &str) -> Self {
        let _ = rule;
        self.clone()
    }
}

/// Labels documents by one policy. Share it between threads by reference or clone it: clones are cheap.
#[derive(Clone)]
pub struct Engine {
    policy: Policy,
}

impl Engine {
    /// An engine for a policy.
    pub fn new(policy: Policy) -> Self {
        Self { policy }
    }

    /// The policy it labels by.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The labels of `document`, and the matches that earned them.
    pub fn label(&self, document: &Document) -> Verdict {
        self.explain(document).verdict
    }

    /// As [`Engine::label`], and why and why not: the outcome of every condition weighed.
    #[allow(clippy::unimplemented, reason = "contract")]
    pub fn explain(&self, document: &Document) -> Explanation {
        let _ = document;
        unimplemented!()
    }
}
