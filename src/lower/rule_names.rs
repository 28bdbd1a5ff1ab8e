//! Rules by name, and the order that `rule:` conditions ask for.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::RuleId;
use crate::lower::faults::Faults;
use crate::lower::faults::circle as in_circle;
use crate::lower::faults::nearest_help;
use crate::lower::faults::twice;
use crate::lower::order::ordered;
use crate::policy::Documents;
use crate::policy::Name;
use crate::policy::RuleDef;
use crate::policy::StatusWord;
use crate::source::Place;

/// All rules, sorted by id.
#[derive(Debug)]
pub struct RuleNames<'a> {
    /// Rules in order of their ids; those whose id could not be read last.
    pub defs: Vec<&'a RuleDef>,
    by_name: BTreeMap<&'a str, RuleId>,
    complete: bool,
}

impl<'a> RuleNames<'a> {
    /// Sorts the rules and finds ids that stand twice.
    pub fn new(documents: &'a Documents, faults: &mut Faults) -> Self {
        let mut defs: Vec<&RuleDef> = documents.rules.iter().collect();
        defs.sort_by_key(|rule| (rule.id.is_none(), rule.id.as_ref().map(|id| &id.value)));
        let mut by_name: BTreeMap<&str, RuleId> = BTreeMap::new();
        for (index, id) in defs
            .iter()
            .enumerate()
            .filter_map(|(i, rule)| Some((i, rule.id.as_ref()?)))
        {
            let first = *by_name.entry(&id.value).or_insert(RuleId::new(index));
            if first.index() != index {
                let message = format!("rule {} is defined twice", quoted(&id.value));
                let mut fault = twice(id.place, message);
                if let Some(first) = defs.get(first.index()).and_then(|rule| rule.id.as_ref()) {
                    fault = fault.related("first defined here", first.place);
                }
                faults.push(fault);
            }
        }
        let complete = !documents.incomplete && defs.iter().all(|rule| rule.id.is_some());
        Self {
            defs,
            by_name,
            complete,
        }
    }

    /// The rule of this name.
    pub fn find(&self, name: &Name, faults: &mut Faults) -> Option<RuleId> {
        let found = self.by_name.get(name.value.as_str()).copied();
        if found.is_none() && self.complete {
            let message = format!("unknown rule {}", quoted(&name.value));
            let mut fault = Diagnostic::new(Code::UnknownRule, name.place, message);
            fault.help = nearest_help(&name.value, self.by_name.keys().copied());
            faults.push(fault);
        }
        found
    }

    /// The rule of this name, for a `rule:` condition: it must be one that is evaluated.
    pub fn find_live(&self, name: &Name, faults: &mut Faults) -> Option<RuleId> {
        let id = self.find(name, faults)?;
        let status = self
            .defs
            .get(id.index())
            .and_then(|rule| rule.status.as_ref());
        if let Some(status) = status
            && matches!(status.value, StatusWord::Draft | StatusWord::Retired)
        {
            let word = if status.value == StatusWord::Draft {
                "a draft"
            } else {
                "retired"
            };
            let message = format!(
                "rule {} is {word} and never has a finding",
                quoted(&name.value)
            );
            let fault = Diagnostic::new(Code::RuleNotLive, name.place, message);
            faults.push(
                fault
                    .related("its status", status.place)
                    .help("name a rule of status shadow or enforce"),
            );
        }
        Some(id)
    }

    /// An order in which every `rule:` refers backwards. `references[i]`: the rules that rule `i` names, and where.
    pub fn order(&self, references: &[Vec<(RuleId, Place)>], faults: &mut Faults) -> Vec<RuleId> {
        let targets: Vec<Vec<usize>> = references
            .iter()
            .map(|of| of.iter().map(|(target, _)| target.index()).collect())
            .collect();
        let result = ordered(&targets);
        for circle in &result.circles {
            self.report(circle, references, faults);
        }
        result.order.into_iter().map(RuleId::new).collect()
    }

    fn report(&self, circle: &[usize], references: &[Vec<(RuleId, Place)>], faults: &mut Faults) {
        let (Some(&first), Some(&second)) = (circle.first(), circle.get(1).or(circle.first()))
        else {
            return;
        };
        let name = |index: usize| {
            let id = self.defs.get(index).and_then(|rule| rule.id.as_ref());
            quoted(id.map_or("", |id| &id.value))
        };
        let round: Vec<_> = circle
            .iter()
            .chain([&first])
            .map(|index| name(*index))
            .collect();
        let place = references[first]
            .iter()
            .find(|(target, _)| target.index() == second);
        if let Some((_, place)) = place {
            faults.push(in_circle(*place, "rules refer to each other", &round));
        }
    }
}
