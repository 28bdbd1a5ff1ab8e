//! The names that a rule's conditions may use: its signals, those of its filters, and those without a name.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
use crate::lower::faults::twice;
use crate::lower::mentioned;
use crate::lower::shared::Shared;
use crate::lower::shared::SharedSignal;
use crate::lower::shared::Visible;
use crate::policy::ExceptWhenDef;
use crate::policy::FilterDef;
use crate::policy::Matching;
use crate::policy::Name;
use crate::policy::RuleDef;
use crate::policy::SignalDef;
use crate::policy::TermsDef;
use crate::source::Place;

/// A signal as planned: it has a name and an id, its content comes later.
#[derive(Clone, Debug)]
pub struct Planned<'a> {
    /// The name in the policy as meant.
    pub name: String,
    /// What was written.
    pub written: WrittenSignal<'a>,
    /// The defaults of the rule it stands in.
    pub defaults: &'a Matching,
    /// The filter that brought it.
    pub filter: Option<&'a str>,
    /// The document of shared signals it stands in.
    pub home: Option<&'a str>,
}

impl Planned<'_> {
    /// Where it stands, if it could be read.
    pub fn place(&self) -> Option<Place> {
        match self.written {
            WrittenSignal::Signal(def) | WrittenSignal::Inside(def, _) => Some(def.name.place),
            WrittenSignal::Hidden => None,
        }
    }
}

/// What a signal was written as.
#[derive(Clone, Copy, Debug)]
pub enum WrittenSignal<'a> {
    /// An entry of `signals`.
    Signal(&'a SignalDef),
    /// The terms of an exception's `inside`, in the surroundings of this signal.
    Inside(&'a SignalDef, &'a TermsDef),
    /// Something that could not be read.
    Hidden,
}

/// The signals of one rule, sorted by name.
#[derive(Debug)]
pub struct Scope<'a> {
    /// In order of their ids.
    pub signals: Vec<Planned<'a>>,
    by_name: BTreeMap<String, SignalId>,
    /// Shared signals that could be named, and by which filter; those without are the rule's.
    offered: Vec<(Option<&'a str>, &'a str)>,
    /// Whether every name is known, so that another one is at fault.
    pub complete: bool,
    /// Whether some part of a document of shared signals was left out.
    pub broken: bool,
}

static NO_DEFAULTS: Matching = Matching {
    fold: None,
    boundary: None,
    affixes: None,
};

impl<'a> Scope<'a> {
    /// Names every signal of a rule and of the filters on it, and the shared ones that these need; finds names that
    /// stand twice.
    pub fn new(
        rule: &'a RuleDef,
        filters: &[&'a FilterDef],
        shared: &Shared<'a>,
        faults: &mut Faults,
    ) -> Self {
        let mut all = BTreeMap::new();
        let mut named: Vec<&str> = mentioned::by_rule(rule);
        let mut seen = vec![];
        for filter in filters.iter().filter(|filter| filter.id.is_some()) {
            let visible = shared.visible(&filter.uses, faults);
            let by_filter = mentioned::by_filter(filter);
            let own: BTreeSet<&str> = filter.signals.iter().map(|own| &*own.name.value).collect();
            let is_own = |name: &str| {
                let hidden = filter.hidden.contains(name);
                own.contains(name) || hidden || visible.by_name.contains_key(name)
            };
            // What a filter does not have, it finds in the rule.
            named.extend(by_filter.iter().copied().filter(|name| !is_own(name)));
            seen.push((*filter, visible, by_filter));
        }
        let visible = shared.visible(&rule.uses, faults);
        let own = Group {
            defaults: &rule.matching,
            filter: None,
            home: None,
        };
        own.share(shared.needed(named.into_iter(), &visible), &mut all);
        own.plan(&rule.signals, rule.hidden.iter(), &mut all, faults);
        let mut offered = offers(None, &visible);
        let (mut complete, mut broken) = (!rule.unread && visible.complete, visible.broken);
        for (filter, visible, named) in seen {
            let group = Group {
                defaults: &NO_DEFAULTS,
                filter: filter.id.as_ref().map(|id| id.value.as_str()),
                home: None,
            };
            group.share(shared.needed(named.into_iter(), &visible), &mut all);
            group.plan(&filter.signals, filter.hidden.iter(), &mut all, faults);
            offered.extend(offers(group.filter, &visible));
            complete &= visible.complete;
            broken |= visible.broken;
        }
        let by_name = all
            .keys()
            .enumerate()
            .map(|(index, name)| (name.clone(), SignalId::new(index)))
            .collect();
        Self {
            signals: all.into_values().collect(),
            by_name,
            offered,
            complete: complete && filters.iter().all(|filter| !filter.unread),
            broken,
        }
    }

    /// The signal of this name, as a rule or one of its filters says it.
    pub fn find(&self, name: &Name, filter: Option<&str>, faults: &mut Faults) -> Option<SignalId> {
        let found = self.known(&name.value, filter);
        if found.is_none() && self.complete {
            let message = format!("unknown signal {}", quoted(&name.value));
            let mut fault = Diagnostic::new(Code::UnknownSignal, name.place, message);
            fault.help = nearest_help(&name.value, self.names(filter));
            faults.push(fault);
        }
        found
    }

    /// The signal of this name, as a shared one of the rule or of one of its filters says it: always a shared one.
    /// What it may name is checked where it stands.
    pub fn shared(&self, name: &str, filter: Option<&str>) -> Option<SignalId> {
        let found = match filter {
            Some(filter) => self.exact(&format!("{filter}/{name}")),
            None => self.exact(name),
        };
        found.filter(|id| self.planned(*id).is_some_and(|found| found.home.is_some()))
    }

    /// As [`Scope::find`], without a fault.
    pub fn known(&self, name: &str, filter: Option<&str>) -> Option<SignalId> {
        let own = filter.and_then(|filter| self.by_name.get(&format!("{filter}/{name}")));
        own.or_else(|| self.by_name.get(name)).copied()
    }

    /// The signal of exactly this name.
    pub fn exact(&self, name: &str) -> Option<SignalId> {
        self.by_name.get(name).copied()
    }

    /// The planned signal behind an id.
    pub fn planned(&self, id: SignalId) -> Option<&Planned<'a>> {
        self.signals.get(id.index())
    }

