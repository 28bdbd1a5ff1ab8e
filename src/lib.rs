//! Bayan: a content-moderation policy engine.
mod builtin;
mod compile;
mod diagnostic;
mod document;
mod engine;
mod eval;
mod fold;
mod ids;
mod ir;
mod language;
mod limits;
mod lower;
mod policy;
mod program;
mod quantity;
mod reference;
mod scan;
mod segment;
mod source;
mod span;
mod verdict;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Level};
pub use document::{Document, Id, Meta, TEXT};
pub use engine::{Engine, Policy, PolicyError};
pub use fold::Step;
pub use ir::{Because, ExpectedCapture, Label, Reason, Rule, Severity, Status, TestCase, Unit};
pub use span::Span;
pub use verdict::{
    Affix, AffixSide, Captured, Certificate, Explanation, Finding, Match, RuleTrace, Suppressed,
    TraceMatch, TraceNode, Value, Verdict,
};
