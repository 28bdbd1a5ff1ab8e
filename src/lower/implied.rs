//! Whether a condition of one rule holds wherever a condition of another does. What is said is sure; much that is true is
//! not said.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::HashSet;

use crate::ids::NodeId;
use crate::ids::SignalId;
use crate::ids::TermSetId;
use crate::ir::Boundary;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::Near;
use crate::ir::Phrase;
use crate::ir::Rule;
use crate::ir::Seq;
use crate::ir::Side;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::Term;
use crate::ir::TermSet;
use crate::ir::TermsUse;
use crate::lower::uses::asks_for_one;
use crate::lower::uses::signals_of;

/// Terms up to which a list is compared with another one, term by term.
const FEW: usize = 200;
/// Terms up to which a list is gathered for that.
const MANY: usize = 20_000;

/// The phrases of term sets, gathered when first asked for.
pub struct Phrases<'s> {
    sets: &'s [TermSet],
    known: RefCell<HashMap<TermSetId, HashSet<Found<'s>>>>,
}

/// A phrase and what else decides where it is found.
type Found<'s> = (Phrase<'s>, Option<&'s str>, bool);

impl<'s> Phrases<'s> {
    /// Of these sets.
    pub fn new(sets: &'s [TermSet]) -> Self {
        let known = RefCell::default();
        Self { sets, known }
    }

    /// Whether `wide` finds whatever `narrow` does.
    fn holds(&self, narrow: TermSetId, wide: TermSetId) -> bool {
        let set = |id: TermSetId| self.sets.get(id.index());
        let (Some(few), Some(many)) = (set(narrow), set(wide)) else {
            return false;
        };
        if few.fold != many.fold || few.terms.len() > FEW || many.terms.len() > MANY {
            return false;
        }
        // Most lists have nothing to do with each other, and need not be gathered to be told apart.
        let first = few.terms.iter().flat_map(found_by).next();
        if first.is_none_or(|first| {
            !many
                .terms
                .iter()
                .flat_map(found_by)
                .any(|found| found == first)
        }) {
            return false;
        }
        let mut known = self.known.borrow_mut();
        let all = known
            .entry(wide)
            .or_insert_with(|| many.terms.iter().flat_map(found_by).collect());
        few.terms
            .iter()
            .flat_map(found_by)
            .all(|found| all.contains(&found))
    }

    /// Whether each match of `own` is one of `other`, or part of one. Lists that have the same terms choose the same
    /// matches; a longer list might choose one that ends inside of ours, but for single words.
    pub fn drop(&self, own: &TermsUse, other: &TermsUse) -> bool {
        let words = || self.single_words(own) && self.single_words(other);
        let covered =
            || self.holds(own.set, other.set) && (self.holds(other.set, own.set) || words());
        look_alike(own, other) && (own.set == other.set || covered())
    }

    fn single_words(&self, used: &TermsUse) -> bool {
        let single = |phrase: Phrase<'_>| {
            let word = phrase.only_word();
            word.is_some_and(|word| {
                word.folded
                    .chars()
                    .all(|c| c.is_alphanumeric() && c < '\u{2e80}')
            })
        };
        let set = self.sets.get(used.set.index());
        let mut terms = set.into_iter().flat_map(|set| set.terms.iter());
        used.boundary == Boundary::Word && terms.all(|term| term.phrases().iter().all(single))
    }

    fn has_dual(&self, id: TermSetId) -> bool {
        let set = self.sets.get(id.index());
        set.is_some_and(|set| set.terms.iter().any(Term::dual))
    }
}

fn found_by<'t>(term: Term<'t>) -> impl Iterator<Item = Found<'t>> {
    let language = term.language().map(|language| language.primary());
    let phrases = term.phrases().iter();
    phrases.map(move |phrase| (phrase, language, term.dual()))
}

/// Conditions of one rule, held against those of another.
pub struct Implied<'r, 's> {
    own: &'r Rule,
    other: &'r Rule,
    phrases: &'r Phrases<'s>,
    known: RefCell<HashMap<(NodeId, NodeId), bool>>,
}

