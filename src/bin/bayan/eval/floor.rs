//! The least that a policy must reach: a gate for policies that change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bayan::Paint;
use bayan::Tone;

use crate::eval::measure::Measure;
use crate::output::Stop;

/// The least F1 by gold file, label and language (`all` for all together).
#[derive(Debug, serde::Deserialize)]
#[serde(transparent)]
pub(super) struct Floor(BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>);

/// A figure below its floor.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Below {
    gold: String,
    label: String,
    lang: String,
    /// F1; none where nothing was given or expected.
    got: Option<f64>,
    floor: f64,
}

impl Floor {
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let name = path.display();
        let text = fs::read_to_string(path)
            .map_err(|error| Stop::failed(format!("cannot read `{name}`: {error}")))?;
        let floor: Self = serde_json::from_str(&text)
            .map_err(|error| Stop::failed(format!("`{name}` is no floor: {error}")))?;
        let figures = floor.0.values().flat_map(BTreeMap::values);
        let mut figures = figures.flat_map(BTreeMap::values).peekable();
        if figures.peek().is_none() {
            return Err(Stop::failed(format!("`{name}` has no figure")));
        }
        if figures.any(|figure| !(0.0..=1.0).contains(figure)) {
            return Err(Stop::failed(format!(
                "`{name}` has a figure outside 0 to 1"
            )));
        }
        Ok(floor)
    }

    /// Fails if the floor says nothing about one of the files that were measured: a gate that is not there stops nothing.
    pub(super) fn covers(&self, golds: &[String]) -> Result<(), Stop> {
        let missing = golds.iter().find(|gold| !self.0.contains_key(*gold));
        match missing {
            Some(gold) => Err(Stop::failed(format!(
                "the floor has no figures for `{gold}`"
            ))),
            None => Ok(()),
        }
    }

    /// The figures of one gold file that are below their floors. A label or language that is not there is below.
    pub(super) fn below(&self, measure: &Measure) -> Vec<Below> {
        let mut out = vec![];
        for (label, languages) in self.0.get(&measure.gold).into_iter().flatten() {
            for (lang, floor) in languages {
                let tally = measure.labels.get(label).and_then(|own| own.get(lang));
                let got = tally.and_then(|tally| tally.f1());
                if got.is_none_or(|got| got < *floor) {
                    out.push(Below {
                        gold: measure.gold.clone(),
                        label: label.clone(),
                        lang: lang.clone(),
                        got,
                        floor: *floor,
                    });
                }
            }
        }
        out
    }
}

/// What is below, for people.
pub(super) fn text(below: &[Below], paint: Paint) -> String {
    if below.is_empty() {
        return format!("\n{}\n", paint.dress(Tone::Good, "nothing below the floor"));
    }
    let mut out = format!("\n{}\n", paint.dress(Tone::Strong, "below the floor"));
    for entry in below {
        let got = entry.got.map_or("-".to_owned(), |got| format!("{got:.4}"));
        let got = paint.dress(Tone::Bad, &got);
        let Below {
            gold, label, lang, ..
        } = entry;
        out.push_str(&format!(
            "{gold}  {label}  {lang}  {got} < {}\n",
            entry.floor
        ));
    }
    out
}
