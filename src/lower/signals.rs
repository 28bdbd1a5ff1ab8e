//! Signals as written → signals as meant.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::fold::Profile;
use crate::ids::SignalId;
use crate::ir::Boundary;
use crate::ir::Bounds;
use crate::ir::Except;
use crate::ir::ExceptWhen;
use crate::ir::QuantityFilter;
use crate::ir::Signal;
use crate::ir::SignalKind;
use crate::ir::TermsUse;
use crate::lower::excepts::order;
use crate::lower::faults::Faults;
use crate::lower::faults::twice;
use crate::lower::regexes::Regexes;
use crate::lower::scope::Planned;
use crate::lower::scope::Scope;
use crate::lower::scope::WrittenSignal;
use crate::lower::sets::Sets;
use crate::policy::BoundaryWord;
use crate::policy::ExceptDef;
use crate::policy::ExceptWhenDef;
use crate::policy::FoldWord;
use crate::policy::Matching;
use crate::policy::Name;
use crate::policy::QuantityDef;
use crate::policy::SharedDef;
use crate::policy::SignalDef;
use crate::policy::SignalKindDef;
use crate::policy::TermsDef;
use crate::source::Place;

/// What a rule's signals became.
#[derive(Debug, Default)]
pub struct Signals {
    /// In order of their ids; a broken one stands as a quote, so that ids stay.
    pub all: Vec<Signal>,
    /// Which could not be read.
    pub broken: Vec<bool>,
    /// Named groups of each regex.
    pub groups: Vec<Vec<String>>,
    /// An order in which exceptions refer backwards.
    pub order: Vec<SignalId>,
}

/// What signals are made with.
#[derive(Debug)]
pub struct SignalMaker<'m, 'a, 'd> {
    /// The rule's id, for the names of its term sets.
    pub rule: &'m str,
    /// The rule's names.
    pub scope: &'m Scope<'a>,
    /// Term sets.
    pub sets: &'m mut Sets<'a>,
    /// Regexes.
    pub regexes: &'m mut Regexes<'a>,
    /// Faults.
    pub faults: &'m mut Faults<'d>,
}

impl<'a> SignalMaker<'_, 'a, '_> {
    /// Makes every signal of the rule.
    pub fn make(mut self, rule_place: Place) -> Signals {
        let mut signals = Signals::default();
        for planned in &self.scope.signals {
            let made = match planned.written {
                WrittenSignal::Signal(def) => self.signal(planned, def),
                WrittenSignal::Inside(owner, terms) => Some(self.inside(planned, owner, terms)),
                WrittenSignal::Hidden => None,
            };
            signals.broken.push(made.is_none());
            let (signal, groups) = made.unwrap_or_else(|| (stand_in(planned, rule_place), vec![]));
            signals.all.push(signal);
            signals.groups.push(groups);
        }
        signals.order = order(&signals.all, self.faults);
        signals
    }

    fn signal(
        &mut self,
        planned: &Planned<'a>,
        def: &'a SignalDef,
    ) -> Option<(Signal, Vec<String>)> {
        let fold = fold_of(&def.matching, planned.defaults);
        let mut groups = vec![];
        let kind = match &def.kind {
            SignalKindDef::Terms(terms) => Some(self.terms(planned, &def.matching, terms)),
            SignalKindDef::Regex(pattern) => {
                self.regexes
                    .check(pattern, fold, self.faults)
                    .map(|checked| {
                        groups = checked.groups;
                        SignalKind::Regex(pattern.value.clone())
                    })
            }
            SignalKindDef::Quantity(def) => filter_of(def, self.faults).map(SignalKind::Quantity),
            SignalKindDef::Quote { min_tokens, .. } => {
                let least = min_tokens.as_ref().map_or(0, |least| least.value);
                Some(SignalKind::Quote {
                    min_tokens: usize::try_from(least).unwrap_or(0),
                })
            }
        };
        let excepts = self.excepts(planned, def);
        let signal = Signal {
            name: planned.name.clone(),
            kind: kind?,
            fold,
            field: def.field.as_ref().map(|field| field.value.clone()),
            excepts: excepts?,
            home: planned.home.map(str::to_owned),
            place: def.name.place,
        };
        Some((signal, groups))
    }

    fn inside(
        &mut self,
        planned: &Planned<'a>,
        owner: &'a SignalDef,
        terms: &'a TermsDef,
    ) -> (Signal, Vec<String>) {
        let signal = Signal {
            name: planned.name.clone(),
            kind: self.terms(planned, &owner.matching, terms),
            fold: fold_of(&owner.matching, planned.defaults),
            field: owner.field.as_ref().map(|field| field.value.clone()),
            excepts: vec![],
            home: planned.home.map(str::to_owned),
            place: terms.place,
        };
        (signal, vec![])
    }

    fn terms(&mut self, planned: &Planned<'a>, own: &Matching, terms: &'a TermsDef) -> SignalKind {
        let boundary = own.boundary.as_ref().or(planned.defaults.boundary.as_ref());
        let affixes = own.affixes.as_ref().or(planned.defaults.affixes.as_ref());
        let fold = fold_of(own, planned.defaults);
        let name = match (planned.home, planned.filter) {
            // The same set for all who use it.
            (Some(home), Some(_)) => {
                let name = planned.name.split_once('/').map_or("", |(_, name)| name);
                format!("{home}.{name}")
            }
            (Some(home), None) => format!("{home}.{}", planned.name),
            (None, Some(_)) => planned.name.clone(),
            (None, None) => format!("{}.{}", self.rule, planned.name),
        };
        SignalKind::Terms(TermsUse {
            set: self.sets.get(terms, &name, fold, self.faults),
            boundary: boundary.map_or(Boundary::Word, |word| boundary_of(word.value)),
            affixes: affixes.is_none_or(|auto| auto.value),
        })
    }

