//! Rules as written → rules as meant.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::NodeId;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Capture;
use crate::ir::Node;
use crate::ir::Rule;
use crate::ir::Score;
use crate::ir::Signal;
use crate::ir::Status;
use crate::ir::Unless;
use crate::lower::captures::FoundPer;
use crate::lower::captures::Surroundings;
use crate::lower::captures::id_of;
use crate::lower::conditions::Conditions;
use crate::lower::conditions::Spot;
use crate::lower::excepts::check_broad;
use crate::lower::faults::Faults;
use crate::lower::labels::Labels;
use crate::lower::outcome::Outcome;
use crate::lower::public::public;
use crate::lower::regexes::Regexes;
use crate::lower::rule_names::RuleNames;
use crate::lower::scope::Scope;
use crate::lower::sense::check_nodes;
use crate::lower::sense::check_when;
use crate::lower::sense::is_implied;
use crate::lower::sets::Sets;
use crate::lower::shared::Shared;
use crate::lower::signals::SignalMaker;
use crate::lower::signals::Signals;
use crate::lower::truth::Truth;
use crate::lower::truth::World;
use crate::lower::uses::unit_chain;
use crate::policy::FilterDef;
use crate::policy::Name;
use crate::policy::RuleDef;
use crate::policy::StatusWord;
use crate::source::Place;

/// What all rules are made with.
#[derive(Debug)]
pub struct RuleMaker<'m, 'a, 'd> {
    /// The labels.
    pub labels: &'m Labels<'a>,
    /// All rules by name.
    pub names: &'m RuleNames<'a>,
    /// Shared signals.
    pub shared: &'m Shared<'a>,
    /// Term sets.
    pub sets: Sets<'a>,
    /// Regexes.
    pub regexes: Regexes<'a>,
    /// Faults.
    pub faults: &'m mut Faults<'d>,
}

/// A rule whose signals are lowered.
pub struct Begun<'a> {
    def: &'a RuleDef,
    filters: &'a [&'a FilterDef],
    scope: Scope<'a>,
    signals: Signals,
}

/// What became of a rule.
#[derive(Debug)]
pub struct Made {
    /// The rule, if all of it could be read. It may have faults.
    pub rule: Option<Rule>,
    /// Whether some part of it or of its filters was left out.
    pub broken: bool,
    /// The rules it names, and where.
    pub references: Vec<(RuleId, Place)>,
}

/// The lowered conditions of a rule.
struct Body {
    nodes: Vec<Node>,
    when: Option<NodeId>,
    per: Option<FoundPer>,
    unless: Option<Vec<Unless>>,
    score: Option<Score>,
    captures: Option<Vec<Capture>>,
    references: Vec<(RuleId, Place)>,
}