    /// Names that an author may write here.
    pub fn names<'n>(&'n self, filter: Option<&'n str>) -> impl Iterator<Item = &'n str> + Clone {
        let offered = self.offered.iter();
        let offered = offered.filter(move |(of, _)| of.is_none() || *of == filter);
        self.signals
            .iter()
            .filter_map(move |signal| match (signal.filter, signal.written) {
                (_, WrittenSignal::Inside(..)) => None,
                _ if signal.home.is_some() => None,
                (None, _) => Some(signal.name.as_str()),
                (of, _) if of == filter => signal.name.split_once('/').map(|(_, name)| name),
                _ => None,
            })
            .chain(offered.map(|(_, name)| *name))
    }
}

/// Signals that share defaults and a filter.
#[derive(Clone, Copy)]
struct Group<'a> {
    defaults: &'a Matching,
    filter: Option<&'a str>,
    home: Option<&'a str>,
}

/// The names of shared signals, for whom they are seen.
fn offers<'a>(filter: Option<&'a str>, visible: &Visible<'a>) -> Vec<(Option<&'a str>, &'a str)> {
    let names = visible.by_name.keys();
    names.map(|name| (filter, *name)).collect()
}

impl<'a> Group<'a> {
    /// Plans shared signals, each with the defaults of its own document. Names that stand twice are known already.
    fn share(
        self,
        signals: Vec<(&'a str, SharedSignal<'a>)>,
        all: &mut BTreeMap<String, Planned<'a>>,
    ) {
        for (name, shared) in signals {
            let group = Group {
                defaults: &shared.def.matching,
                home: Some(shared.def.id.as_ref().map_or("", |id| &id.value)),
                ..self
            };
            match shared.signal {
                Some(signal) => group.plan_one(signal, all),
                None => {
                    let name = group.name(name);
                    all.insert(name.clone(), group.planned(name, WrittenSignal::Hidden));
                }
            }
        }
    }

    fn plan<'h>(
        &self,
        signals: &'a [SignalDef],
        hidden: impl Iterator<Item = &'h String>,
        all: &mut BTreeMap<String, Planned<'a>>,
        faults: &mut Faults,
    ) {
        for name in hidden {
            all.insert(
                self.name(name),
                self.planned(self.name(name), WrittenSignal::Hidden),
            );
        }
        for signal in signals {
            let name = self.name(&signal.name.value);
            match all.get(&name) {
                Some(first) => faults.push(duplicate(signal, first)),
                None => self.plan_one(signal, all),
            }
        }
    }

    fn plan_one(&self, signal: &'a SignalDef, all: &mut BTreeMap<String, Planned<'a>>) {
        let name = self.name(&signal.name.value);
        for except in &signal.excepts {
            if let ExceptWhenDef::InsideTerms(terms) = &except.when {
                let inner = format!("{name}/{}", except.id.value);
                let planned = self.planned(inner.clone(), WrittenSignal::Inside(signal, terms));
                all.insert(inner, planned);
            }
        }
        all.insert(
            name.clone(),
            self.planned(name, WrittenSignal::Signal(signal)),
        );
    }

    fn name(&self, name: &str) -> String {
        match self.filter {
            Some(filter) => format!("{filter}/{name}"),
            None => name.to_owned(),
        }
    }

    fn planned(&self, name: String, written: WrittenSignal<'a>) -> Planned<'a> {
        Planned {
            name,
            written,
            defaults: self.defaults,
            filter: self.filter,
            home: self.home,
        }
    }
}

fn duplicate(signal: &SignalDef, first: &Planned) -> Diagnostic {
    let message = format!("signal {} is defined twice", quoted(&signal.name.value));
    let fault = twice(signal.name.place, message);
    match first.written {
        WrittenSignal::Signal(first) => fault.related("first defined here", first.name.place),
        _ => fault,
    }
}
