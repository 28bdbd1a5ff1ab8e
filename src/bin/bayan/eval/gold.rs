//! What a labelled text says about itself.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use bayan::Document;
use bayan::Meta;
use bayan::shown;

use crate::inputs;
use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::output;
use crate::output::Stop;

/// A labelled text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Gold {
    /// The document, without what is expected of it: no rule may look at the answers.
    pub(crate) document: Document,
    /// Its language; `?` where the line does not say.
    pub(crate) lang: String,
    /// Labels that it must get.
    pub(crate) labels: BTreeSet<String>,
    /// Labels that count neither way.
    pub(crate) optional: BTreeSet<String>,
    /// `expected_values.quantity`
    pub(crate) quantity: Option<u64>,
    /// `expected_values.object`
    pub(crate) object: Option<String>,
    /// `expected_values.actor`
    pub(crate) actor: Option<String>,
    /// Words that justify the labels.
    pub(crate) evidence: Vec<String>,
}

impl Gold {
    /// Takes what is expected out of a document.
    pub(crate) fn new(mut document: Document) -> Result<Self, String> {
        let meta = &mut document.meta;
        if !meta.contains_key("labels") {
            return Err("there is no `labels`".to_owned());
        }
        let lang = match meta.get("lang") {
            Some(Meta::Text(lang)) => lang.clone(),
            _ => "?".to_owned(),
        };
        let mut gold = Self {
            lang,
            labels: texts(meta, "labels")?.into_iter().collect(),
            optional: texts(meta, "optional_labels")?.into_iter().collect(),
            quantity: number(meta, "expected_values.quantity")?,
            object: texts(meta, "expected_values.object")?.into_iter().next(),
            actor: texts(meta, "expected_values.actor")?.into_iter().next(),
            evidence: texts(meta, "evidence")?,
            document: Document::default(),
        };
        meta.retain(|key, _| !key.starts_with("expected_values.") && key != "evidence_spans");
        gold.document = document;
        Ok(gold)
    }
}

/// Visits the labelled texts of a file; gives the number of lines that could not be read, each told on stderr.
pub(crate) fn read(
    inputs: &Inputs,
    path: &Path,
    visit: &mut dyn FnMut(Gold),
) -> Result<usize, Stop> {
    let name = path.display();
    let lines = match inputs.open(path).map_err(Stop::Failed)? {
        Opened::Lines(lines) => lines.lines(),
        Opened::Nothing => return Ok(0),
        Opened::Text(_) => {
            let message = format!("`{name}` is no JSON lines (`--input-format jsonl` reads it so)");
            return Err(Stop::failed(message));
        }
    };
    let mut unread = 0;
    for line in lines {
        let line = line.map_err(|error| {
            Stop::failed(format!("cannot read `{name}`: {}", inputs::told(&error)))
        })?;
        let number = line.number;
        let read = inputs.schema.read(&line).map_err(|fault| fault.message);
        let gold = read.and_then(|document| {
            Gold::new(document).map_err(|message| format!("line {number}: {message}"))
        });
        match gold {
            Ok(gold) => visit(gold),
            Err(message) => {
                unread += 1;
                output::note(&format!("bayan: `{name}`: {}", shown(&message)));
            }
        }
    }
    Ok(unread)
}

fn texts(meta: &mut BTreeMap<String, Meta>, key: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("`{key}` must be a string or a list of strings");
    match meta.remove(key) {
        None | Some(Meta::Null) => Ok(vec![]),
        Some(Meta::Text(text)) => Ok(vec![text]),
        Some(Meta::Many(items)) => {
            let text = |item| match item {
                Meta::Text(text) => Ok(text),
                _ => Err(wrong()),
            };
            items.into_iter().map(text).collect()
        }
        Some(_) => Err(wrong()),
    }
}

fn number(meta: &mut BTreeMap<String, Meta>, key: &str) -> Result<Option<u64>, String> {
    match meta.remove(key) {
        None | Some(Meta::Null) => Ok(None),
        Some(Meta::Number(number)) if number >= 0 => Ok(u64::try_from(number).ok()),
        Some(_) => Err(format!("`{key}` must be a whole number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expectations_leave_the_document() {
        let labels = Meta::Many(vec![Meta::Text("a".to_owned())]);
        let document = Document::text("x")
            .with_meta("labels", labels)
            .with_meta("lang", Meta::Text("ar".to_owned()))
            .with_meta("expected_values.quantity", Meta::Number(660));
        let gold = Gold::new(document).unwrap();
        assert_eq!(gold.quantity, Some(660));
        assert!(gold.labels.contains("a"));
        let left: Vec<&String> = gold.document.meta.keys().collect();
        assert_eq!(left, ["lang"]);
        assert!(Gold::new(Document::text("x")).is_err());
    }
}
