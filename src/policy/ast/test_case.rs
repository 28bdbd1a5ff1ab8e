//! A rule's tests.

use crate::policy::{At, Name};
use crate::source::Place;

/// One entry of `tests`.
#[derive(Clone, Debug)]
pub struct TestDef {
    /// `text` (field `text`) or `fields`, and `meta`.
    pub document: crate::document::Document,
    /// `lang`
    pub lang: Option<Name>,
    /// `expect`
    pub expect: ExpectDef,
    /// Where it stands.
    pub place: Place,
}

/// `expect`
#[derive(Clone, Debug, Default)]
pub struct ExpectDef {
    /// `findings`
    pub findings: Option<At<u64>>,
    /// `labels`
    pub labels: Option<Vec<Name>>,
    /// `scores`
    pub scores: Option<Vec<i64>>,
    /// `captures`
    pub captures: Option<Vec<Vec<(Name, crate::ir::ExpectedCapture)>>>,
    /// `spans`
    pub spans: Vec<(Name, Vec<String>)>,
    /// `because`
    pub because: Option<BecauseDef>,
}

/// `because`
#[derive(Clone, Debug)]
pub struct BecauseDef {
    /// `signal`
    pub signal: Option<Name>,
    /// `reason`
    pub reason: Name,
    /// `by`
    pub by: Option<Name>,
}
