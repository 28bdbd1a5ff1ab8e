//! Changes of a text that may make a leaf hold.

use crate::document::Meta;
use crate::fold;
use crate::fold::Profile;
use crate::ids::NodeId;
use crate::ir::{Expr, MetaTest, Reason, Signal, SignalKind};
use crate::probe::forms::forms;
use crate::probe::leaves::Leaf;
use crate::probe::removals::matches_of;
use crate::probe::repair::{Desk, margin};
use crate::probe::spots::Spot;
use crate::probe::step::{Act, Step, WHOLE};
use crate::probe::words::{edit, quoted, with_space, word_around};
use crate::scan::Found;
use crate::span::Span;

/// Ways tried of one leaf.
pub(super) const WAYS: usize = 5;
/// Matches put in by one step.
const MANY: usize = 50;

impl Desk<'_, '_> {
    /// Changes of the text that may make a leaf hold, the cheapest first.
    pub(super) fn text_steps(&self, leaf: &Leaf<'_>) -> Vec<Step> {
        if leaf.denied {
            let mut spans = vec![];
            matches_of(leaf.node, &mut spans);
            return self.taken_out(&spans).into_iter().collect();
        }
        let mut steps: Vec<Step> = leaf
            .node
            .reasons
            .iter()
            .flat_map(|reason| self.by_reason(leaf, reason))
            .collect();
        steps.extend(self.added(leaf));
        steps.extend(self.other_fact(leaf.node.node));
        steps.sort_by_key(|step| step.cost);
        steps.truncate(WAYS);
        steps
    }

    fn by_reason(&self, leaf: &Leaf<'_>, reason: &Reason) -> Vec<Step> {
        let dropped = leaf.node.dropped.iter().filter(|(_, why)| why == reason);
        let dropped: Vec<Found> = dropped.map(|(cited, _)| cited.found).take(WAYS).collect();
        match reason {
            Reason::TooFar { .. } => {
                let first = dropped.first();
                let nearer = first.and_then(|found| self.nearer(leaf, *found, reason));
                let moved = first
                    .into_iter()
                    .flat_map(|found| self.moved(leaf, *found, margin(reason)));
                nearer.into_iter().chain(moved).collect()
            }
            Reason::WrongSide => {
                let first = dropped.first().copied().into_iter();
                first
                    .flat_map(|found| self.moved(leaf, found, WHOLE / 2))
                    .collect()
            }
            Reason::HitElsewhere { .. } => {
                let elsewhere = self.elsewhere(leaf).into_iter();
                elsewhere
                    .flat_map(|found| self.moved(leaf, found, WHOLE / 2))
                    .collect()
            }
            Reason::Below { need, .. } | Reason::Above { max: need, .. } => {
                self.another_number(leaf, &dropped, *need, margin(reason))
            }
            Reason::Excepted { by } => {
                let causes = dropped
                    .iter()
                    .filter_map(|found| self.without_cause(leaf, *found, by));
                causes.collect()
            }
            Reason::Boundary { .. } => self.parted(leaf),
            Reason::FoldOff { fold } => self.plainly(leaf, fold),
            _ => vec![],
        }
    }

    /// So many tokens fewer between a match and its anchor.
    fn nearer(&self, leaf: &Leaf<'_>, found: Found, reason: &Reason) -> Option<Step> {
        let Reason::TooFar { got, max } = reason else {
            return None;
        };
        let (anchor, number) = (leaf.anchor?, usize::try_from(got - max).ok()?);
        let field = self.case.texts().fields.get(found.field as usize)?;
        let (own, other) = (
            word_around(field.text, found.span),
            word_around(field.text, anchor.span),
        );
        let after = found.span.start >= anchor.span.end;
        let gap = if after {
            Span::new(other.end, own.start)
        } else {
            Span::new(own.end, other.start)
        };
        let between = field
            .tokens()
            .spans()
            .iter()
            .filter(|token| gap.contains(**token));
        let between: Vec<Span> = between.copied().collect();
        let out = if after {
            Span::new(
                between.get(between.len().checked_sub(number)?)?.start,
                own.start,
            )
        } else {
            Span::new(own.end, between.get(number.checked_sub(1)?)?.end)
        };
        let says = format!(
            "bring {} {} nearer to {}, as by taking out {}",
            quoted(found.span.of(field.text)),
            if number == 1 {
                "1 token".to_owned()
            } else {
                format!("{number} tokens")
            },
            quoted(anchor.span.of(field.text)),
            quoted(out.of(field.text).trim()),
        );
        Some(Step::text(
            margin(reason),
            says,
            vec![edit(field.name, out, "")],
        ))
    }

