//! Signals that several rules share: documents of them, what each of these uses, and what a user sees.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::faults::circle as in_circle;
use crate::lower::faults::nearest_help;
use crate::lower::faults::twice;
use crate::lower::mentioned;
use crate::lower::order::ordered;
use crate::policy::Documents;
use crate::policy::Name;
use crate::policy::SharedDef;
use crate::policy::SignalDef;
use crate::source::Place;

/// All documents of shared signals.
#[derive(Debug)]
pub struct Shared<'a> {
    /// Sorted by id; those whose id could not be read last.
    defs: Vec<&'a SharedDef>,
    by_id: BTreeMap<&'a str, usize>,
    complete: bool,
    /// Documents that a rule or filter uses, also by way of others.
    used: RefCell<BTreeSet<usize>>,
    /// Signals that a rule or filter needs.
    needed: RefCell<BTreeSet<Place>>,
}

/// A shared signal, as its users see it.
#[derive(Clone, Copy, Debug)]
pub struct SharedSignal<'a> {
    /// The document it stands in.
    pub def: &'a SharedDef,
    /// Its definition; `None` where it could not be read.
    pub signal: Option<&'a SignalDef>,
}

/// The shared signals that a rule, a filter or a document of shared signals may name.
#[derive(Debug)]
pub struct Visible<'a> {
    /// By name.
    pub by_name: BTreeMap<&'a str, SharedSignal<'a>>,
    /// Whether every name is known.
    pub complete: bool,
    /// Whether some part of a document was left out.
    pub broken: bool,
}

