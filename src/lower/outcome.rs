//! `unless` and `score`: what follows when a rule holds.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Points;
use crate::ir::Score;
use crate::ir::Unit;
use crate::ir::Unless;
use crate::lower::conditions::Conditions;
use crate::lower::conditions::Spot;
use crate::lower::faults::twice;
use crate::policy::ScoreDef;
use crate::policy::UnlessDef;
use crate::source::Place;

/// Base and cap of a rule that says nothing about its score.
const FULL: i64 = 100;

/// What is known of a rule's findings when `unless` and `score` are lowered.
pub struct Outcome<'o, 'c, 'a, 'd> {
    /// The rule's conditions.
    pub conditions: &'o mut Conditions<'c, 'a, 'd>,
    /// The units around a finding, widest first, its own last; `None` where `when` could not be read.
    pub units: Option<&'o [Unit]>,
    /// Ids of `unless` entries so far.
    pub ids: BTreeMap<String, Place>,
    /// Number of `unless` entries so far.
    pub number: usize,
}

impl Outcome<'_, '_, '_, '_> {
    /// Lowers `unless` entries of the rule or of a filter; an entry that could not be read is left out as `None`.
    pub fn unless(&mut self, entries: &[UnlessDef]) -> Vec<Option<Unless>> {
        entries.iter().map(|def| self.entry(def)).collect()
    }

    fn entry(&mut self, def: &UnlessDef) -> Option<Unless> {
        let first = *self.ids.entry(def.id.value.clone()).or_insert(def.id.place);
        if first != def.id.place {
            let message = format!("the `unless` entry {} stands twice", quoted(&def.id.value));
            let fault = twice(def.id.place, message);
            self.conditions
                .faults
                .push(fault.related("first defined here", first));
        }
        let at = def.at.as_ref().map(|at| at.value);
        let own = self.own_unit();
        if let (Some(at), Some(own), Some(def_at)) = (at, own, &def.at)
            && at.rank() > own.rank()
        {
            let message = format!(
                "a finding is a {} here, and `at: {}` is smaller",
                own.as_str(),
                at.as_str()
            );
            let fault = Diagnostic::new(Code::UnlessScope, def_at.place, message);
            let help = "leave `at` out to ask in the finding's own unit, or ask inside: `when: {sentence: ...}`";
            self.conditions.faults.push(fault.help(help));
        }
        let path = format!("unless[{}].when", self.number);
        self.number += 1;
        let units: Vec<Unit> = at
            .or(own)
            .filter(|unit| *unit != Unit::Document)
            .into_iter()
            .collect();
        let when = self.conditions.lower(&def.when, Spot::new(&path, &units))?;
        Some(Unless {
            id: def.id.value.clone(),
            at,
            when,
            place: def.place,
        })
    }

    /// Lowers `score`; `None` where a part could not be read.
    pub fn score(&mut self, def: Option<&ScoreDef>) -> Option<Score> {
        let Some(def) = def else {
            return Some(Score {
                base: FULL,
                add: vec![],
                cap: FULL,
            });
        };
        let units: Vec<Unit> = self
            .own_unit()
            .filter(|unit| *unit != Unit::Document)
            .into_iter()
            .collect();
        let mut add = vec![];
        for (index, points) in def.add.iter().enumerate() {
            let path = format!("score.add[{index}].if");
            let when = self
                .conditions
                .lower(&points.when, Spot::new(&path, &units));
            add.push(when.map(|when| Points {
                when,
                points: points.points.value,
            }));
        }
        let value = |bound: &Option<crate::policy::At<i64>>| {
            bound.as_ref().map_or(FULL, |bound| bound.value)
        };
        Some(Score {
            base: value(&def.base),
            add: add.into_iter().collect::<Option<_>>()?,
            cap: value(&def.cap),
        })
    }

    fn own_unit(&self) -> Option<Unit> {
        self.units
            .map(|units| units.last().copied().unwrap_or(Unit::Document))
    }
}
