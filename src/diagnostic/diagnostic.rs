//! One fault.

use crate::diagnostic::Code;
use crate::source::Place;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The policy does not compile.
    Error,
    /// It compiles; something is probably not as meant.
    Warning,
    /// Worth knowing.
    Info,
}

/// One fault of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Its stable code, which also sets its level.
    pub code: Code,
    /// What is wrong: lower case, no full stop, the author's words in backticks.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// A text that shows it.
    pub witness: Option<String>,
    /// Where; `None` for a fault of the whole policy.
    pub place: Option<Place>,
    /// Other places that matter, each with a message.
    pub related: Vec<(String, Place)>,
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: None,
            witness: None,
            place: Some(place),
            related: vec![],
        }
    }

    /// A fault of the whole policy.
    pub fn of_policy(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: None,
            witness: None,
            place: None,
            related: vec![],
        }
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a text that shows it.
    #[must_use]
    pub fn witness(mut self, text: impl Into<String>) -> Self {
        self.witness = Some(text.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, place: Place) -> Self {
        self.related.push((message.into(), place));
        self
    }
}
