//! The costs of all rules, dearest first.

use crate::cost::asked::Asked;
use crate::cost::causes::causes;
use crate::cost::steps::{awake, steps};
use crate::ids::RuleId;
use crate::ir::{Rates, Rule, SignalKind};
use crate::language::Rate;
use crate::program::Program;
use crate::source::Sources;

/// What the rules of a policy may cost: an estimate from the policy alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Costs {
    /// The rules, dearest first.
    pub rules: Vec<RuleCost>,
}

/// What one rule may cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct RuleCost {
    /// The rule.
    pub rule: String,
    /// `file:line:column`
    pub at: String,
    /// How often something that wakes the rule is expected in plain text; `None`: every text does.
    #[serde(rename = "asked_in_a_million_words")]
    pub asked: Option<Rate>,
    /// Matches looked at, words read by a regex and tokens of windows, in plain text.
    #[serde(rename = "steps_in_a_million_words")]
    pub steps: Rate,
    /// Distinct variants of all terms that its signals look for.
    pub patterns: usize,
    /// What makes it dear, and what would mend it.
    pub causes: Vec<Cause>,
}

/// Something that makes a rule dear.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cause {
    /// `file:line:column`
    pub at: String,
    /// Its place in the rule: `signals.word`.
    pub path: String,
    /// What it is.
    pub what: String,
    /// What would mend it.
    pub help: String,
}

/// What the rules of a program may cost.
pub fn costs(program: &Program, sources: &Sources) -> Costs {
    let policy = &program.policy;
    let rates = Rates::new(&policy.term_sets);
    let rules = policy.rules.iter().enumerate();
    let mut all: Vec<RuleCost> = rules
        .map(|(index, rule)| {
            let asked = Asked::of(program, RuleId::new(index), &rates);
            let rate = asked.rate();
            let steps = awake(rate.unwrap_or(Rate::of(1)), steps(rule, &rates));
            RuleCost {
                rule: rule.id.clone(),
                at: sources.locate(rule.place),
                asked: rate,
                steps,
                patterns: patterns(program, rule),
                causes: causes(program, rule, &asked, &rates, sources),
            }
        })
        .collect();
    // Equal ones stay in the order of their ids.
    all.sort_by_key(|cost| std::cmp::Reverse((cost.steps, cost.patterns)));
    Costs { rules: all }
}

fn patterns(program: &Program, rule: &Rule) -> usize {
    let mut sets: Vec<_> = rule
        .signals
        .iter()
        .filter_map(|signal| match &signal.kind {
            SignalKind::Terms(used) => Some(used.set),
            _ => None,
        })
        .collect();
    sets.sort_unstable();
    sets.dedup();
    let sets = sets.into_iter().map(|set| program.policy.term_set(set));
    let terms = sets.flat_map(|set| set.terms.iter());
    terms.map(|term| term.phrases().len()).sum()
}