impl<'a> Shared<'a> {
    /// Sorts the documents; finds ids that stand twice, references to nothing, circles.
    pub fn new(documents: &'a Documents, faults: &mut Faults) -> Self {
        let mut defs: Vec<&SharedDef> = documents.shared.iter().collect();
        defs.sort_by_key(|def| (def.id.is_none(), def.id.as_ref().map(|id| &id.value)));
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, id) in ids(&defs) {
            let first = *by_id.entry(&id.value).or_insert(index);
            if first != index {
                let message = format!("the shared signals {} are defined twice", quoted(&id.value));
                let mut fault = twice(id.place, message);
                if let Some(first) = defs.get(first).and_then(|def| def.id.as_ref()) {
                    fault = fault.related("first defined here", first.place);
                }
                faults.push(fault);
            }
        }
        let complete = !documents.incomplete;
        let shared = Self {
            defs,
            by_id,
            complete,
            used: RefCell::default(),
            needed: RefCell::default(),
        };
        shared.check_uses(faults);
        shared.check_names(faults);
        shared
    }

    /// What a user of these documents sees: their signals, and those of the documents that these use.
    pub fn visible(&self, uses: &[Name], faults: &mut Faults) -> Visible<'a> {
        let found: Vec<_> = uses.iter().map(|name| self.find(name, faults)).collect();
        let complete = !found.contains(&None);
        let homes = self.reached(found.into_iter().flatten().collect());
        self.used.borrow_mut().extend(&homes);
        let mut visible = self.seen_in(&homes, faults);
        visible.complete &= complete;
        visible
    }

    /// The names of `roots` that are shared signals, and the shared signals that these need in turn.
    pub fn needed<'n>(
        &self,
        roots: impl Iterator<Item = &'n str>,
        visible: &Visible<'a>,
    ) -> Vec<(&'a str, SharedSignal<'a>)> {
        let mut needed: BTreeMap<&'a str, SharedSignal<'a>> = BTreeMap::new();
        let known = |name: &str| visible.by_name.get_key_value(name);
        let mut open: Vec<(&'a str, SharedSignal<'a>)> = roots
            .filter_map(known)
            .map(|(name, one)| (*name, *one))
            .collect();
        while let Some((name, one)) = open.pop() {
            if needed.insert(name, one).is_some() {
                continue;
            }
            let mut noted = self.needed.borrow_mut();
            noted.extend(one.signal.map(|signal| signal.name.place));
            let targets = one.signal.into_iter().flat_map(mentioned::by_signal);
            let targets = targets.filter_map(|target| known(&target.value));
            open.extend(targets.map(|(name, one)| (*name, *one)));
        }
        needed.into_iter().collect()
    }

    /// The entries of a `use` that offer none of the signals needed by those `named`. None where a name is unknown: what is
    /// needed cannot be told then.
    pub fn idle<'n>(&self, uses: &'n [Name], named: &[&str], faults: &mut Faults) -> Vec<&'n Name> {
        let places = uses.iter().map(|name| self.by_id.get(name.value.as_str()));
        let Some(places) = places
            .map(Option::<&usize>::copied)
            .collect::<Option<Vec<usize>>>()
        else {
            return vec![];
        };
        let visible = self.seen_in(&self.reached(places.clone()), faults);
        if !visible.complete || visible.broken {
            return vec![];
        }
        let needed = self.needed(named.iter().copied(), &visible);
        let offers = |place: &usize| {
            let reached = self.reached(vec![*place]);
            let defs: Vec<&SharedDef> = reached
                .iter()
                .filter_map(|index| self.defs.get(*index).copied())
                .collect();
            needed
                .iter()
                .any(|(_, one)| defs.iter().any(|def| std::ptr::eq(*def, one.def)))
        };
        let idle = uses.iter().zip(&places).filter(|(_, place)| !offers(place));
        idle.map(|(name, _)| name).collect()
    }

    /// Signals that no rule needs, each with its document.
    pub fn unneeded(&self) -> Vec<(&'a SharedDef, &'a SignalDef)> {
        let needed = self.needed.borrow();
        let all = self.defs.iter();
        let all = all.flat_map(|def| def.signals.iter().map(move |signal| (*def, signal)));
        all.filter(|(_, signal)| !needed.contains(&signal.name.place))
            .collect()
    }

    /// The documents, each with whether a rule or filter uses it.
    pub fn documents(&self) -> impl Iterator<Item = (&'a SharedDef, bool)> {
        let used = self.used.borrow().clone();
        let all = self.defs.iter().enumerate();
        all.map(move |(index, def)| (*def, used.contains(&index)))
    }

    fn find(&self, name: &Name, faults: &mut Faults) -> Option<usize> {
        let found = self.by_id.get(name.value.as_str()).copied();
        if found.is_none() && self.complete {
            let message = format!("there are no shared signals {}", quoted(&name.value));
            let mut fault = Diagnostic::new(Code::UnknownSignal, name.place, message);
            fault.help = nearest_help(&name.value, self.by_id.keys().copied());
            faults.push(fault);
        }
        found
    }

    /// These documents and all that they use, in order of place.
    fn reached(&self, mut open: Vec<usize>) -> Vec<usize> {
        let mut reached = BTreeSet::new();
        while let Some(index) = open.pop() {
            if reached.insert(index)
                && let Some(def) = self.defs.get(index)
            {
                let uses = def.uses.iter();
                open.extend(uses.filter_map(|name| self.by_id.get(name.value.as_str())));
            }
        }
        let mut reached: Vec<usize> = reached.into_iter().collect();
        reached.sort_by_key(|index| {
            let def = self.defs.get(*index);
            def.and_then(|def| Some(def.id.as_ref()?.place))
        });
        reached
    }

    fn seen_in(&self, homes: &[usize], faults: &mut Faults) -> Visible<'a> {
        let mut visible = Visible {
            by_name: BTreeMap::new(),
            complete: true,
            broken: false,
        };
        for def in homes.iter().filter_map(|index| self.defs.get(*index)) {
            let all_known = |name: &Name| self.by_id.contains_key(name.value.as_str());
            visible.complete &= !def.unread && def.uses.iter().all(all_known);
            visible.broken |= def.broken;
            for name in &def.hidden {
                let hidden = SharedSignal { def, signal: None };
                visible.by_name.entry(name).or_insert(hidden);
            }
            for signal in &def.signals {
                let own = SharedSignal {
                    def,
                    signal: Some(signal),
                };
                let first = *visible.by_name.entry(&signal.name.value).or_insert(own);
                let first = first.signal.map(|first| first.name.place);
                if let Some(first) = first.filter(|first| *first != signal.name.place) {
                    let name = quoted(&signal.name.value);
                    let message =
                        format!("signal {name} is defined twice among those used together");
                    let fault = twice(signal.name.place, message);
                    faults.push(fault.related("first defined here", first));
                }
            }
        }
        visible
    }

    /// Documents that use none that there is, or each other in a circle.
    fn check_uses(&self, faults: &mut Faults) {
        let mut references: Vec<Vec<usize>> = vec![];
        for def in &self.defs {
            let uses = def.uses.iter();
            references.push(uses.filter_map(|name| self.find(name, faults)).collect());
        }
        for circle in ordered(&references).circles {
            let round: Vec<&Name> = circle
                .iter()
                .chain(circle.first())
                .filter_map(|index| self.defs.get(*index)?.id.as_ref())
                .collect();
            let names: Vec<_> = round.iter().map(|id| quoted(&id.value)).collect();
            let first = circle.first().and_then(|index| self.defs.get(*index));
            let to_second = |name: &&Name| round.get(1).is_some_and(|id| id.value == name.value);
            if let Some(name) = first.and_then(|def| def.uses.iter().find(to_second)) {
                faults.push(in_circle(
                    name.place,
                    "shared signals use each other",
                    &names,
                ));
            }
        }
    }

    /// Exceptions of shared signals: what they name must be shared, and they must not run in circles.
    fn check_names(&self, faults: &mut Faults) {
        let mut all: Vec<&'a SignalDef> = vec![];
        let mut numbers: BTreeMap<Place, usize> = BTreeMap::new();
        for signal in self.defs.iter().flat_map(|def| &def.signals) {
            numbers.insert(signal.name.place, all.len());
            all.push(signal);
        }
        let mut references: Vec<Vec<usize>> = vec![];
        for (index, def) in self.defs.iter().enumerate() {
            let visible = self.seen_in(&self.reached(vec![index]), faults);
            for signal in &def.signals {
                let mut targets = vec![];
                for name in mentioned::by_signal(signal) {
                    match visible.by_name.get(name.value.as_str()) {
                        Some(target) => {
                            let place = target.signal.map(|target| target.name.place);
                            targets.extend(place.and_then(|place| numbers.get(&place)));
                        }
                        None if visible.complete && self.complete => {
                            faults.push(unknown(name, &visible));
                        }
                        None => {}
                    }
                }
                // An `inside` of the signal itself is its own fault.
                let own = numbers.get(&signal.name.place);
                targets.retain(|target| Some(target) != own || names_itself_nearby(signal));
                references.push(targets);
            }
        }
        for circle in ordered(&references).circles {
            report_circle(&circle, &all, faults);
        }
    }
}

