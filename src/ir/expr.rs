//! Conditions as meant.

use crate::document::Meta;
use crate::ids::{NodeId, RuleId, SignalId};
use crate::source::Place;

/// One condition with its place in the rule.
#[derive(Clone, Debug)]
pub struct Node {
    /// The condition.
    pub expr: Expr,
    /// The way to it through the rule's keys: `when.sentence.near`, `when.all[1]`, `unless[0].when`, `score.add[0].if`.
    pub path: String,
    /// Where it stands.
    pub place: Place,
}

/// A condition, asked in a unit.
#[derive(Clone, Debug)]
pub enum Expr {
    /// The signal has a surviving match in the unit.
    Signal(SignalId),
    /// All hold. Never empty.
    All(Vec<NodeId>),
    /// One holds at least. Never empty.
    Any(Vec<NodeId>),
    /// None holds. Never empty.
    None(Vec<NodeId>),
    /// It does not hold.
    Not(NodeId),
    /// At least `n` hold; `1 <= n <= of.len()`.
    AtLeast {
        /// How many.
        n: usize,
        /// Of these.
        of: Vec<NodeId>,
    },
    /// The number of surviving matches of these signals in the unit, or of distinct ones, is within bounds.
    Count {
        /// The signals, as written.
        of: Vec<SignalId>,
        /// What makes two matches one.
        distinct: Option<Distinct>,
        /// At least one bound.
        bounds: Bounds,
    },
    /// Some surviving match of these signals in the unit has a value within all bounds.
    Value {
        /// The signals, as written.
        of: Vec<SignalId>,
        /// At least one bound.
        bounds: Bounds,
    },
    /// Some match of the anchor has all its required company.
    Near(Near),
    /// A chain of matches in order, each near the one before.
    Seq(Seq),
    /// Some unit of this kind inside the current one satisfies the condition.
    In {
        /// Which kind of unit.
        unit: Unit,
        /// Asked inside each.
        node: NodeId,
    },
    /// Some window of so many tokens satisfies the condition.
    Window {
        /// Its id, if `captures.per` or a reader needs one.
        id: Option<String>,
        /// Tokens of the window, 1 to 1000.
        tokens: usize,
        /// Asked inside each window.
        has: NodeId,
        /// Signals used positively in `has`: a window starts at each token that starts a match of one.
        starts: Vec<SignalId>,
    },
    /// Some surviving match of these signals in the unit needed a fold of the skeleton.
    Evaded(Vec<SignalId>),
    /// That rule has a finding, not suppressed, that overlaps the unit.
    Rule(RuleId),
    /// A fact of the document's `meta`.
    Meta {
        /// The dotted key.
        key: String,
        /// What is asked of it.
        test: MetaTest,
    },
}

impl Expr {
    /// The conditions directly below, in the order of writing.
    pub fn children(&self) -> Vec<NodeId> {
        match self {
            Self::All(parts)
            | Self::Any(parts)
            | Self::None(parts)
            | Self::AtLeast { of: parts, .. } => parts.clone(),
            Self::Not(node) | Self::In { node, .. } | Self::Window { has: node, .. } => vec![*node],
            _ => vec![],
        }
    }

    /// The signals that this condition itself asks for, its children aside; a window asks for what starts it.
    pub fn signals(&self) -> Vec<SignalId> {
        match self {
            Self::Count { of, .. } | Self::Window { starts: of, .. } => of.clone(),
            _ => self.positive_signals(),
        }
    }

    /// The signals whose matches would speak for this condition itself, its children aside.
    pub fn positive_signals(&self) -> Vec<SignalId> {
        match self {
            Self::Signal(signal) => vec![*signal],
            Self::Count { of, bounds, .. } if bounds.gte.max(bounds.eq).unwrap_or(0) > 0 => {
                of.clone()
            }
            Self::Value { of, .. } | Self::Evaded(of) => of.clone(),
            Self::Near(near) => [near.anchor]
                .into_iter()
                .chain(near.with.iter().map(|with| with.signal))
                .collect(),
            Self::Seq(seq) => seq.of.iter().map(|step| step.signal).collect(),
            _ => vec![],
        }
    }
}

