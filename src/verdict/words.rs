//! Outcomes put into words: names for ids, original text for spans.

use std::collections::BTreeMap;

use crate::document::TEXT;
use crate::eval::{Case, Cited, Outcome, Scope};
use crate::fold;
use crate::ir;
use crate::ir::{CaptureOf, SignalKind, Unit};
use crate::name::Name;
use crate::program::Matcher;
use crate::scan::{FieldText, Found, Shape, Texts, What, around};
use crate::span::Span;
use crate::verdict::{Affix, AffixSide, Captured, Finding, Match, Suppressed, Value};

/// A finding, and the `unless` entries that take it back.
pub(super) fn finding(case: &Case<'_>, outcome: &Outcome) -> Suppressed {
    let rule = case.rule;
    let label = case.facts.program.policy.label(rule.label);
    let names = case.facts.program.names.rule(case.id);
    let (number, span) = place(case.texts(), outcome);
    let field = case.texts().fields.get(number as usize);
    let finding = Finding {
        label: case.facts.program.names.label(rule.label).name.clone(),
        rule: names.id.clone(),
        version: names.version.clone(),
        status: rule.status,
        score: outcome.score,
        severity: label.severity,
        field: field.map_or_else(Name::default, field_name),
        unit: outcome.scope.unit,
        span,
        captures: captures(case, outcome),
        matches: outcome
            .cited
            .iter()
            .map(|cited| matched(case, cited))
            .collect(),
    };
    let by = outcome
        .by
        .iter()
        .filter_map(|at| names.unless.get(*at).cloned());
    Suppressed {
        finding,
        by: by.collect(),
        told_by: None,
    }
}

/// Captures by name; what bound nothing is left out.
pub(super) fn captures(case: &Case<'_>, outcome: &Outcome) -> BTreeMap<Name, Captured> {
    let names = &case.facts.program.names.rule(case.id).captures;
    let captured = outcome.captured.iter().filter_map(|(at, found)| {
        let capture = case.rule.captures.get(*at)?;
        let name = names.get(*at)?;
        Some((name.clone(), captured(case, capture, found)?))
    });
    captured.collect()
}

/// Field and bytes of a finding's unit; of a document, the whole field of its first match.
pub(super) fn place(texts: &Texts<'_>, outcome: &Outcome) -> (u32, Span) {
    let Scope { unit, field, span } = outcome.scope;
    if unit != Unit::Document {
        return (field, span);
    }
    let first = outcome.cited.first().map_or(0, |cited| cited.found.field);
    let whole = texts.fields.get(first as usize).map(FieldText::span);
    (first, whole.unwrap_or_default())
}

/// A match as the caller sees it.
pub(super) fn matched(case: &Case<'_>, cited: &Cited) -> Match {
    let Cited { signal, found } = cited;
    let field = case.texts().fields.get(found.field as usize);
    let term = case.term(*signal, found);
    let names = case.facts.program.names.rule(case.id);
    let name = names.signals.get(signal.index());
    let signal = case.rule.signal(*signal);
    Match {
        signal: name.cloned().unwrap_or_default(),
        term: term.map(|term| term.text().into()),
        value: found.value(),
        text: case.text(found).to_owned(),
        span: found.span,
        folds: field
            .filter(|_| case.facts.folds)
            .map_or(vec![], |field| folds(signal, found, field)),
        affixes: field
            .zip(term)
            .map_or(vec![], |(field, term)| affixes(signal, term, found, field)),
        field: several(case, found),
    }
}

/// The field of a match, when there are several.
fn several(case: &Case<'_>, found: &Found) -> Option<Name> {
    let fields = &case.texts().fields;
    fields
        .get(found.field as usize)
        .filter(|_| fields.len() > 1)
        .map(field_name)
}

/// The name of a field: that of plain texts is always at hand.
pub(super) fn field_name(field: &FieldText<'_>) -> Name {
    if field.name == TEXT {
        Name::constant(TEXT)
    } else {
        field.name.into()
    }
}