fn ids<'s, 'a>(defs: &'s [&'a SharedDef]) -> impl Iterator<Item = (usize, &'a Name)> + use<'s, 'a> {
    let all = defs.iter().enumerate();
    all.filter_map(|(index, def)| Some((index, def.id.as_ref()?)))
}

fn unknown(name: &Name, visible: &Visible<'_>) -> Diagnostic {
    let message = format!("no shared signal {} is known here", quoted(&name.value));
    let mut fault = Diagnostic::new(Code::UnknownSignal, name.place, message);
    fault.help = nearest_help(&name.value, visible.by_name.keys().copied());
    fault
}

fn names_itself_nearby(signal: &SignalDef) -> bool {
    use crate::policy::ExceptWhenDef;
    signal.excepts.iter().any(|except| match &except.when {
        ExceptWhenDef::Near { signal: other, .. } => other.value == signal.name.value,
        _ => false,
    })
}

fn report_circle(circle: &[usize], all: &[&SignalDef], faults: &mut Faults) {
    let round: Vec<&SignalDef> = circle
        .iter()
        .chain(circle.first())
        .filter_map(|index| all.get(*index).copied())
        .collect();
    let names: Vec<_> = round
        .iter()
        .map(|signal| quoted(&signal.name.value))
        .collect();
    let [first, second, ..] = round.as_slice() else {
        return;
    };
    let to_second = mentioned::by_signal(first).find(|name| name.value == second.name.value);
    if let Some(name) = to_second {
        faults.push(in_circle(
            name.place,
            "exceptions refer to each other",
            &names,
        ));
    }
}
