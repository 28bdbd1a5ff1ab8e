//! Verdicts and the texts they speak of, brought together.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;

use bayan::Document;
use bayan::Id;
use bayan::InputFault;
use bayan::Lines;

use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::inputs::told;
use crate::output::Stop;

/// Bytes of a verdict's line: a verdict may be many times longer than its text.
const LINE: usize = 1 << 30;

/// A verdict as claimed.
pub(crate) struct Claim {
    line: u64,
    id: Option<Id>,
    text: String,
}

/// A text, or why it cannot be read.
pub(crate) type Text = Result<Document, InputFault>;

/// A verdict and its text; one may be missing.
pub(crate) struct Pair {
    pub(crate) id: Option<Id>,
    /// The verdict's line.
    pub(crate) line: Option<u64>,
    pub(crate) claim: Option<String>,
    pub(crate) text: Option<Text>,
}

/// The verdicts of a file, or of stdin for `-`.
pub(crate) fn claims(path: &Path) -> Result<Vec<Claim>, Stop> {
    let name = path.display();
    let failed = |error: &io::Error| Stop::failed(format!("cannot read `{name}`: {}", told(error)));
    let from: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(
            File::open(path).map_err(|error| failed(&error))?,
        ))
    };
    let mut claims = vec![];
    for line in Lines::new(from, LINE) {
        let line = line.map_err(|error| failed(&error))?;
        // What is not UTF-8 is no JSON either, and is told as such.
        let text = String::from_utf8_lossy(&line.bytes.unwrap_or_default()).into_owned();
        claims.push(Claim {
            line: line.number,
            id: id_of(&text),
            text,
        });
    }
    Ok(claims)
}

fn id_of(line: &str) -> Option<Id> {
    #[derive(serde::Deserialize)]
    struct Named {
        id: Id,
    }
    serde_json::from_str(line).ok().map(|Named { id }| id)
}

/// All texts of the inputs, in order.
pub(crate) fn texts(paths: &[PathBuf], inputs: &Inputs) -> Result<Vec<Text>, Stop> {
    let mut texts = vec![];
    for path in paths {
        match inputs.open(path).map_err(Stop::Failed)? {
            Opened::Nothing => {}
            Opened::Text(text) => texts.push(text),
            Opened::Lines(lines) => {
                for line in lines.lines() {
                    let line = line.map_err(|error| {
                        Stop::failed(format!(
                            "cannot read `{}`: {}",
                            path.display(),
                            told(&error)
                        ))
                    })?;
                    texts.push(inputs.schema.read(&line));
                }
            }
        }
    }
    Ok(texts)
}

/// Pairs by id if every id is there and stands once on its side; else in order. What has no partner comes too.
pub(crate) fn paired(claims: Vec<Claim>, texts: Vec<Text>) -> Vec<Pair> {
    let ids = claims.iter().map(|claim| claim.id.as_ref());
    let by_claim = places(ids);
    let by_text = places(texts.iter().map(text_id));
    let alone = |claim: Claim| Pair {
        id: claim.id,
        line: Some(claim.line),
        claim: Some(claim.text),
        text: None,
    };
    let mut pairs: Vec<Pair> = vec![];
    let mut texts: Vec<Option<Text>> = texts.into_iter().map(Some).collect();
    let by_id = by_claim.is_some();
    let by_text = by_text.filter(|_| by_id);
    for (at, claim) in claims.into_iter().enumerate() {
        let place = match &by_text {
            Some(places) => claim.id.as_ref().and_then(|id| places.get(id).copied()),
            None => Some(at),
        };
        let text = place.and_then(|place| texts.get_mut(place)?.take());
        pairs.push(Pair {
            text,
            ..alone(claim)
        });
    }
    pairs.extend(texts.into_iter().flatten().map(|text| Pair {
        id: text_id(&text).cloned(),
        line: None,
        claim: None,
        text: Some(text),
    }));
    pairs
}

fn text_id(text: &Text) -> Option<&Id> {
    match text {
        Ok(document) => document.id.as_ref(),
        Err(fault) => Some(&fault.id),
    }
}

/// Where each id stands; `None` if one is missing or stands twice.
fn places<'a>(ids: impl Iterator<Item = Option<&'a Id>>) -> Option<BTreeMap<Id, usize>> {
    let mut places = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        if places.insert(id?.clone(), at).is_some() {
            return None;
        }
    }
    Some(places)
}
