//! The names of signals that conditions, captures and exceptions mention, before any is looked up.

use crate::policy::Condition;
use crate::policy::ConditionDef;
use crate::policy::ExceptWhenDef;
use crate::policy::FilterDef;
use crate::policy::Name;
use crate::policy::RuleDef;
use crate::policy::SignalDef;

/// Every name that a rule may mean as a signal, its own signals among them.
pub fn by_rule(rule: &RuleDef) -> Vec<&str> {
    let mut names = by_signals(&rule.signals);
    names.extend(rule.signals.iter().map(|signal| text(&signal.name)));
    names.extend(rule.hidden.iter().map(String::as_str));
    rule.when.iter().for_each(|when| below(when, &mut names));
    rule.unless
        .iter()
        .for_each(|unless| below(&unless.when, &mut names));
    let points = rule.score.iter().flat_map(|score| &score.add);
    points.for_each(|points| below(&points.when, &mut names));
    names.extend(rule.per.as_ref().map(text));
    let sources = rule.captures.iter();
    names.extend(sources.filter_map(|(_, source)| Some(source.value.rsplit_once('.')?.0)));
    names
}

/// Every name that a filter may mean as a signal, its own signals among them.
pub fn by_filter(filter: &FilterDef) -> Vec<&str> {
    let mut names = by_signals(&filter.signals);
    names.extend(filter.signals.iter().map(|signal| text(&signal.name)));
    names.extend(filter.hidden.iter().map(String::as_str));
    let unless = filter.unless.iter();
    unless.for_each(|unless| below(&unless.when, &mut names));
    names
}

/// The signals that a signal's exceptions name, and where.
pub fn by_signal(signal: &SignalDef) -> impl Iterator<Item = &Name> {
    let excepts = signal.excepts.iter();
    excepts.filter_map(|except| match &except.when {
        ExceptWhenDef::InsideSignal(name) | ExceptWhenDef::Near { signal: name, .. } => Some(name),
        ExceptWhenDef::InsideTerms(_) => None,
    })
}

fn by_signals(signals: &[SignalDef]) -> Vec<&str> {
    signals.iter().flat_map(by_signal).map(text).collect()
}

fn text(name: &Name) -> &str {
    &name.value
}

/// Depth is bounded by that of YAML.
fn below<'a>(def: &'a ConditionDef, names: &mut Vec<&'a str>) {
    let Some(condition) = &def.condition else {
        return;
    };
    match condition {
        Condition::Signal(name) => names.push(name),
        Condition::All(of)
        | Condition::Any(of)
        | Condition::None(of)
        | Condition::AtLeast { of, .. } => of.iter().for_each(|def| below(def, names)),
        Condition::Not(of) | Condition::In(_, of) | Condition::Window { has: of, .. } => {
            below(of, names);
        }
        Condition::Count { of, .. } | Condition::Value { of, .. } | Condition::Evaded(of) => {
            names.extend(of.iter().map(text));
        }
        Condition::Near { anchor, with, .. } => {
            names.push(text(anchor));
            names.extend(with.iter().map(|with| text(&with.signal)));
        }
        Condition::Seq { of, .. } => names.extend(of.iter().map(|(name, _)| text(name))),
        Condition::Rule(_) | Condition::Meta { .. } => {}
    }
}
