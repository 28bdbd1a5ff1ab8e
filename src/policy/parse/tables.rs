//! The keys of every mapping and the words of every closed list. The parser reads by them, and the schema is made of
//! them.

use crate::ir::Distinct;
use crate::ir::Side;
use crate::ir::Unit;
use crate::policy::BoundaryWord;
use crate::policy::FoldWord;
use crate::policy::SeverityWord;
use crate::policy::StatusWord;
use crate::quantity::Kind;

/// The keys of a mapping.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// All that may stand there.
    pub known: &'static [&'static str],
    /// Those that must.
    pub required: &'static [&'static str],
}

const fn keys(known: &'static [&'static str], required: &'static [&'static str]) -> Keys {
    Keys { known, required }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident = [$($known:literal)*] must [$($required:literal)*];)*) => {
        $($(#[$doc])* pub const $name: Keys = keys(&[$($known),*], &[$($required),*]);)*
    };
}

tables! {
    /// `kind: policy`
    MANIFEST = ["bayan" "kind" "name" "version" "labels"] must ["name" "version" "labels"];
    /// A label.
    LABEL = ["title" "severity" "threshold" "action" "public" "one_per"] must ["title" "severity" "threshold" "action"];
    /// `kind: lists`
    LISTS = ["bayan" "kind" "lists"] must ["lists"];
    /// `kind: signals`
    SHARED = ["bayan" "kind" "id" "use" "match" "signals"] must ["id" "signals"];
    /// `kind: rule`, which has `signals` or uses some.
    RULE = ["bayan" "kind" "id" "label" "title" "public" "version" "status" "owner" "langs" "use" "match" "signals" "when"
        "unless" "score" "captures" "tests"]
        must ["id" "label" "title" "version" "status" "langs" "when"];
    /// `kind: filter`
    FILTER = ["bayan" "kind" "id" "why" "rules" "use" "signals" "unless"] must ["id" "rules" "unless"];
    /// `match` of a rule or of shared signals.
    MATCHING = ["fold" "boundary" "affixes"] must [];
    /// A signal.
    SIGNAL = ["terms" "regex" "quantity" "quote" "fold" "boundary" "affixes" "in" "except"] must [];
    /// `quantity`
    QUANTITY = ["gte" "lte" "eq" "exclude" "vague"] must [];
    /// `quote`
    QUOTE = ["min_tokens"] must [];
    /// `{from: file}`
    FROM = ["from"] must ["from"];
    /// An exception.
    EXCEPT = ["id" "why" "near" "tokens" "side" "inside"] must ["id"];
    /// `at_least`
    AT_LEAST = ["n" "of"] must ["n" "of"];
    /// `count`
    COUNT = ["of" "distinct" "gte" "lte" "eq"] must ["of"];
    /// `value`
    VALUE = ["of" "gte" "lte" "eq"] must ["of"];
    /// `near`
    NEAR = ["id" "anchor" "with"] must ["anchor" "with"];
    /// A companion of `near`.
    WITH = ["tokens" "side" "prefer" "optional"] must ["tokens"];
    /// `seq`
    SEQ = ["id" "of" "gap"] must ["of"];
    /// A step of `seq`.
    STEP = ["signal" "gap"] must ["signal"];
    /// `window`
    WINDOW = ["id" "tokens" "has"] must ["tokens" "has"];
    /// A test of `meta`.
    META = ["eq" "in" "gte" "lte" "exists"] must [];
    /// An `unless` entry.
    UNLESS = ["id" "why" "at" "when"] must ["id" "when"];
    /// `score`
    SCORE = ["base" "add" "cap"] must [];
    /// An entry of `score.add`.
    POINTS = ["if" "points"] must ["if" "points"];
    /// A test.
    TEST = ["text" "fields" "meta" "lang" "expect"] must ["expect"];
    /// `expect`
    EXPECT = ["findings" "labels" "scores" "captures" "spans" "because"] must [];
    /// `because`
    BECAUSE = ["signal" "reason" "by"] must ["reason"];
}

/// The kinds of documents.
pub const KINDS: &[&str] = &["policy", "lists", "signals", "rule", "filter"];

/// The keys of conditions.
pub const OPERATORS: &[&str] = &[
    "all",
    "any",
    "none",
    "not",
    "at_least",
    "count",
    "value",
    "near",
    "seq",
    "sentence",
    "paragraph",
    "quoted",
    "document",
    "window",
    "evaded",
    "rule",
    "meta",
];

/// `distinct`
pub const DISTINCTS: &[(&str, Distinct)] = &[
    ("term", Distinct::Term),
    ("is", Distinct::Is),
    ("text", Distinct::Text),
    ("value", Distinct::Value),
];

/// What makes a signal.
pub const MATCHERS: &[&str] = &["terms", "regex", "quantity", "quote"];

/// `fold`
pub const FOLDS: &[(&str, FoldWord)] = &[
    ("exact", FoldWord::Exact),
    ("default", FoldWord::Default),
    ("skeleton", FoldWord::Skeleton),
];

/// `boundary`
pub const BOUNDARIES: &[(&str, BoundaryWord)] = &[
    ("word", BoundaryWord::Word),
    ("prefix", BoundaryWord::Prefix),
    ("suffix", BoundaryWord::Suffix),
    ("infix", BoundaryWord::Infix),
];

/// `affixes`
pub const AFFIXES: &[(&str, bool)] = &[("auto", true), ("none", false)];

/// `exclude`
pub const QUANTITY_KINDS: &[(&str, Kind)] = &[
    ("number", Kind::Number),
    ("year", Kind::Year),
    ("percent", Kind::Percent),
    ("money", Kind::Money),
    ("ordinal", Kind::Ordinal),
    ("time", Kind::Time),
    ("phone", Kind::Phone),
];

/// `side`
pub const SIDES: &[(&str, Side)] = &[
    ("before", Side::Before),
    ("after", Side::After),
    ("either", Side::Either),
];

/// `prefer`
pub const PREFERENCES: &[(&str, Side)] = &[("before", Side::Before), ("after", Side::After)];

/// `status`
pub const STATUSES: &[(&str, StatusWord)] = &[
    ("draft", StatusWord::Draft),
    ("shadow", StatusWord::Shadow),
    ("enforce", StatusWord::Enforce),
    ("retired", StatusWord::Retired),
];

/// `at`
pub const UNITS: &[(&str, Unit)] = &[
    ("document", Unit::Document),
    ("paragraph", Unit::Paragraph),
    ("sentence", Unit::Sentence),
    ("quoted", Unit::Quoted),
];

/// `severity`
pub const SEVERITIES: &[(&str, SeverityWord)] = &[
    ("info", SeverityWord::Info),
    ("low", SeverityWord::Low),
    ("medium", SeverityWord::Medium),
    ("high", SeverityWord::High),
    ("critical", SeverityWord::Critical),
];
