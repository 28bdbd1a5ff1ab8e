//! What authors wrote, checked for shape only: names are not resolved, bounds not compared.
//!
//! A part that could not be read is left out, and a diagnostic says so; `hidden` names keep later stages from
//! complaining about what the author did write.

mod condition;
mod documents;
mod lists;
mod place;
mod rule;
mod signal;
mod test_case;

pub use condition::{BoundsDef, Condition, ConditionDef, MetaTestDef, WithDef};
pub use documents::{Documents, FilterDef, LabelDef, Manifest, SeverityWord};
pub use lists::{ListDef, SharedDef, TermDef, TermsDef, TermsGroup, TermsPart};
pub use place::{At, Name};
pub use rule::{
    BoundaryWord, FoldWord, Matching, PointsDef, RuleDef, ScoreDef, StatusWord, UnlessDef,
};
pub use signal::{ExceptDef, ExceptWhenDef, QuantityDef, SignalDef, SignalKindDef};
pub use test_case::{BecauseDef, ExpectDef, TestDef};