impl<'r, 's> Implied<'r, 's> {
    /// Of these rules.
    pub fn new(own: &'r Rule, other: &'r Rule, phrases: &'r Phrases<'s>) -> Self {
        let known = RefCell::default();
        Self {
            own,
            other,
            phrases,
            known,
        }
    }

    /// Whether the condition `wide` of the other rule holds wherever `narrow` of this one does.
    pub fn holds(&self, narrow: NodeId, wide: NodeId) -> bool {
        let known = self.known.borrow().get(&(narrow, wide)).copied();
        known.unwrap_or_else(|| {
            let holds = self.ask(narrow, wide);
            self.known.borrow_mut().insert((narrow, wide), holds);
            holds
        })
    }

    fn ask(&self, narrow: NodeId, wide: NodeId) -> bool {
        let (own, other) = (self.own.expr(narrow), self.other.expr(wide));
        match (own, other) {
            (_, Expr::All(of)) => of.iter().all(|wide| self.holds(narrow, *wide)),
            (Expr::Any(of), _) => of.iter().all(|narrow| self.holds(*narrow, wide)),
            (_, Expr::Any(of)) if of.iter().any(|wide| self.holds(narrow, *wide)) => true,
            (Expr::All(of), _) if of.iter().any(|narrow| self.holds(*narrow, wide)) => true,
            (
                Expr::In { unit, node },
                Expr::In {
                    unit: outer,
                    node: inside,
                },
            ) => {
                let within = unit == outer || outer.rank() < unit.rank() && self.grows(*inside);
                within && self.holds(*node, *inside)
            }
            (
                Expr::Window { tokens, has, .. },
                Expr::Window {
                    tokens: most,
                    has: inside,
                    ..
                },
            ) => tokens <= most && self.grows(*inside) && self.holds(*has, *inside),
            (Expr::In { node, .. } | Expr::Window { has: node, .. }, _) => {
                self.grows(wide) && self.holds(*node, wide)
            }
            (Expr::Not(_) | Expr::None(_), Expr::Not(_) | Expr::None(_)) => {
                // What the other one denies, this one denies too.
                let back = Implied::new(self.other, self.own, self.phrases);
                let mut denied = other.children().into_iter();
                denied.all(|theirs| {
                    let mut mine = own.children().into_iter();
                    mine.any(|mine| back.holds(theirs, mine))
                })
            }
            _ => self.leaf(own, other),
        }
    }

    fn leaf(&self, own: &Expr, other: &Expr) -> bool {
        match (own, other) {
            (_, Expr::Signal(wide)) => {
                let mut sure = sure(own).into_iter();
                sure.any(|narrow| self.covers(narrow, *wide))
            }
            (Expr::Near(own), Expr::Near(other)) => self.near(own, other),
            (Expr::Seq(own), Expr::Seq(other)) => self.seq(own, other),
            (
                Expr::Count {
                    of,
                    distinct,
                    bounds,
                },
                Expr::Count {
                    of: wide,
                    distinct: same,
                    bounds: most,
                },
            ) => {
                distinct == same
                    && self.all_alike(of, wide)
                    && at_least(*bounds)
                        .zip(at_least(*most))
                        .is_some_and(|(own, other)| own >= other)
            }
            (
                Expr::Value { of, bounds },
                Expr::Value {
                    of: wide,
                    bounds: most,
                },
            ) => bounds == most && self.all_alike(of, wide),
            (Expr::Evaded(of), Expr::Evaded(wide)) => self.all_alike(of, wide),
            (Expr::Rule(own), Expr::Rule(other)) => own == other,
            (
                Expr::Meta { key, test },
                Expr::Meta {
                    key: same,
                    test: asked,
                },
            ) => key == same && test == asked,
            _ => false,
        }
    }

    fn near(&self, own: &Near, other: &Near) -> bool {
        let mut required = other.with.iter().filter(|with| !with.optional);
        self.alike(own.anchor, other.anchor)
            && required.all(|wide| {
                let mut company = own.with.iter().filter(|with| !with.optional);
                company.any(|narrow| {
                    let side = wide.side == Side::Either || wide.side == narrow.side;
                    side && narrow.tokens <= wide.tokens && self.alike(narrow.signal, wide.signal)
                })
            })
    }

