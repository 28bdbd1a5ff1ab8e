//! Changes of a text that may make a leaf hold.

use crate::document::Meta;
use crate::eval::{Outcome, Scope};
use crate::fold;
use crate::fold::Profile;
use crate::ids::{NodeId, SignalId};
use crate::ir::{ExceptWhen, Expr, MetaTest, Reason, Side, Unit};
use crate::limits;
use crate::probe::forms::forms;
use crate::probe::leaves::{Leaf, is_nowhere};
use crate::probe::repair::{Desk, margin};
use crate::probe::step::{Act, Step, WHOLE};
use crate::scan::Found;
use crate::span::Span;
use crate::verdict::TextEdit;

/// Ways tried of one leaf.
const WAYS: usize = 5;
/// Matches taken out or put in by one step.
const MANY: usize = 50;

/// Where something is put in.
#[derive(Clone, Debug)]
struct Spot {
    field: u32,
    at: usize,
    says: String,
}

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

    /// Changes that speak of no leaf: what takes findings back is taken out.
    pub(super) fn text_without_trace(&self, outcomes: &[Outcome]) -> Vec<Vec<Step>> {
        let steps = outcomes.iter().filter_map(|outcome| {
            let entries = outcome
                .by
                .iter()
                .filter_map(|at| self.case.rule.unless.get(*at));
            let mut spans = vec![];
            for entry in entries {
                let scope = match entry.at {
                    Some(unit) => outcome.scope.around(unit, self.case.texts())?,
                    None => outcome.scope,
                };
                self.asked_for(entry.when, &scope, &mut spans);
            }
            self.taken_out(&spans)
        });
        steps.take(WAYS).map(|step| vec![step]).collect()
    }

    /// The matches in a unit of all signals that a condition asks for.
    fn asked_for(&self, node: NodeId, scope: &Scope, spans: &mut Vec<(u32, Span)>) {
        let expr = self.case.rule.expr(node);
        for signal in expr.positive_signals() {
            let matches = self.case.matches_in(signal, scope, &[]);
            spans.extend(matches.iter().map(|found| (found.field, found.span)));
        }
        for child in expr.children() {
            self.asked_for(child, scope, spans);
        }
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
        let all = self.case.matches.get(leaf.node.signal?.index())?;
        let scope = leaf.node.scope;
        let inside = |found: &Found| found.field == scope.field && scope.span.contains(found.span);
        let outside = all.iter().filter(|found| !inside(found));
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
            let step = |(rank, text): (usize, String)| {
                let says = format!("add {} {}", quoted(&text), spot.says);
                Some(Step::text(
                    WHOLE + rank as u64,
                    says,
                    vec![self.put(&spot, &text)?],
                ))
            };
            steps.extend(texts.into_iter().enumerate().filter_map(step));
        }
        steps
    }

    /// Where a leaf's match would have to stand.
    fn spots(&self, leaf: &Leaf<'_>) -> Vec<Spot> {
        let side = match (self.case.rule.expr(leaf.node.node), leaf.node.signal) {
            (Expr::Near(near), Some(signal)) => near
                .with
                .iter()
                .find(|with| with.signal == signal)
                .map(|with| with.side),
            _ => None,
        };
        let fields = &self.case.texts().fields;
        if let Some((anchor, field)) = leaf
            .anchor
            .and_then(|anchor| Some((anchor, fields.get(anchor.field as usize)?)))
        {
            let word = word_around(field.text, anchor.span);
            let name = quoted(anchor.span.of(field.text));
            let spot = |at: usize, says: &str| Spot {
                field: anchor.field,
                at,
                says: format!("{says} {name}"),
            };
            let (before, after) = (
                spot(word.start, "right before"),
                spot(word.end, "right after"),
            );
            return match side.unwrap_or(Side::Either) {
                Side::Before => vec![before],
                Side::After => vec![after],
                Side::Either => vec![after, before],
            };
        }
        let scope = leaf.node.scope;
        let signal = leaf.node.signal.map(|signal| self.case.rule.signal(signal));
        let wanted = signal.and_then(|signal| signal.field.as_deref());
        let number = match (scope.unit, wanted) {
            (Unit::Document, Some(name)) => fields.iter().position(|field| field.name == name),
            _ => Some(scope.field as usize),
        };
        let Some((number, field)) = number.and_then(|number| Some((number, fields.get(number)?)))
        else {
            return vec![];
        };
        let whole = scope.unit == Unit::Document || is_nowhere(&scope);
        let span = if whole { field.span() } else { scope.span };
        let text = span.of(field.text);
        let end = text.trim_end_matches(|c: char| {
            c.is_whitespace() || (c.is_ascii_punctuation() && c != '"') || "؟۔…".contains(c)
        });
        let unit = if whole { "text" } else { scope.unit.as_str() };
        let spot = |at: usize, says: String| Spot {
            field: u32::try_from(number).unwrap_or(u32::MAX),
            at,
            says,
        };
        vec![
            spot(span.start + end.len(), format!("at the end of the {unit}")),
            spot(span.start, format!("at the beginning of the {unit}")),
        ]
    }

    /// An edit that puts a text in, parted by spaces from what stands around it.
    fn put(&self, spot: &Spot, text: &str) -> Option<TextEdit> {
        let field = self.case.texts().fields.get(spot.field as usize)?;
        let (before, after) = (field.text.get(..spot.at)?, field.text.get(spot.at..)?);
        let open = |c: char| c.is_alphanumeric() || "\"“”«»".contains(c);
        let left = if before.chars().next_back().is_none_or(char::is_whitespace) {
            ""
        } else {
            " "
        };
        let right = if after.starts_with(open) { " " } else { "" };
        Some(edit(
            field.name,
            Span::new(spot.at, spot.at),
            &format!("{left}{text}{right}"),
        ))
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

    /// What makes an exception hold is taken out.
    fn without_cause(&self, leaf: &Leaf<'_>, found: Found, by: &str) -> Option<Step> {
        let signal = self.case.rule.signal(leaf.node.signal?);
        let except = signal.excepts.iter().find(|except| except.id == by)?;
        let field = self.case.texts().fields.get(found.field as usize)?;
        let matches = |signal: SignalId| {
            self.case
                .matches
                .get(signal.index())
                .map_or(&[][..], Vec::as_slice)
        };
        match &except.when {
            ExceptWhen::Inside(signal) => {
                let around = matches(*signal)
                    .iter()
                    .find(|other| other.field == found.field && other.span.contains(found.span))?;
                let says = format!(
                    "write {} alone instead of {}",
                    quoted(found.span.of(field.text)),
                    quoted(around.span.of(field.text))
                );
                let word = found.span.of(field.text).to_owned();
                Some(Step::text(
                    WHOLE / 2,
                    says,
                    vec![edit(field.name, around.span, &word)],
                ))
            }
            ExceptWhen::Near { signal, tokens, .. } => {
                let near = |other: &&Found| {
                    let gap = if other.span.end <= found.span.start {
                        field.tokens().between(other.span.end, found.span.start)
                    } else {
                        field.tokens().between(found.span.end, other.span.start)
                    };
                    other.field == found.field && gap <= *tokens
                };
                let causes: Vec<(u32, Span)> = matches(*signal)
                    .iter()
                    .filter(near)
                    .map(|other| (other.field, other.span))
                    .collect();
                self.taken_out(&causes)
            }
        }
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

    /// These matches are gone; words whole, with what is attached to them.
    fn taken_out(&self, spans: &[(u32, Span)]) -> Option<Step> {
        let mut words: Vec<(u32, Span)> = vec![];
        let mut spans = spans.to_vec();
        spans.sort_unstable();
        for (number, span) in spans.into_iter().take(MANY) {
            let field = self.case.texts().fields.get(number as usize)?;
            let word = with_space(field.text, word_around(field.text, span));
            match words.last_mut() {
                Some((last, before)) if *last == number && word.start < before.end => {
                    before.end = before.end.max(word.end)
                }
                _ => words.push((number, word)),
            }
        }
        let (mut edits, mut names) = (vec![], vec![]);
        for (number, word) in words {
            let field = self.case.texts().fields.get(number as usize)?;
            names.push(quoted(word.of(field.text).trim()));
            edits.push(edit(field.name, word, ""));
        }
        names.dedup();
        let says = format!("take out {}", names.join(", "));
        (!edits.is_empty()).then(|| Step::text(WHOLE / 2, says, edits))
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

/// The matches of a condition that holds, its parts among them.
fn matches_of(node: &crate::eval::Traced, spans: &mut Vec<(u32, Span)>) {
    spans.extend(
        node.matches
            .iter()
            .map(|cited| (cited.found.field, cited.found.span)),
    );
    node.children
        .iter()
        .filter(|child| child.holds)
        .for_each(|child| matches_of(child, spans));
}

fn edit(field: &str, span: Span, text: &str) -> TextEdit {
    TextEdit {
        field: field.to_owned(),
        span,
        text: text.to_owned(),
    }
}

/// A span with the letters and marks attached to it.
fn word_around(text: &str, span: Span) -> Span {
    let attached = |c: &char| {
        c.is_alphanumeric()
            || matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
    };
    let length = |chars: &mut dyn Iterator<Item = char>| {
        chars
            .take_while(attached)
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let before = text
        .get(..span.start)
        .map_or(0, |before| length(&mut before.chars().rev()));
    let after = text
        .get(span.end..)
        .map_or(0, |after| length(&mut after.chars()));
    Span::new(span.start - before, span.end + after)
}

/// A span with one space beside it: what is left when it is taken out stands as before.
fn with_space(text: &str, span: Span) -> Span {
    if text
        .get(span.end..)
        .is_some_and(|after| after.starts_with(' '))
    {
        Span::new(span.start, span.end + 1)
    } else if text
        .get(..span.start)
        .is_some_and(|before| before.ends_with(' '))
    {
        Span::new(span.start - 1, span.end)
    } else {
        span
    }
}

fn quoted(text: &str) -> String {
    let short: String = text.chars().take(limits::QUOTED_CHARS).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("`{short}{more}`")
}
