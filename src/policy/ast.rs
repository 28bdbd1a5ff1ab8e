//! What authors wrote, checked for shape only: names are not resolved, bounds not compared.
//!
//! A part that could not be read is left out, and a diagnostic says so; `hidden` names keep later stages from
//! complaining about what the author did write.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::Meta;
use crate::policy::FileTerms;
use crate::source::Place;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub place: Place,
}

impl<T> At<T> {
    /// `value` at `place`.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

/// A name or text with its place.
pub type Name = At<String>;

/// All documents of a load, in no particular order of files.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// `kind: policy`
    pub manifests: Vec<Manifest>,
    /// Entries of all `kind: lists` documents.
    pub lists: Vec<ListDef>,
    /// `kind: signals`
    pub shared: Vec<SharedDef>,
    /// `kind: rule`
    pub rules: Vec<RuleDef>,
    /// `kind: filter`
    pub filters: Vec<FilterDef>,
    /// Whether some document or file could not be read: unknown lists, labels and rules may stand there.
    pub incomplete: bool,
    /// Folders given as input in which no `.yaml` or `.yml` stands, as given.
    pub empty_folders: Vec<String>,
}

impl Documents {
    /// Whether nothing of them was left out that may use something.
    pub fn are_whole(&self) -> bool {
        let whole = |broken: bool, hidden: &BTreeSet<String>| !broken && hidden.is_empty();
        !self.incomplete
            && self
                .rules
                .iter()
                .all(|rule| whole(rule.broken, &rule.hidden))
            && self
                .filters
                .iter()
                .all(|one| whole(one.broken, &one.hidden))
            && self.shared.iter().all(|one| whole(one.broken, &one.hidden))
    }
}

/// `kind: policy`
#[derive(Clone, Debug)]
pub struct Manifest {
    /// `name`
    pub name: Option<Name>,
    /// `version`
    pub version: Option<Name>,
    /// `labels`
    pub labels: Vec<LabelDef>,
    /// Where it begins.
    pub place: Place,
}

/// An entry of `labels`.
#[derive(Clone, Debug)]
pub struct LabelDef {
    /// Its key.
    pub name: Name,
    /// `title`
    pub title: Option<Name>,
    /// `severity`, one of the five words.
    pub severity: Option<At<crate::policy::SeverityWord>>,
    /// `threshold`, in range.
    pub threshold: Option<At<i64>>,
    /// `action`, kebab-case.
    pub action: Option<Name>,
    /// `public`, its captures not looked at.
    pub public: Option<Name>,
    /// `one_per`, a capture's name not looked at.
    pub one_per: Option<Name>,
}

/// A severity as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words are the meaning")]
pub enum SeverityWord {
    Info,
    Low,
    Medium,
    High,
    Critical,
}

/// One named list.
#[derive(Clone, Debug)]
pub struct ListDef {
    /// Its name.
    pub name: Name,
    /// Its content; without parts where nothing of it could be read.
    pub terms: TermsDef,
}

/// A list's content, or the terms of a signal: `$name`, a sequence, or a mapping by language.
#[derive(Clone, Debug)]
pub struct TermsDef {
    /// Parts in the order of writing.
    pub parts: Vec<TermsPart>,
    /// Where it stands.
    pub place: Place,
}

/// A part of a list.
#[derive(Clone, Debug)]
pub enum TermsPart {
    /// `$other`
    List(Name),
    /// Terms of one language (or none), sharing a canonical value.
    Terms(TermsGroup),
}

/// Terms that share language, canonical value and dual-ness.
#[derive(Clone, Debug)]
pub struct TermsGroup {
    /// The language key, if the terms stand under one (well formed).
    pub language: Option<Name>,
    /// `is`
    pub is: Option<Name>,
    /// Under `dual:`.
    pub dual: bool,
    /// The terms as written (escapes kept), or `$other` inside.
    pub terms: Vec<TermDef>,
}

