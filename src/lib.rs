//! Bayan: a content-moderation policy engine.
mod builtin;
mod compile;
mod diagnostic;
mod document;
mod engine;
mod eval;
mod fold;
mod ids;
mod input;
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
mod testing;
mod verdict;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Level};
pub use document::{Document, Id, Meta, TEXT};
pub use engine::{Engine, Policy, PolicyError};
pub use fold::Step;
pub use input::{
    BadSize, InputCode, InputFault, InputKind, Line, Lines, Refused, Schema, Size, Whole,
    read_whole,
};
pub use ir::{Because, ExpectedCapture, Label, Reason, Rule, Severity, Status, TestCase, Unit};
pub use span::Span;
pub use testing::{Difference, TestOutcome, run_tests};
pub use verdict::{
    Affix, AffixSide, Captured, Certificate, Detail, Explanation, Finding, Match, Paint, Render,
    RuleTrace, Suppressed, Tone, TraceMatch, TraceNode, Value, Verdict, shown,
};