    fn excepts(&mut self, planned: &Planned<'a>, def: &'a SignalDef) -> Option<Vec<Except>> {
        let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
        let mut all = vec![];
        for except in &def.excepts {
            let first = *ids.entry(&except.id.value).or_insert(except.id.place);
            if first != except.id.place {
                let message = format!("exception {} stands twice", quoted(&except.id.value));
                let fault = twice(except.id.place, message);
                self.faults.push(fault.related("first defined here", first));
            }
            all.push(self.except(planned, except));
        }
        all.into_iter().collect()
    }

    fn find(&mut self, planned: &Planned<'a>, name: &Name) -> Option<SignalId> {
        match planned.home {
            Some(_) => self.scope.shared(&name.value, planned.filter),
            None => self.scope.find(name, planned.filter, self.faults),
        }
    }

    fn except(&mut self, planned: &Planned<'a>, def: &'a ExceptDef) -> Option<Except> {
        let when = match &def.when {
            ExceptWhenDef::InsideSignal(name) => ExceptWhen::Inside(self.find(planned, name)?),
            ExceptWhenDef::InsideTerms(_) => ExceptWhen::Inside(
                self.scope
                    .exact(&format!("{}/{}", planned.name, def.id.value))?,
            ),
            ExceptWhenDef::Near {
                signal,
                tokens,
                side,
            } => ExceptWhen::Near {
                signal: self.find(planned, signal)?,
                tokens: usize::try_from(tokens.value).ok()?,
                side: *side,
            },
        };
        Some(Except {
            id: def.id.value.clone(),
            when,
            place: def.place,
        })
    }
}

fn filter_of(def: &QuantityDef, faults: &mut Faults) -> Option<QuantityFilter> {
    let mut exclude: Vec<_> = def.exclude.iter().map(|kind| kind.value).collect();
    exclude.sort_unstable();
    exclude.dedup();
    let value = |bound: &Option<crate::policy::At<u64>>| bound.as_ref().map(|bound| bound.value);
    let bounds = Bounds {
        gte: value(&def.gte),
        lte: value(&def.lte),
        eq: value(&def.eq),
    };
    if is_contradiction(bounds) {
        let message = format!("no quantity is {}", told(bounds));
        let fault = Diagnostic::new(Code::NeverMatches, def.place, message);
        faults.push(fault.help(BOUNDS_HELP));
        return None;
    }
    Some(QuantityFilter {
        gte: bounds.gte,
        lte: bounds.lte,
        eq: bounds.eq,
        exclude,
        vague: def.vague,
    })
}

/// Checks a shared signal that is part of no rule.
pub fn check<'a>(
    home: &SharedDef,
    signal: &'a SignalDef,
    regexes: &mut Regexes<'a>,
    faults: &mut Faults,
) {
    match &signal.kind {
        SignalKindDef::Regex(pattern) => {
            let fold = fold_of(&signal.matching, &home.matching);
            regexes.check(pattern, fold, faults);
        }
        SignalKindDef::Quantity(def) => {
            filter_of(def, faults);
        }
        SignalKindDef::Terms(_) | SignalKindDef::Quote { .. } => {}
    }
}

/// The terms of a signal and of its exceptions.
pub fn terms_of(signal: &SignalDef) -> impl Iterator<Item = &TermsDef> {
    let own = match &signal.kind {
        SignalKindDef::Terms(terms) => Some(terms),
        _ => None,
    };
    let inside = signal
        .excepts
        .iter()
        .filter_map(|except| match &except.when {
            ExceptWhenDef::InsideTerms(terms) => Some(terms),
            _ => None,
        });
    own.into_iter().chain(inside)
}

fn stand_in(planned: &Planned, place: Place) -> Signal {
    Signal {
        name: planned.name.clone(),
        kind: SignalKind::Quote { min_tokens: 0 },
        fold: Profile::Default,
        field: None,
        excepts: vec![],
        home: None,
        place,
    }
}

/// What helps with bounds that cross.
pub const BOUNDS_HELP: &str = "let the least be no more than the most";

/// `3 or more and 2 or less`
pub fn told(bounds: Bounds) -> String {
    let least = bounds.gte.map(|least| format!("{least} or more"));
    let most = bounds.lte.map(|most| format!("{most} or less"));
    let only = bounds.eq.map(|only| format!("exactly {only}"));
    let all: Vec<String> = [least, most, only].into_iter().flatten().collect();
    all.join(" and ")
}

/// Whether no number is within all bounds.
pub fn is_contradiction(bounds: Bounds) -> bool {
    let crossed = matches!((bounds.gte, bounds.lte), (Some(least), Some(most)) if least > most);
    crossed || bounds.eq.is_some_and(|only| !bounds.admit(only))
}

fn fold_of(own: &Matching, defaults: &Matching) -> Profile {
    match own
        .fold
        .as_ref()
        .or(defaults.fold.as_ref())
        .map(|fold| fold.value)
    {
        Some(FoldWord::Exact) => Profile::Exact,
        Some(FoldWord::Skeleton) => Profile::Skeleton,
        Some(FoldWord::Default) | None => Profile::Default,
    }
}

fn boundary_of(word: BoundaryWord) -> Boundary {
    match word {
        BoundaryWord::Word => Boundary::Word,
        BoundaryWord::Prefix => Boundary::Prefix,
        BoundaryWord::Suffix => Boundary::Suffix,
        BoundaryWord::Infix => Boundary::Infix,
    }
}
