//! Bayan (بيان, "statement" and "making clear") labels texts by policies written in YAML, and **proves every label**:
//! which rule gave it, which terms matched, which bytes of the original text they are, which values were read, and for a
//! label that was not given, what was missing and by how much.
//!
//! Three types carry the work. A [`Policy`] is loaded once: YAML becomes an automaton and rules. An [`Engine`] labels with
//! it, from as many threads as you like. A [`Document`] goes in, a [`Verdict`] comes out.
//!
//! # Label a text
//!
//! ```
//! use bayan::{Document, Engine, Policy};
//!
//! let engine = Engine::new(Policy::builtin()?);
//! let verdict = engine.label(&Document::text("أوقف تويتر ١٢٥ ألف حساب."));
//! assert_eq!(verdict.labels, ["takedown_statistic"]);
//!
//! let finding = &verdict.findings[0];
//! assert_eq!(finding.captures["count"].value.to_string(), "125000");
//! assert_eq!(finding.captures["actor"].value.to_string(), "Twitter");
//! # Ok::<(), bayan::PolicyError>(())
//! ```
//!
//! Whoever labels many texts takes a [`Labeler`] for each thread. Its [`Labeler::weigh`] puts nothing into words before it is
//! asked for:
//!
//! ```
//! use bayan::{Engine, Policy};
//!
//! let mut labeler = Engine::new(Policy::builtin()?).labeler();
//! let text = "Telegram removed 660 channels.";
//! let verdict = labeler.weigh(text);
//! assert!(verdict.labels().eq(["takedown_statistic"]));
//! let finding = verdict.findings().next().ok_or("no finding")?;
//! assert!(finding.matches().any(|found| &text[found.span().range()] == "660"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Spans you can trust
//!
//! Texts are folded before they are searched (case, Arabic marks, tatweel, digits of every script), and every match is taken
//! back to the bytes of the original. A [`Span`] is always a slice of what you passed in, affixes aside:
//!
//! ```
//! use bayan::{Document, Engine, Policy};
//!
//! let policy = Policy::from_text("example.yaml", r#"
//! bayan: 1
//! kind: policy
//! name: example
//! version: 1.0.0
//! labels: {account: {title: Speaks of accounts, severity: info, threshold: 50, action: log}}
//! ---
//! bayan: 1
//! kind: rule
//! id: account.named
//! label: account
//! title: Accounts are named
//! version: 1.0.0
//! status: draft
//! langs: [ar]
//! signals: {object: {terms: {ar: [حساب]}}}
//! when: object
//! tests:
//!   - {text: هذا حساب, expect: {findings: 1}}
//!   - {text: هذا كتاب, expect: {findings: 0, because: {signal: object, reason: no_hit}}}
//! "#)?;
//! let engine = Engine::new(policy.enforcing("account.named")?);
//!
//! let text = "والحِسَـــابات";
//! let verdict = engine.label(&Document::text(text));
//! let found = &verdict.findings[0].matches[0];
//! assert_eq!(found.text, "حِسَـــاب");
//! assert_eq!(&text[found.span.range()], found.text);
//! assert_eq!(found.affixes.len(), 3); // و, ال before; ات after
//! # Ok::<(), bayan::PolicyError>(())
//! ```
//!
//! # Why, and why not
//!
//! [`Engine::explain`] gives the same verdict and, for every rule, the tree of its conditions: what held, what did not, for
//! what reason, and how far off it was.
//!
//! ```
//! use bayan::{Document, Engine, Policy};
//!
//! let engine = Engine::new(Policy::builtin()?);
//! let explanation = engine.explain(&Document::text("Telegram opened 660 channels."));
//! assert!(explanation.verdict.labels.is_empty());
//!
//! let nearest = explanation.trace.iter().filter(|rule| rule.label == "takedown_statistic");
//! assert!(nearest.min_by_key(|rule| rule.cost).is_some_and(|rule| !rule.holds && rule.cost > 0));
//! # Ok::<(), bayan::PolicyError>(())
//! ```
//!
//! # Faults of a policy
//!
//! All faults of a load come together, each with a stable [`Code`], a place and a way to mend it:
//!
//! ```
//! use bayan::{Policy, PolicyError};
//!
//! let Err(PolicyError::Faulty(faults)) = Policy::from_text("typo.yaml", "bayan: 1\nkind: rul\n") else { panic!() };
//! assert_eq!(faults.entries[0].code.as_str(), "unknown-kind");
//! println!("{}", faults.render(false));
//! ```
//!
//! # Check a verdict
//!
//! [`Engine::derive`] is a second evaluator, written in the plainest way and sharing nothing with the first but the policy
//! as meant and the tables of folds. It is the meaning of the language; the tests hold the engine to it, byte for byte.
//! [`Policy::verify`] derives a verdict again by it and names each difference:
//!
//! ```
//! use bayan::{Document, Engine, Policy};
//!
//! let engine = Engine::new(Policy::builtin()?);
//! let document = Document::text("Telegram removed 660 channels.");
//! let mut verdict = engine.label(&document);
//! assert!(engine.policy().verify(&document, &verdict).is_empty());
//!
//! verdict.findings[0].score = 99;
//! assert_eq!(engine.policy().verify(&document, &verdict)[0].path, "findings[0].score");
//! # Ok::<(), bayan::PolicyError>(())
//! ```
//!
//! # The stages
//!
//! A policy is *loaded* (files → YAML nodes), *parsed* (→ as written), *lowered* (→ as meant, checked) and *compiled* (→ the
//! program). A document is *folded*, *scanned* (→ matches), *evaluated* (→ findings) and *explained*. The rooms of `src/`
//! carry these names; `ARCHITECTURE.md` walks through them.
//!
//! The fold alone, with its way back, is [`folding`].
//!
//! # Features
//!
//! `cli` (default) builds the `bayan` program. To embed the library alone: `default-features = false`.
//!
//! # Promises
//!
//! No input can make the library panic, hang, or take more than time linear in its length; a bound that cuts something is
//! named in [`Verdict::truncated`]. The same input gives the same bytes on every machine and with any number of threads.

