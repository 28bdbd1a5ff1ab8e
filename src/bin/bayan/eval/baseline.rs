//! A measure against an earlier one: what got better and worse.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bayan::Id;
use bayan::Paint;
use bayan::Tone;
use bayan::shown;

use crate::eval::measure::Measure;
use crate::eval::measure::shown_id;
use crate::output::Stop;

/// An earlier `--format json`, as far as it is compared.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Baseline {
    labels: Vec<OldTally>,
    misses: Vec<OldMiss>,
    items: BTreeSet<(String, String)>,
}

#[derive(Debug, serde::Deserialize)]
struct OldTally {
    label: String,
    lang: String,
    f1: Option<f64>,
}

#[derive(Debug, serde::Deserialize)]
struct OldMiss {
    gold: String,
    id: Option<Id>,
    lang: String,
    what: String,
    expected: String,
    text: String,
}

/// What changed since.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Changes {
    /// Figures that are higher now.
    pub(super) better: Vec<Figure>,
    /// Figures that are lower now.
    pub(super) worse: Vec<Figure>,
    /// Disagreements that are gone.
    pub(super) mended: Vec<Item>,
    /// Disagreements that are new.
    pub(super) broken: Vec<Item>,
    /// Texts that only one of the two measured, which are not compared.
    pub(super) uncompared: usize,
}

/// F1 of one label in one language.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Figure {
    label: String,
    lang: String,
    before: Option<f64>,
    now: Option<f64>,
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Item {
    gold: String,
    id: String,
    lang: String,
    what: String,
    expected: String,
    text: String,
}

impl Item {
    /// What makes two disagreements one: the words of a report may change.
    fn key(&self) -> (&str, &str, &str, &str) {
        (&self.gold, &self.id, &self.what, &self.expected)
    }
}

impl Baseline {
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let name = path.display();
        let text = fs::read_to_string(path)
            .map_err(|error| Stop::failed(format!("cannot read `{name}`: {error}")))?;
        serde_json::from_str(&text)
            .map_err(|error| Stop::failed(format!("`{name}` is no `eval --format json`: {error}")))
    }

    pub(super) fn compare(self, measure: &Measure) -> Changes {
        let mut changes = Changes::default();
        for figure in self.figures(measure) {
            match (figure.before.unwrap_or(0.0), figure.now.unwrap_or(0.0)) {
                (before, now) if now > before => changes.better.push(figure),
                (before, now) if now < before => changes.worse.push(figure),
                _ => {}
            }
        }
        let both = |item: &Item| {
            let id = (item.gold.clone(), item.id.clone());
            self.items.contains(&id) && measure.ids.contains(&id)
        };
        let before: Vec<Item> = self.misses.iter().map(old_item).filter(both).collect();
        let now: Vec<Item> = new_items(measure).filter(both).collect();
        changes.mended = only(&before, &now);
        changes.broken = only(&now, &before);
        changes.uncompared = self.items.symmetric_difference(&measure.ids).count();
        changes
    }

    fn figures(&self, measure: &Measure) -> Vec<Figure> {
        let old = self
            .labels
            .iter()
            .map(|old| ((&old.label, &old.lang), old.f1));
        let old: BTreeMap<(&String, &String), Option<f64>> = old.collect();
        let mut new = BTreeMap::new();
        for (label, languages) in &measure.labels {
            new.extend(
                languages
                    .iter()
                    .map(|(lang, tally)| ((label, lang), tally.f1())),
            );
        }
        let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        let figures = keys.into_iter().map(|key| Figure {
            label: key.0.clone(),
            lang: key.1.clone(),
            before: old.get(key).copied().flatten(),
            now: new.get(key).copied().flatten(),
        });
        figures.collect()
    }
}

fn old_item(old: &OldMiss) -> Item {
    Item {
        gold: old.gold.clone(),
        id: shown_id(old.id.as_ref()),
        lang: old.lang.clone(),
        what: old.what.clone(),
        expected: old.expected.clone(),
        text: old.text.clone(),
    }
}

fn new_items(measure: &Measure) -> impl Iterator<Item = Item> {
    measure.misses.iter().map(|miss| Item {
        gold: miss.gold.clone(),
        id: shown_id(miss.id.as_ref()),
        lang: miss.lang.clone(),
        what: miss.what.to_owned(),
        expected: miss.expected.clone(),
        text: miss.text.clone(),
    })
}

/// Those that the others do not have.
fn only(some: &[Item], others: &[Item]) -> Vec<Item> {
    let others: BTreeSet<_> = others.iter().map(Item::key).collect();
    let own = some.iter().filter(|item| !others.contains(&item.key()));
    own.cloned().collect()
}

/// What changed, for people.
pub(super) fn text(changes: &Changes, paint: Paint) -> String {
    let mut out = format!("\n{}\n", paint.dress(Tone::Strong, "since the baseline"));
    let figures = [
        ("better", Tone::Good, &changes.better),
        ("worse", Tone::Bad, &changes.worse),
    ];
    for (name, tone, figures) in figures {
        for figure in figures {
            let name = paint.dress(tone, name);
            let Figure { label, lang, .. } = figure;
            let (before, now) = (ratio(figure.before), ratio(figure.now));
            out.push_str(&format!("{name}  {label}  {lang}  F1 {before} → {now}\n"));
        }
    }
    let items = [
        ("mended", Tone::Good, &changes.mended),
        ("broken", Tone::Bad, &changes.broken),
    ];
    for (name, tone, items) in items {
        for item in items {
            let name = paint.dress(tone, name);
            let (id, text) = (shown(&item.id), shown(&item.text));
            let Item { lang, what, .. } = item;
            let expected = shown(&item.expected);
            out.push_str(&format!(
                "{name}  {id}  {lang}  {what} {expected}: {text}\n"
            ));
        }
    }
    let (better, worse) = (changes.better.len(), changes.worse.len());
    let (mended, broken) = (changes.mended.len(), changes.broken.len());
    out.push_str(&format!(
        "figures: {better} better, {worse} worse; misses: {mended} mended, {broken} broken\n"
    ));
    if changes.uncompared > 0 {
        let uncompared = changes.uncompared;
        out.push_str(&format!(
            "{uncompared} texts stand in only one of the two, and are not compared\n"
        ));
    }
    out
}

fn ratio(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.4}"))
}