impl<'a> RuleMaker<'_, 'a, '_> {
    /// Lowers the signals of a rule and of the filters on it, which are in order of their ids. Their lists and regexes are
    /// made when those of all rules are known.
    pub fn begin(&mut self, def: &'a RuleDef, filters: &'a [&'a FilterDef]) -> Begun<'a> {
        let scope = Scope::new(def, filters, self.shared, self.faults);
        let maker = SignalMaker {
            rule: def.id.as_ref().map_or("", |id| &id.value),
            scope: &scope,
            sets: &mut self.sets,
            regexes: &mut self.regexes,
            faults: self.faults,
        };
        let signals = maker.make(def.place);
        Begun {
            def,
            filters,
            scope,
            signals,
        }
    }

    /// Lowers all else of a rule.
    pub fn finish(&mut self, begun: Begun<'a>) -> Made {
        let Begun {
            def,
            filters,
            scope,
            mut signals,
        } = begun;
        self.regexes.mark_refused(&mut signals);
        check_broad(&signals.all, &self.sets.sets, self.faults);
        let mut body = self.body(def, filters, &scope, &signals);
        let references = std::mem::take(&mut body.references);
        let sensible = check_nodes(&body.nodes, &signals, &self.sets.sets, self.faults);
        if let Some(when) = body.when.filter(|_| sensible) {
            check_when(
                &body.nodes,
                when,
                &signals.all,
                &self.sets.sets,
                self.faults,
            );
        }
        let label = def
            .label
            .as_ref()
            .and_then(|label| self.labels.find(label, self.faults));
        let captures = def.captures.iter().map(|(name, _)| name.value.as_str());
        let captures: BTreeSet<&str> = captures.collect();
        let known = (!def.broken).then_some(&captures);
        let public = def
            .public
            .as_ref()
            .and_then(|text| public(text, known, self.faults));
        let whole = !signals.broken.contains(&true);
        let rule = assemble(def, label, signals, body).filter(|_| whole);
        let rule = rule.map(|rule| Rule { public, ..rule });
        if let Some(rule) = rule.as_ref().filter(|_| sensible) {
            check_outcome(rule, def, self.faults);
        }
        let filtered = filters.iter().any(|filter| filter.broken);
        let broken = def.broken || filtered || scope.broken;
        Made {
            rule,
            broken,
            references,
        }
    }

    fn body(
        &mut self,
        def: &RuleDef,
        filters: &[&FilterDef],
        scope: &Scope<'a>,
        signals: &Signals,
    ) -> Body {
        let mut conditions = Conditions::new(scope, self.names, self.faults);
        let when = def
            .when
            .as_ref()
            .and_then(|when| conditions.lower(when, Spot::new("when", &[])));
        let names = |nodes: &[Node]| -> Vec<String> {
            nodes
                .iter()
                .filter_map(|node| id_of(&node.expr))
                .map(str::to_owned)
                .collect()
        };
        let surroundings = Surroundings {
            scope,
            signals,
            nodes: &conditions.nodes,
            when,
        };
        let known: Vec<String> = names(&conditions.nodes)
            .into_iter()
            .chain(conditions.ids.keys().cloned())
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let per = def
            .per
            .as_ref()
            .and_then(|per| surroundings.per(per, &known, conditions.faults));
        let captures = captures(def, &surroundings, conditions.faults);
        let units = when.map(|when| match &per {
            Some(per) => per.units.clone(),
            None => unit_chain(&conditions.nodes, when),
        });
        let units = units.filter(|_| per.is_some() == def.per.is_some());
        let mut outcome = Outcome {
            conditions: &mut conditions,
            units: units.as_deref(),
            ids: Default::default(),
            number: 0,
        };
        let score = outcome.score(def.score.as_ref());
        let mut unless = outcome.unless(&def.unless);
        for filter in filters {
            outcome.conditions.filter = filter.id.as_ref().map(|id| id.value.clone());
            unless.extend(outcome.unless(&filter.unless));
        }
        let unless = unless.into_iter().collect();
        Body {
            when,
            per,
            unless,
            score,
            captures,
            references: conditions.references,
            nodes: conditions.nodes,
        }
    }
}

fn captures(
    def: &RuleDef,
    surroundings: &Surroundings,
    faults: &mut Faults,
) -> Option<Vec<Capture>> {
    let has_per = def.per.is_some() || def.broken;
    let mut lowered: Vec<_> = def
        .captures
        .iter()
        .map(|(name, what)| (name, surroundings.capture(name, what, has_per, faults)))
        .collect();
    lowered.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
    lowered.into_iter().map(|(_, capture)| capture).collect()
}

fn assemble(
    def: &RuleDef,
    label: Option<crate::ids::LabelId>,
    signals: Signals,
    body: Body,
) -> Option<Rule> {
    if body.per.is_some() != def.per.is_some() {
        return None;
    }
    let text = |name: &Option<Name>| name.as_ref().map(|name| name.value.clone());
    Some(Rule {
        id: text(&def.id)?,
        label: label?,
        title: text(&def.title)?,
        public: None,
        version: text(&def.version)?,
        owner: text(&def.owner),
        status: status(def.status.as_ref()?.value),
        langs: def.langs.iter().map(|lang| lang.value.clone()).collect(),
        signals: signals.all,
        order: signals.order,
        nodes: body.nodes,
        when: body.when?,
        unless: body.unless?,
        score: body.score?,
        per: body.per.map(|per| per.per),
        captures: body.captures?,
        place: def.place,
    })
}

fn status(word: StatusWord) -> Status {
    match word {
        StatusWord::Draft => Status::Draft,
        StatusWord::Shadow => Status::Shadow,
        StatusWord::Enforce => Status::Enforce,
        StatusWord::Retired => Status::Retired,
    }
}

/// Checks that what follows a rule can happen.
fn check_outcome(rule: &Rule, def: &RuleDef, faults: &mut Faults) {
    // An entry whose `at` could not be read asks elsewhere.
    let read = if def.broken {
        &[]
    } else {
        rule.unless.as_slice()
    };
    for unless in read {
        if is_implied(&rule.nodes, rule.when, unless.when, &rule.signals) {
            let message = format!(
                "{} holds whenever the rule does, so the rule never has a finding",
                quoted(&unless.id)
            );
            let fault = Diagnostic::new(Code::ExceptionBroader, unless.place, message);
            faults.push(fault.help("ask for something that only some of the rule's findings have"));
        }
    }
    for (name, what) in &def.captures {
        let capture = rule
            .captures
            .iter()
            .find(|capture| capture.name == name.value);
        if let Some(capture) = capture
            && is_excluded(rule, capture.signal)
        {
            let signal = quoted(&signal_name(rule, capture.signal));
            let message = format!("{signal} is never there when the rule has a finding");
            let fault = Diagnostic::new(Code::NegatedCapture, what.place, message);
            faults.push(fault.help("capture a signal that the rule asks for"));
        }
    }
    for points in &rule.score.add {
        let needs = |signal: &SignalId| {
            crate::lower::truth::requires(&rule.nodes, points.when, *signal)
                && is_excluded(rule, *signal)
        };
        let excluded = (0..rule.signals.len()).map(SignalId::new).find(needs);
        if let (Some(signal), Some(node)) = (excluded, rule.nodes.get(points.when.index())) {
            let signal = quoted(&signal_name(rule, signal));
            let message = format!(
                "{signal} is never there when the rule has a finding, so these points never count"
            );
            let fault = Diagnostic::new(Code::NegatedCapture, node.place, message);
            faults.push(fault.help("give points for what the rule asks for, or remove the entry"));
        }
    }
}

fn signal_name(rule: &Rule, id: SignalId) -> String {
    rule.signals
        .get(id.index())
        .map_or_else(String::new, |signal: &Signal| signal.name.clone())
}

/// Whether a finding and a match of this signal in its unit exclude each other.
fn is_excluded(rule: &Rule, there: SignalId) -> bool {
    let signal = |signal| {
        if signal == there {
            Truth::Yes
        } else {
            Truth::Maybe
        }
    };
    let world = World {
        signal,
        rule: Truth::Maybe,
        meta: Truth::Maybe,
    };
    let suppressed =
        |unless: &Unless| unless.at.is_none() && world.asks(&rule.nodes, unless.when) == Truth::Yes;
    world.asks(&rule.nodes, rule.when) == Truth::No || rule.unless.iter().any(suppressed)
}
