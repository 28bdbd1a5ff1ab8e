//! The program: automata, regexes, and per rule what to look for and when to bother.

use std::sync::OnceLock;

use crate::fold::Profile;
use crate::ids::RuleId;
use crate::ids::TermSetId;
use crate::ir;
use crate::ir::{Boundary, Use};
use crate::program::{Atoms, Finder, Names, PlainFinder, Regex, RegexId};

/// What labels texts.
#[derive(Debug)]
pub struct Program {
    /// The rules' conditions and all names: run as they are meant, node by node.
    pub policy: ir::Policy,
    /// For each term of a policy node, `file:line:column` is asked of the sources; this is their answer by rule and node.
    pub places: Vec<Vec<String>>,
    /// How terms are found.
    pub finders: Finders,
    /// See [`Program::plain`].
    pub plain: OnceLock<Vec<PlainFinder>>,
    /// Distinct ways in which signals look for term sets; indexed by [`TermsId`].
    pub terms: Vec<TermsPlan>,
    /// For each term set, the plans that use it.
    pub users: Vec<Vec<TermsId>>,
    /// Compiled regexes; indexed by [`RegexId`].
    pub regexes: Vec<Regex>,
    /// What is known of each regex beside; indexed by [`RegexId`].
    pub regex_plans: Vec<RegexPlan>,
    /// What tells which regexes a text may match: one for each fold that has such regexes.
    pub atoms: Vec<Atoms>,
    /// One plan for each rule, live or not; indexed by [`RuleId`].
    pub plans: Vec<RulePlan>,
    /// Live rules whose gate is open, in order.
    pub open: Vec<RuleId>,
    /// The place of each rule in the policy's `order`; indexed by [`RuleId`].
    pub ranks: Vec<u32>,
    /// Which live rules look for more than terms.
    pub seekers: Seekers,
    /// The words that verdicts repeat.
    pub names: Names,
}

/// Which live rules look for more than terms.
#[derive(Debug, Default)]
pub struct Seekers {
    /// Rules with a regex.
    pub regexes: Vec<RuleId>,
    /// Whether some rule looks for quantities.
    pub quantities: bool,
    /// Whether some rule looks for quotes.
    pub quotes: bool,
}

/// How a program finds terms.
#[derive(Debug)]
pub enum Finders {
    /// The quick way: one finder a fold that has terms.
    Quick(Vec<Finder>),
    /// The plain way alone, for programs whose policy changes.
    Plain,
}

impl Program {
    /// The plain way of finding terms, made when first asked for: one finder a fold that has terms.
    pub fn plain(&self) -> &[PlainFinder] {
        // Terms that fit no automaton are found the quick way still; explanations then name no hits inside longer words.
        self.plain
            .get_or_init(|| PlainFinder::all(&self.policy).unwrap_or_default())
    }
}

/// One way of looking for a term set, shared by all signals that look alike.
#[derive(Debug)]
pub struct TermsPlan {
    /// What is looked for.
    pub set: TermSetId,
    /// Its fold.
    pub profile: Profile,
    /// Where in a word.
    pub boundary: Boundary,
    /// Whether affixes are peeled.
    pub affixes: bool,
    /// Live rules that a match here may wake.
    pub wakes: Vec<RuleId>,
}

/// A regex of a fold, shared by all signals that have it.
#[derive(Debug)]
pub struct RegexPlan {
    /// Its fold.
    pub profile: Profile,
    /// Whether every match holds one of some atoms.
    pub has_atoms: bool,
    /// Live rules that an atom may wake.
    pub wakes: Vec<RuleId>,
}

/// Which [`TermsPlan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermsId(pub u32);

impl TermsId {
    /// The place in its table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a rule needs of a text.
#[derive(Debug)]
pub struct RulePlan {
    /// How each signal is found; indexed by signal.
    pub matchers: Vec<Matcher>,
    /// What must have been found for the rule to be worth weighing.
    pub gate: Gate,
    /// What its findings may cite.
    pub uses: Vec<Use>,
    /// Whether conditions of other rules ask for its findings.
    pub is_asked_for: bool,
}

/// How a signal is found.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// By a plan of the finders.
    Terms(TermsId),
    /// By a regex.
    Regex(RegexId),
    /// By reading numbers.
    Quantity,
    /// By pairing quotation marks.
    Quote,
}

/// A rule's gate. It may let too much through, never too little.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// The rule is not live.
    Shut,
    /// Nothing that the automata find is needed.
    Open,
    /// One of these must be there.
    AnyOf(Vec<Witness>),
}

/// Something that a rule cannot hold without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Witness {
    /// A match of these terms.
    Terms(TermsId),
    /// An atom of this regex.
    Atom(RegexId),
}
