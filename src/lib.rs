//! Bayan: a content-moderation policy engine.
mod diagnostic;
mod document;
mod engine;
mod fold;
mod ids;
mod input;
mod ir;
mod language;
mod limits;
mod lower;
mod policy;
mod quantity;
mod reference;
mod segment;
mod source;
mod span;
mod testing;
mod verdict;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Level};
pub use document::{Document, Id, Meta, TEXT};
pub use engine::{Engine, Policy, PolicyError};
pub use fold::Step;
pub use input::{
    BadSize, InputCode, InputFault, InputKind, Line, Lines, Refused, Schema, Size, Whole, read_whole,
};
pub use ir::{Because, ExpectedCapture, Label, Rule, Severity, Status, TestCase, Unit};
pub use span::Span;
pub use verdict::{
    Affix, AffixSide, Captured, Certificate, Explanation, Finding, Match, Reason, RuleTrace,
    Suppressed, TraceMatch, TraceNode, Value, Verdict,
};