    /// A match taken from where it stands to where it is missing.
    fn moved(&self, leaf: &Leaf<'_>, found: Found, cost: u64) -> Vec<Step> {
        let Some(field) = self.case.texts().fields.get(found.field as usize) else {
            return vec![];
        };
        let word = word_around(field.text, found.span);
        let spots = self
            .spots(leaf)
            .into_iter()
            .filter(|spot| spot.at <= word.start || spot.at >= word.end);
        let step = |spot: Spot| {
            let says = format!("move {} {}", quoted(word.of(field.text)), spot.says);
            let put = self.put(&spot, word.of(field.text))?;
            Some(Step::text(
                cost,
                says,
                vec![edit(field.name, with_space(field.text, word), ""), put],
            ))
        };
        spots.filter_map(step).collect()
    }

    /// The nearest match of the leaf's signal outside of its unit.
    fn elsewhere(&self, leaf: &Leaf<'_>) -> Option<Found> {
        let all = self.case.matches(leaf.node.signal?);
        let scope = leaf.node.scope;
        let outside = all.iter().filter(|found| !scope.holds(found));
        let off = |found: &&Found| {
            (
                found.field != scope.field,
                found.span.start.abs_diff(scope.span.start),
            )
        };
        outside.min_by_key(off).copied()
    }

    /// Something new that the leaf's signal would match.
    fn added(&self, leaf: &Leaf<'_>) -> Vec<Step> {
        let signal = match (leaf.node.signal, self.case.rule.expr(leaf.node.node)) {
            (Some(signal), _) => Some(signal),
            (None, Expr::Count { of, .. } | Expr::Value { of, .. } | Expr::Evaded(of)) => {
                of.first().copied()
            }
            _ => None,
        };
        let Some(signal) = signal.map(|signal| self.case.rule.signal(signal)) else {
            return vec![];
        };
        let missing = leaf.node.reasons.iter().find_map(|reason| match reason {
            Reason::Below { got, need } if leaf.node.op == "count" => Some((need - got) as usize),
            _ => None,
        });
        let mut steps = vec![];
        for spot in self.spots(leaf) {
            let company = self.case.texts().fields.get(spot.field as usize);
            let company = company.map_or("", |field| leaf.node.scope.span.of(field.text));
            let forms = forms(&self.program.policy, signal, company);
            let many = missing.filter(|number| (2..=MANY).contains(number) && !forms.is_empty());
            let texts = match many {
                Some(number) => vec![
                    forms
                        .iter()
                        .cycle()
                        .take(number)
                        .cloned()
                        .collect::<Vec<_>>()
                        .join(" "),
                ],
                None => forms,
            };
            let more = self.more(signal, many.is_none());
            let step = |(rank, text): (usize, String)| {
                let says = format!("add {}{more} {}", quoted(&text), spot.says);
                let edits = vec![self.put(&spot, &text)?];
                Some(Step {
                    alike: Some(format!("{} {}", signal.name, spot.says)),
                    ..Step::text(WHOLE + rank as u64, says, edits)
                })
            };
            steps.extend(texts.into_iter().enumerate().filter_map(step));
        }
        steps
    }

    /// ` (or one of 12 other terms of `gift`)`: what would do as well as one term of a list.
    fn more(&self, signal: &Signal, one: bool) -> String {
        match &signal.kind {
            SignalKind::Terms(used) if one => {
                let terms = self.program.policy.term_set(used.set).terms.len();
                match terms.saturating_sub(1) {
                    0 => String::new(),
                    1 => format!(" (or the other term of `{}`)", signal.name),
                    others => format!(" (or one of {others} other terms of `{}`)", signal.name),
                }
            }
            _ => String::new(),
        }
    }

