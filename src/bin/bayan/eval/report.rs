//! A measure as a table, a list of misses, and JSON.

use bayan::Paint;
use bayan::Tone;
use bayan::shown;
use serde_json::Value;
use serde_json::json;

use crate::eval::measure::ALL;
use crate::eval::measure::Measure;
use crate::eval::measure::Share;
use crate::eval::measure::Tally;
use crate::eval::measure::shown_id;
use crate::faults::number;
use crate::table::aligned;

/// One row a label and language, all languages of a label first.
pub(crate) fn table(measure: &Measure) -> String {
    let heads = [
        "label",
        "lang",
        "precision",
        "recall",
        "F1",
        "right",
        "wrong",
        "missed",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for (label, lang, tally) in tallies(measure) {
        let name = if lang == ALL { label } else { "" };
        let counts = [tally.right, tally.wrong, tally.missed];
        let mut row = vec![name.to_owned(), lang.to_owned()];
        row.extend([tally.precision(), tally.recall(), tally.f1()].map(shown_ratio));
        row.extend(counts.map(|count| count.to_string()));
        rows.push(row);
    }
    let mut out = aligned(&rows, 2);
    let shares = shares(measure);
    let shares: Vec<Vec<String>> = shares
        .iter()
        .filter(|(_, share)| share.of > 0)
        .map(|(name, share)| {
            vec![
                (*name).to_owned(),
                format!("{} of {}", share.found, share.of),
            ]
        })
        .collect();
    if !shares.is_empty() {
        out.push('\n');
        out.push_str(&aligned(&shares, 1));
    }
    let documents = usize::try_from(measure.documents).unwrap_or(usize::MAX);
    out.push_str(&format!("\n{}\n", number(documents, "document")));
    out
}

/// One line a miss.
pub(crate) fn misses(measure: &Measure, paint: Paint) -> String {
    let mut out = String::new();
    for miss in &measure.misses {
        let id = shown(&shown_id(miss.id.as_ref()));
        let what = paint.dress(Tone::Bad, miss.what);
        let expected = paint.dress(Tone::Label, &shown(&miss.expected));
        let text = shown(&miss.text);
        out.push_str(&format!("{id}  {}  {what} {expected}: {text}\n", miss.lang));
        if let Some(why) = &miss.why {
            let why = paint.dress(Tone::Dim, &shown(why));
            out.push_str(&format!("    {why}\n"));
        }
    }
    if out.is_empty() {
        return out;
    }
    format!("\n{}\n{out}", paint.dress(Tone::Strong, "misses"))
}

/// The whole measure.
pub(crate) fn json(measure: &Measure) -> Value {
    let labels = tallies(measure).into_iter().map(|(label, lang, tally)| {
        json!({
            "label": label,
            "lang": lang,
            "precision": tally.precision(),
            "recall": tally.recall(),
            "f1": tally.f1(),
            "right": tally.right,
            "wrong": tally.wrong,
            "missed": tally.missed,
        })
    });
    json!({
        "documents": measure.documents,
        "items": measure.ids,
        "labels": labels.collect::<Vec<_>>(),
        "quantity": measure.quantity,
        "object": measure.object,
        "actor": measure.actor,
        "evidence": measure.evidence,
        "misses": measure.misses,
    })
}

fn tallies(measure: &Measure) -> Vec<(&str, &str, Tally)> {
    let mut out = Vec::new();
    for (label, languages) in &measure.labels {
        let all = languages.get(ALL).copied().unwrap_or_default();
        out.push((label.as_str(), ALL, all));
        let each = languages.iter().filter(|(lang, _)| *lang != ALL);
        out.extend(each.map(|(lang, tally)| (label.as_str(), lang.as_str(), *tally)));
    }
    out
}

fn shares(measure: &Measure) -> [(&'static str, Share); 4] {
    [
        ("quantities", measure.quantity),
        ("objects", measure.object),
        ("actors", measure.actor),
        ("evidence", measure.evidence),
    ]
}

fn shown_ratio(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.3}"))
}