mod builtin;
mod compile;
mod cost;
mod diagnostic;
mod document;
mod engine;
mod eval;
mod fold;
pub mod folding;
mod ids;
mod input;
mod ir;
mod lanes;
mod language;
mod limits;
mod lower;
mod name;
mod parallel;
mod policy;
mod probe;
mod program;
mod quantity;
mod reference;
mod scan;
mod segment;
mod source;
mod span;
mod testing;
mod verdict;

pub use cost::{Cause, Costs, RuleCost};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Level, MutantKind};
pub use document::{Document, DocumentRef, Id, Meta, TEXT};
pub use engine::{Engine, Labeler, Policy, PolicyError, Stage};
pub use fold::Step;
pub use input::{
    BadSize, Block, Blocks, InputCode, InputFault, InputKind, Line, Lines, Refused, Schema, Size,
    Whole, read_whole,
};
pub use ir::{Because, ExpectedCapture, Label, Reason, Rule, Severity, Status, TestCase, Unit};
pub use language::Rate;
pub use name::Name;
pub use policy::{format, schema, yaml_files};
pub use span::Span;
pub use testing::{
    ArguedMutant, Argument, Coverage, Difference, Evaded, EvasionReport, Evasions, Fraction, Gap,
    KindMutants, LabelledText, ListCoverage, MutantLimit, Mutation, MutationReport, RuleCoverage,
    RuleEvasions, RuleMutants, Suggestion, Survivor, Technique, TestOutcome, UnusedTerm, coverage,
    evasions, mutants, run_tests,
};
pub use verdict::{
    Added, BadDigest, Proof, Reckoning, Repair, RepairStep, Repaired, TextEdit, Touch,
};
pub use verdict::{
    Affix, AffixSide, Captured, Certificate, Change, Detail, Digest, Discrepancy, Explanation,
    Finding, FindingRef, Match, MatchRef, Paint, Render, RuleTrace, Suppressed, Tone, TraceMatch,
    TraceNode, Value, Verdict, VerdictRef, compare_text, shown,
};
pub use verdict::{LabelStage, Profile, Profiled, RuleProfile, StageTime, TermProfile};
pub use verdict::{PublicLabel, PublicReason, PublicVerdict};