/// One term, or a reference inside a language's sequence.
#[derive(Clone, Debug)]
pub enum TermDef {
    /// A term as written.
    Term(Name),
    /// `$other` among the terms: that list whole.
    List(Name),
    /// `{from: file}`: terms of a file, already read; the place is that of the `from` value.
    File(Arc<FileTerms>),
}

/// `kind: signals`: signals that rules, filters and other such documents may use.
#[derive(Clone, Debug)]
pub struct SharedDef {
    /// `id`
    pub id: Option<Name>,
    /// `use`
    pub uses: Vec<Name>,
    /// `match`: defaults of these signals, wherever they are used.
    pub matching: Matching,
    /// `signals`
    pub signals: Vec<SignalDef>,
    /// Names of signals whose definition could not be read.
    pub hidden: BTreeSet<String>,
    /// Whether `use` or `signals` could not be read at all: no name is unknown then.
    pub unread: bool,
    /// Whether some part was left out because it could not be read.
    pub broken: bool,
}

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

/// One entry of `signals`.
#[derive(Clone, Debug)]
pub struct SignalDef {
    /// Its name.
    pub name: Name,
    /// Its one matcher.
    pub kind: SignalKindDef,
    /// Its own matching options.
    pub matching: Matching,
    /// `in`
    pub field: Option<Name>,
    /// `except`
    pub excepts: Vec<ExceptDef>,
}

/// What a signal matches.
#[derive(Clone, Debug)]
pub enum SignalKindDef {
    /// `terms`
    Terms(TermsDef),
    /// `regex`
    Regex(Name),
    /// `quantity`
    Quantity(QuantityDef),
    /// `quote`
    Quote {
        /// `min_tokens`
        min_tokens: Option<At<i64>>,
    },
}

/// `quantity`
#[derive(Clone, Debug)]
pub struct QuantityDef {
    /// `gte`
    pub gte: Option<At<u64>>,
    /// `lte`
    pub lte: Option<At<u64>>,
    /// `eq`
    pub eq: Option<At<u64>>,
    /// `exclude`, each one of the kinds' words.
    pub exclude: Vec<At<crate::quantity::Kind>>,
    /// `vague`
    pub vague: bool,
    /// Where it stands.
    pub place: Place,
}

/// One entry of `except`.
#[derive(Clone, Debug)]
pub struct ExceptDef {
    /// `id`
    pub id: Name,
    /// `why`
    pub why: Option<Name>,
    /// `inside` or `near`.
    pub when: ExceptWhenDef,
    /// Where it stands.
    pub place: Place,
}

/// When an exception drops a match, as written.
#[derive(Clone, Debug)]
pub enum ExceptWhenDef {
    /// `inside: signal`
    InsideSignal(Name),
    /// `inside:` with terms in place
    InsideTerms(TermsDef),
    /// `near`, `tokens`, `side`
    Near {
        /// The signal.
        signal: Name,
        /// `tokens`
        tokens: At<i64>,
        /// `side`
        side: crate::ir::Side,
    },
}

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
        gte: Option<i64>,
        /// `lte`
        lte: Option<i64>,
    },
    /// `exists`
    Exists(bool),
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

/// `kind: filter`
#[derive(Clone, Debug)]
pub struct FilterDef {
    /// `id`
    pub id: Option<Name>,
    /// `why`
    pub why: Option<Name>,
    /// `rules`
    pub rules: Vec<Name>,
    /// `use`
    pub uses: Vec<Name>,
    /// `signals`
    pub signals: Vec<SignalDef>,
    /// `unless`
    pub unless: Vec<UnlessDef>,
    /// Names of signals whose definition could not be read.
    pub hidden: BTreeSet<String>,
    /// Whether `use` or `signals` stands there and could not be read at all.
    pub unread: bool,
    /// Whether some part was left out because it could not be read.
    pub broken: bool,
}
