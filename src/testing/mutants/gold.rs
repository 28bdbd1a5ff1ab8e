//! Labelled texts as killers of mutants: a label that the policy gives rightly today must not change.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::document::Document;
use crate::engine::Engine;
use crate::engine::Policy;
use crate::ids::LabelId;
use crate::ids::RuleId;
use crate::ids::TermSetId;
use crate::ir;
use crate::ir::SignalKind;
use crate::ir::Status;
use crate::testing::bench::Bench;
use crate::testing::bench::Change;
use crate::testing::mutants::reach::changed;

/// Texts tried on which nothing of a changed rule was found. What holds without any match shows on any text.
const UNTOUCHED: usize = 3;

/// A text, and the labels that people gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelledText {
    /// The text.
    pub document: Document,
    /// Labels that it must get. It must get no other one.
    pub labels: BTreeSet<String>,
    /// Labels that count neither way.
    pub optional: BTreeSet<String>,
}

/// Labelled texts, and what the policy makes of them as it stands.
pub(super) struct Gold<'a> {
    policy: &'a ir::Policy,
    texts: &'a [LabelledText],
    seen: Vec<Seen>,
}

/// What the policy makes of one text.
struct Seen {
    /// By label, whether it is given; only labels on which people and policy agree.
    right: BTreeMap<LabelId, bool>,
    /// The best score of each rule in force.
    scores: BTreeMap<RuleId, i64>,
    /// Rules of which something was found, counted or not, with the terms found.
    touched: BTreeMap<RuleId, BTreeSet<(TermSetId, usize)>>,
}

impl<'a> Gold<'a> {
    /// What the policy, as it stands on the bench too, makes of the texts.
    pub(super) fn new(policy: &'a Policy, bench: &Bench, texts: &'a [LabelledText]) -> Self {
        let engine = Engine::new(policy.clone());
        let policy = policy.ir();
        let rules = policy.rules.iter().zip(0..);
        let rules: BTreeMap<&str, RuleId> = rules
            .map(|(rule, id)| (rule.id.as_str(), RuleId(id)))
            .collect();
        let seen = texts.iter().map(|text| {
            let verdict = engine.label(&text.document);
            let mut scores: BTreeMap<RuleId, i64> = BTreeMap::new();
            for finding in &verdict.findings {
                if let Some(rule) = rules.get(finding.rule.as_str()) {
                    let best = scores.entry(*rule).or_insert(finding.score);
                    *best = finding.score.max(*best);
                }
            }
            let labels = policy.labels.iter().enumerate();
            let right = labels.filter_map(|(id, label)| {
                let mut labels = verdict.labels.iter();
                let given = labels.any(|given| given.as_str() == label.name);
                let agreed = text.labels.contains(&label.name) == given;
                let counts = !text.optional.contains(&label.name);
                (agreed && counts).then_some((LabelId::new(id), given))
            });
            Seen {
                right: right.collect(),
                scores,
                touched: touched(policy, bench, &text.document),
            }
        });
        Self {
            policy,
            texts,
            seen: seen.collect(),
        }
    }

    /// Whether some right label of the mutant's rules changes. The bench holds the mutant.
    pub(super) fn notices(&self, bench: &Bench, change: &Change) -> bool {
        // Labels never change by how their claims are told.
        if self.texts.is_empty() || matches!(change, Change::OnePer(..)) {
            return false;
        }
        let changed = changed(self.policy, change);
        let mut asking = self.policy.with_asking(&changed);
        asking.retain(|rule| self.policy.rule(*rule).status == Status::Enforce);
        let (touched, untouched): (Vec<usize>, Vec<usize>) =
            (0..self.texts.len()).partition(|text| self.touches(*text, &changed, change));
        // A term that is gone shows nowhere else.
        let more = match change {
            Change::Terms(_) => 0,
            Change::Rules(_) | Change::Threshold(..) | Change::OnePer(..) => UNTOUCHED,
        };
        let texts = touched.into_iter().chain(untouched.into_iter().take(more));
        texts
            .into_iter()
            .any(|text| self.turns(bench, text, &asking))
    }

    /// Whether the change can show on a text.
    fn touches(&self, text: usize, changed: &BTreeSet<RuleId>, change: &Change) -> bool {
        let touched = &self.seen[text].touched;
        match change {
            Change::Terms(terms) => changed.iter().any(|rule| {
                touched.get(rule).is_some_and(|found| {
                    terms
                        .iter()
                        .any(|(set, at, _)| found.contains(&(*set, *at)))
                })
            }),
            Change::Rules(_) | Change::Threshold(..) | Change::OnePer(..) => {
                changed.iter().any(|rule| touched.contains_key(rule))
            }
        }
    }

    /// Whether a right label of one of the rules is given otherwise now.
    fn turns(&self, bench: &Bench, text: usize, rules: &BTreeSet<RuleId>) -> bool {
        let seen = &self.seen[text];
        let labels: BTreeSet<LabelId> = rules
            .iter()
            .map(|rule| self.policy.rule(*rule).label)
            .collect();
        let standing = |rule: &RuleId, score: i64| {
            let label = self.policy.rule(*rule).label;
            (score >= bench.ir().label(label).threshold).then_some(label)
        };
        let others = seen.scores.iter().filter(|(rule, _)| !rules.contains(rule));
        let held: BTreeSet<LabelId> = others
            .filter_map(|(rule, score)| standing(rule, *score))
            .collect();
        // A label that another rule gives stays whatever these do.
        let open = labels.iter().any(|label| {
            let given = seen.right.get(label);
            given.is_some() && !held.contains(label)
        });
        if !open {
            return false;
        }
        let scores = bench.scores(rules, &self.texts[text].document);
        let mut now = held;
        now.extend(
            scores
                .iter()
                .filter_map(|(rule, score)| standing(rule, *score)),
        );
        labels.iter().any(|label| {
            let right = seen.right.get(label);
            right.is_some_and(|given| now.contains(label) != *given)
        })
    }
}

/// The rules of which a text holds something, and their terms.
fn touched(
    policy: &ir::Policy,
    bench: &Bench,
    document: &Document,
) -> BTreeMap<RuleId, BTreeSet<(TermSetId, usize)>> {
    let spotted = bench.spotted(document).into_iter();
    let found = spotted.filter(|(_, spotted)| !spotted.is_empty());
    found
        .map(|(id, spotted)| {
            let rule = policy.rule(id);
            let terms = spotted.iter().filter_map(|one| {
                let (term, _) = one.term?;
                match &rule.signal(one.signal).kind {
                    SignalKind::Terms(used) => Some((used.set, term)),
                    _ => None,
                }
            });
            (id, terms.collect())
        })
        .collect()
}
