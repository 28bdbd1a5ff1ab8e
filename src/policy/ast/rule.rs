//! A rule: what stands around its signals and conditions.

use std::collections::BTreeSet;

use crate::policy::{At, ConditionDef, Name, SignalDef, TestDef};
use crate::source::Place;

/// `kind: rule`
#[derive(Clone, Debug)]
pub struct RuleDef {
    /// `id`
    pub id: Option<Name>,
    /// `label`
    pub label: Option<Name>,
    /// `title`
    pub title: Option<Name>,
    /// `public`, its captures not looked at.
    pub public: Option<Name>,
    /// `version`
    pub version: Option<Name>,
    /// `status`
    pub status: Option<At<StatusWord>>,
    /// `owner`
    pub owner: Option<Name>,
    /// `langs`
    pub langs: Vec<Name>,
    /// `use`
    pub uses: Vec<Name>,
    /// `match`: defaults of the rule's own signals.
    pub matching: Matching,
    /// `signals`
    pub signals: Vec<SignalDef>,
    /// `when`
    pub when: Option<ConditionDef>,
    /// `unless`
    pub unless: Vec<UnlessDef>,
    /// `score`
    pub score: Option<ScoreDef>,
    /// `captures.per`
    pub per: Option<Name>,
    /// `captures` without `per`: name → `SIGNAL.what`.
    pub captures: Vec<(Name, Name)>,
    /// `tests`; `None` where the key is missing.
    pub tests: Option<Vec<TestDef>>,
    /// Names of signals whose definition could not be read: not unknown, only broken.
    pub hidden: BTreeSet<String>,
    /// Whether `use` or `signals` could not be read at all: no name is unknown then.
    pub unread: bool,
    /// Whether some part was left out because it could not be read: what seems unused may be used there.
    pub broken: bool,
    /// The rule's first key.
    pub place: Place,
}

/// A status as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words are the meaning")]
pub enum StatusWord {
    Draft,
    Shadow,
    Enforce,
    Retired,
}

/// `match:` of a rule, or the same keys beside a signal's kind.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    /// `fold`
    pub fold: Option<At<FoldWord>>,
    /// `boundary`
    pub boundary: Option<At<BoundaryWord>>,
    /// `affixes`: `true` for `auto`, `false` for `none`.
    pub affixes: Option<At<bool>>,
}

/// A fold as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words are the meaning")]
pub enum FoldWord {
    Exact,
    Default,
    Skeleton,
}

/// A boundary as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words are the meaning")]
pub enum BoundaryWord {
    Word,
    Prefix,
    Suffix,
    Infix,
}

/// One entry of `unless`.
#[derive(Clone, Debug)]
pub struct UnlessDef {
    /// `id`
    pub id: Name,
    /// `why`
    pub why: Option<Name>,
    /// `at`
    pub at: Option<At<crate::ir::Unit>>,
    /// `when`
    pub when: ConditionDef,
    /// Where it stands.
    pub place: Place,
}

/// `score`
#[derive(Clone, Debug)]
pub struct ScoreDef {
    /// `base`, default 100
    pub base: Option<At<i64>>,
    /// `add`
    pub add: Vec<PointsDef>,
    /// `cap`, default 100
    pub cap: Option<At<i64>>,
}

/// One entry of `score.add`.
#[derive(Clone, Debug)]
pub struct PointsDef {
    /// `if`
    pub when: ConditionDef,
    /// `points`
    pub points: At<i64>,
}