fn folds(signal: &ir::Signal, found: &Found, field: &FieldText<'_>) -> Vec<fold::Step> {
    match signal.kind {
        SignalKind::Quote { .. } => vec![],
        SignalKind::Quantity(_) => fold::steps_in(fold::Profile::Default, field.text, found.span),
        _ => fold::steps_in(signal.fold, field.text, found.span),
    }
}

/// The affixes peeled off a term, in order of the text.
fn affixes(
    signal: &ir::Signal,
    term: ir::Term<'_>,
    found: &Found,
    field: &FieldText<'_>,
) -> Vec<Affix> {
    let (SignalKind::Terms(used), What::Term { phrase, .. }) = (&signal.kind, found.what) else {
        return vec![];
    };
    let Some(phrase) = term.phrases().get(phrase as usize) else {
        return vec![];
    };
    let folded = field.folded(signal.fold);
    let shape = Shape::new(term, phrase, used.boundary, used.affixes, signal.fold);
    let pieces = around(&shape, folded, found.folded);
    let affix = |side: AffixSide| {
        move |piece: &Span| {
            let span = folded.original(*piece);
            Affix {
                side,
                text: span.of(field.text).to_owned(),
                span,
            }
        }
    };
    let before = pieces
        .before
        .iter()
        .chain(&pieces.inner)
        .map(affix(AffixSide::Before));
    before
        .chain(pieces.after.iter().map(affix(AffixSide::After)))
        .collect()
}

/// Whether a capture has a value: a group may have taken no part in its match.
pub(super) fn binds(case: &Case<'_>, capture: &ir::Capture, found: &Found) -> bool {
    match capture.of {
        CaptureOf::Group(_) => captured(case, capture, found).is_some(),
        _ => true,
    }
}

/// The bytes of a capture; `None` for a group that took no part, and for what stands nowhere in the text.
pub(super) fn captured_span(case: &Case<'_>, capture: &ir::Capture, found: &Found) -> Option<Span> {
    match capture.of {
        CaptureOf::Qualifier | CaptureOf::Kind => None,
        CaptureOf::Group(_) => captured(case, capture, found)?.span,
        CaptureOf::Text | CaptureOf::Term | CaptureOf::Is | CaptureOf::Value => Some(found.span),
    }
}

/// The value of a capture; `None` for a group that took no part.
fn captured(case: &Case<'_>, capture: &ir::Capture, found: &Found) -> Option<Captured> {
    let text = case.text(found).to_owned();
    let term = case.term(capture.signal, found);
    let whole = |value: Value| Captured {
        value,
        text: Some(text.clone()),
        span: Some(found.span),
        field: several(case, found),
    };
    let bare = |value: &str| Captured {
        value: Value::Text(value.to_owned()),
        text: None,
        span: None,
        field: None,
    };
    match (&capture.of, found.what) {
        (CaptureOf::Text, _) => Some(whole(Value::Text(text.clone()))),
        (CaptureOf::Term, _) => Some(whole(Value::Text(term?.text().to_owned()))),
        (CaptureOf::Is, _) => Some(whole(Value::Text(term?.value().to_owned()))),
        (CaptureOf::Value, What::Quantity { value, .. }) => Some(whole(Value::Number(value))),
        (CaptureOf::Qualifier, What::Quantity { qualifier, .. }) => Some(bare(qualifier.as_str())),
        (CaptureOf::Kind, What::Quantity { kind, .. }) => Some(bare(kind.as_str())),
        (CaptureOf::Group(name), _) => group(case, capture, found, name),
        _ => None,
    }
}

fn group(case: &Case<'_>, capture: &ir::Capture, found: &Found, name: &str) -> Option<Captured> {
    let Matcher::Regex(regex) = case.plan.matchers.get(capture.signal.index())? else {
        return None;
    };
    let field = case.texts().fields.get(found.field as usize)?;
    let folded = field.folded(case.rule.signal(capture.signal).fold);
    let regex = case.facts.program.regexes.get(regex.0 as usize)?;
    let group = regex
        .group(folded.text(), found.folded, name)
        .filter(|group| !group.is_empty())?;
    let span = folded.original(group);
    let text = span.of(field.text).to_owned();
    Some(Captured {
        value: Value::Text(text.clone()),
        text: Some(text),
        span: Some(span),
        field: several(case, found),
    })
}
