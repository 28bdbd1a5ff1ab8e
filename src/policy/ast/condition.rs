//! Conditions.

use crate::document::Meta;
use crate::policy::{At, Name};
use crate::source::Place;

/// A condition with its place.
#[derive(Clone, Debug)]
pub struct ConditionDef {
    /// The condition; `None` where it could not be read.
    pub condition: Option<Condition>,
    /// The whole condition.
    pub place: Place,
}

/// A condition as written.
#[derive(Clone, Debug)]
pub enum Condition {
    /// A signal's name.
    Signal(String),
    /// `all`
    All(Vec<ConditionDef>),
    /// `any`
    Any(Vec<ConditionDef>),
    /// `none`
    None(Vec<ConditionDef>),
    /// `not`
    Not(Box<ConditionDef>),
    /// `at_least: {n, of}`
    AtLeast {
        /// `n`
        n: At<i64>,
        /// `of`
        of: Vec<ConditionDef>,
    },
    /// `count: {of, distinct, gte, lte, eq}`
    Count {
        /// `of`
        of: Vec<Name>,
        /// `distinct`
        distinct: Option<crate::ir::Distinct>,
        /// `gte`, `lte`, `eq`
        bounds: BoundsDef,
    },
    /// `value: {of, gte, lte, eq}`
    Value {
        /// `of`
        of: Vec<Name>,
        /// `gte`, `lte`, `eq`
        bounds: BoundsDef,
    },
    /// `near`
    Near {
        /// `id`
        id: Option<Name>,
        /// `anchor`
        anchor: Name,
        /// `with`
        with: Vec<WithDef>,
    },
    /// `seq`
    Seq {
        /// `id`
        id: Option<Name>,
        /// `of`: signal and own gap.
        of: Vec<(Name, Option<At<i64>>)>,
        /// `gap`
        gap: Option<At<i64>>,
    },
    /// `sentence`, `paragraph`, `quoted`, `document`
    In(crate::ir::Unit, Box<ConditionDef>),
    /// `window: {id, tokens, has}`
    Window {
        /// `id`
        id: Option<Name>,
        /// `tokens`
        tokens: At<i64>,
        /// `has`
        has: Box<ConditionDef>,
    },
    /// `evaded`
    Evaded(Vec<Name>),
    /// `rule`
    Rule(Name),
    /// `meta: {key: {...}}`
    Meta {
        /// The key.
        key: Name,
        /// What is asked.
        test: MetaTestDef,
    },
}

/// `gte`, `lte`, `eq` as written; at least one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BoundsDef {
    /// `gte`
    pub gte: Option<u64>,
    /// `lte`
    pub lte: Option<u64>,
    /// `eq`
    pub eq: Option<u64>,
}

/// One companion of a `near`, as written.
#[derive(Clone, Debug)]
pub struct WithDef {
    /// The signal (its key).
    pub signal: Name,
    /// `tokens`
    pub tokens: At<i64>,
    /// `side`
    pub side: crate::ir::Side,
    /// `prefer`: before or after.
    pub prefer: Option<At<crate::ir::Side>>,
    /// `optional`
    pub optional: bool,
}

/// What is asked of a fact, as written.
#[derive(Clone, Debug)]
pub enum MetaTestDef {
    /// `eq`
    Eq(Meta),
    /// `in`
    In(Vec<Meta>),
    /// `gte`, `lte`
    Within {
        /// `gte`
        gte: Option<i128>,
        /// `lte`
        lte: Option<i128>,
    },
    /// `exists`
    Exists(bool),
}