/// Which numbers are admitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// At least.
    pub gte: Option<u64>,
    /// At most.
    pub lte: Option<u64>,
    /// Exactly.
    pub eq: Option<u64>,
}

impl Bounds {
    /// Whether `number` is within all bounds.
    pub fn admit(self, number: u64) -> bool {
        self.gte.is_none_or(|least| number >= least)
            && self.lte.is_none_or(|most| number <= most)
            && self.eq.is_none_or(|only| number == only)
    }
}

/// What makes two matches one, for `count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distinct {
    /// The same term, as written.
    Term,
    /// The same canonical value; a term without one stands for itself.
    Is,
    /// The same folded text.
    Text,
    /// The same value of a quantity; matches without a value do not count.
    Value,
}

/// Where the other match stands, seen from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It ends before the anchor starts.
    Before,
    /// It starts after the anchor ends.
    After,
    /// Either.
    Either,
}

/// `near`
#[derive(Clone, Debug)]
pub struct Near {
    /// Its id, if `captures.per` or a reader needs one.
    pub id: Option<String>,
    /// The signal in the middle.
    pub anchor: SignalId,
    /// Its company, sorted by signal name; at least one is not optional.
    pub with: Vec<With>,
}

impl Near {
    /// The signals it cannot hold without: its anchor, and the company that is not optional.
    pub fn required(&self) -> impl Iterator<Item = SignalId> {
        let company = self.with.iter().filter(|with| !with.optional);
        let company = company.map(|with| with.signal);
        company.chain([self.anchor])
    }
}

/// One companion of a `near`.
#[derive(Clone, Debug)]
pub struct With {
    /// The signal; may be the anchor's, and then means another match of it.
    pub signal: SignalId,
    /// Most tokens strictly between.
    pub tokens: usize,
    /// Where it stands.
    pub side: Side,
    /// With [`Side::Either`]: the side whose matches within reach go before nearer ones on the other.
    pub prefer: Option<Side>,
    /// Bound if there, not asked for.
    pub optional: bool,
}

/// `seq`
#[derive(Clone, Debug)]
pub struct Seq {
    /// Its id, if `captures.per` or a reader needs one.
    pub id: Option<String>,
    /// The steps in order, at least two.
    pub of: Vec<Step>,
}

/// One step of a `seq`.
#[derive(Clone, Debug)]
pub struct Step {
    /// The signal.
    pub signal: SignalId,
    /// Most tokens strictly between the step before and this one; unused on the first.
    pub gap: usize,
}

/// Where a condition is asked, widest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// All fields.
    Document,
    /// A block of lines without a blank one.
    Paragraph,
    /// A sentence.
    Sentence,
    /// What stands between a pair of quotation marks.
    Quoted,
    /// A number of tokens.
    Window,
}

impl Unit {
    /// As authors write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Paragraph => "paragraph",
            Self::Sentence => "sentence",
            Self::Quoted => "quoted",
            Self::Window => "window",
        }
    }

    /// How far inside it stands: a unit may hold units of a higher rank, and sentence and quoted each other.
    pub fn rank(self) -> u8 {
        match self {
            Self::Document => 0,
            Self::Paragraph => 1,
            Self::Sentence | Self::Quoted => 2,
            Self::Window => 3,
        }
    }
}

/// What is asked of a fact. A missing key fails all but `Exists(false)`; values of other types never equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetaTest {
    /// Equal; of several values: one is.
    Eq(Meta),
    /// One of these; of several values: one is.
    In(Vec<Meta>),
    /// A whole number within bounds (`gte`, `lte` or both).
    Within {
        /// At least.
        gte: Option<i128>,
        /// At most.
        lte: Option<i128>,
    },
    /// There, or not.
    Exists(bool),
}