    fn seq(&self, own: &Seq, other: &Seq) -> bool {
        let mut steps = own.of.iter().zip(&other.of).enumerate();
        own.of.len() == other.of.len()
            && steps.all(|(place, (narrow, wide))| {
                let near = place == 0 || narrow.gap <= wide.gap;
                near && self.alike(narrow.signal, wide.signal)
            })
    }

    fn all_alike(&self, own: &[SignalId], other: &[SignalId]) -> bool {
        let mut pairs = own.iter().zip(other);
        own.len() == other.len() && pairs.all(|(own, other)| self.alike(*own, *other))
    }

    /// Whether the other rule's signal matches wherever this one's does, and there only the same.
    fn alike(&self, own: SignalId, other: SignalId) -> bool {
        let (narrow, wide) = (self.own.signal(own), self.other.signal(other));
        let same = match (&narrow.kind, &wide.kind) {
            (SignalKind::Terms(narrow), SignalKind::Terms(wide)) => {
                narrow.set == wide.set && look_alike(narrow, wide)
            }
            (SignalKind::Regex(narrow), SignalKind::Regex(wide)) => narrow == wide,
            (SignalKind::Quantity(narrow), SignalKind::Quantity(wide)) => {
                narrow == wide && self.duals_alike()
            }
            (SignalKind::Quote { min_tokens: narrow }, SignalKind::Quote { min_tokens: wide }) => {
                narrow >= wide
            }
            _ => false,
        };
        same && narrow.fold == wide.fold && is_free(narrow, wide)
    }

    /// Whether the other rule's signal has a match wherever this one's does.
    fn covers(&self, own: SignalId, other: SignalId) -> bool {
        let (narrow, wide) = (self.own.signal(own), self.other.signal(other));
        let holds = match (&narrow.kind, &wide.kind) {
            (SignalKind::Terms(narrow), SignalKind::Terms(wide)) => {
                look_alike(narrow, wide) && self.phrases.holds(narrow.set, wide.set)
            }
            _ => false,
        };
        self.alike(own, other) || holds && is_free(narrow, wide)
    }

    /// Dual forms are quantities of the rule whose lists hold them.
    fn duals_alike(&self) -> bool {
        let duals = |rule: &Rule| -> HashSet<TermSetId> {
            let used = rule.signals.iter().filter_map(|signal| match &signal.kind {
                SignalKind::Terms(used) => Some(used.set),
                _ => None,
            });
            used.filter(|set| self.phrases.has_dual(*set)).collect()
        };
        duals(self.own).is_subset(&duals(self.other))
    }

    /// Whether a condition of the other rule that holds in a unit holds in every wider one.
    fn grows(&self, id: NodeId) -> bool {
        match self.other.expr(id) {
            Expr::Not(_) | Expr::None(_) => false,
            Expr::Count { bounds, .. } => at_least(*bounds).is_some(),
            expr => expr.children().into_iter().all(|child| self.grows(child)),
        }
    }
}

/// Whether nothing keeps a match of the other rule's signal from counting that does not keep this one's.
fn is_free(own: &Signal, other: &Signal) -> bool {
    let shared = own.home.is_some() && own.home == other.home && own.place == other.place;
    let field = other.field.is_none() || other.field == own.field;
    field && (other.excepts.is_empty() || shared)
}

fn look_alike(own: &TermsUse, other: &TermsUse) -> bool {
    own.boundary == other.boundary && own.affixes == other.affixes
}

/// The least number, where it is the only bound.
fn at_least(bounds: Bounds) -> Option<u64> {
    bounds
        .gte
        .filter(|_| bounds.lte.is_none() && bounds.eq.is_none())
}

/// Signals that have a match wherever a leaf holds.
fn sure(leaf: &Expr) -> Vec<SignalId> {
    match leaf {
        Expr::Near(near) => near.required().collect(),
        Expr::Signal(_) | Expr::Seq(_) => signals_of(leaf),
        Expr::Count { of, bounds, .. } if of.len() == 1 && asks_for_one(*bounds) => of.clone(),
        Expr::Value { of, .. } | Expr::Evaded(of) if of.len() == 1 => of.clone(),
        _ => vec![],
    }
}
