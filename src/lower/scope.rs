//! The names that a rule's conditions may use: its signals, those of its filters, and those without a name.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::SignalId;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
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
    /// Whether every name is known, so that another one is at fault.
    pub complete: bool,
}

static NO_DEFAULTS: Matching = Matching {
    fold: None,
    boundary: None,
    affixes: None,
};

impl<'a> Scope<'a> {
    /// Names every signal of a rule and of the filters on it; finds names that stand twice.
    pub fn new(rule: &'a RuleDef, filters: &[&'a FilterDef], faults: &mut Faults) -> Self {
        let mut all = BTreeMap::new();
        let own = Group {
            defaults: &rule.matching,
            filter: None,
        };
        own.plan(&rule.signals, rule.hidden.iter(), &mut all, faults);
        for filter in filters {
            let Some(id) = &filter.id else { continue };
            let group = Group {
                defaults: &NO_DEFAULTS,
                filter: Some(&id.value),
            };
            group.plan(&filter.signals, filter.hidden.iter(), &mut all, faults);
        }
        let by_name = all
            .keys()
            .enumerate()
            .map(|(index, name)| (name.clone(), SignalId::new(index)))
            .collect();
        Self {
            signals: all.into_values().collect(),
            by_name,
            complete: !rule.unread && filters.iter().all(|filter| !filter.unread),
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
        self.signals
            .iter()
            .filter_map(move |signal| match (signal.filter, signal.written) {
                (_, WrittenSignal::Inside(..)) => None,
                (None, _) => Some(signal.name.as_str()),
                (of, _) if of == filter => signal.name.split_once('/').map(|(_, name)| name),
                _ => None,
            })
    }
}

/// Signals that share defaults and a filter.
struct Group<'a> {
    defaults: &'a Matching,
    filter: Option<&'a str>,
}

impl<'a> Group<'a> {
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
            if let Some(first) = all.get(&name) {
                faults.push(duplicate(signal, first));
                continue;
            }
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
        }
    }
}

fn duplicate(signal: &SignalDef, first: &Planned) -> Diagnostic {
    let message = format!("signal {} is defined twice", quoted(&signal.name.value));
    let fault = Diagnostic::new(Code::DuplicateId, signal.name.place, message);
    match first.written {
        WrittenSignal::Signal(first) => fault.related("first defined here", first.name.place),
        _ => fault,
    }
}