    /// Another number in the place of one that is out of bounds, or so many matches fewer.
    fn another_number(
        &self,
        leaf: &Leaf<'_>,
        dropped: &[Found],
        number: u64,
        cost: u64,
    ) -> Vec<Step> {
        let values = leaf.node.matches.iter().map(|cited| cited.found);
        let quantities = dropped
            .iter()
            .copied()
            .chain(values.clone())
            .filter(|found| found.value().is_some());
        if leaf.node.op != "count" {
            let step = |found: Found| {
                let field = self.case.texts().fields.get(found.field as usize)?;
                let says = format!(
                    "say {number} instead of {}",
                    quoted(found.span.of(field.text))
                );
                Some(Step::text(
                    cost,
                    says,
                    vec![edit(field.name, found.span, &number.to_string())],
                ))
            };
            return quantities.filter_map(step).take(WAYS).collect();
        }
        let most = usize::try_from(number).unwrap_or(usize::MAX);
        let spans: Vec<(u32, Span)> = values
            .skip(most)
            .map(|found| (found.field, found.span))
            .collect();
        self.taken_out(&spans).into_iter().collect()
    }

    /// A term parted from the word that it is part of.
    fn parted(&self, leaf: &Leaf<'_>) -> Vec<Step> {
        let Some(signal) = leaf.node.signal else {
            return vec![];
        };
        let step = |found: Found| {
            let field = self.case.texts().fields.get(found.field as usize)?;
            let word = word_around(field.text, found.span);
            let own = found.span.of(field.text);
            let left = if word.start < found.span.start {
                " "
            } else {
                ""
            };
            let right = if found.span.end < word.end { " " } else { "" };
            let says = format!(
                "part {} from the word {}",
                quoted(own),
                quoted(word.of(field.text))
            );
            Some(Step::text(
                WHOLE,
                says,
                vec![edit(field.name, found.span, &format!("{left}{own}{right}"))],
            ))
        };
        let found = self.case.inside_words(signal, &leaf.node.scope).into_iter();
        found.take(WAYS).filter_map(step).collect()
    }

    /// What only another fold would read, written as that fold reads it.
    fn plainly(&self, leaf: &Leaf<'_>, name: &str) -> Vec<Step> {
        let profile = if name == "skeleton" {
            Profile::Skeleton
        } else {
            Profile::Default
        };
        let found = leaf
            .node
            .signal
            .and_then(|signal| self.case.under_fold(signal, &leaf.node.scope));
        let step = |found: Found| {
            let field = self.case.texts().fields.get(found.field as usize)?;
            let (own, plain) = (
                found.span.of(field.text),
                fold::fold_pattern(profile, found.span.of(field.text)),
            );
            let says = format!("write {} plainly, as {}", quoted(own), quoted(&plain));
            Some(Step::text(
                WHOLE,
                says,
                vec![edit(field.name, found.span, &plain)],
            ))
        };
        found.and_then(step).into_iter().collect()
    }

    /// Another value of a fact.
    fn other_fact(&self, node: NodeId) -> Option<Step> {
        let Expr::Meta { key, test } = self.case.rule.expr(node) else {
            return None;
        };
        let value = match test {
            MetaTest::Eq(value) => Some(value.clone()),
            MetaTest::In(values) => Some(values.first()?.clone()),
            MetaTest::Within { gte, lte } => Some(Meta::Number((*gte).or(*lte)?)),
            MetaTest::Exists(true) => Some(Meta::Bool(true)),
            MetaTest::Exists(false) => None,
        };
        let json = |value: &Meta| serde_json::to_string(value).unwrap_or_default();
        let says = match &value {
            Some(value) => format!("let the fact `{key}` be {}", json(value)),
            None => format!("leave out the fact `{key}`"),
        };
        Some(Step {
            act: Act::Fact(key.clone(), value),
            ..Step::text(WHOLE, says, vec![])
        })
    }
}
