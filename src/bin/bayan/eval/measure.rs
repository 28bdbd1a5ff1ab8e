//! Counts of what was found, missed and given wrongly.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use bayan::Captured;
use bayan::Finding;
use bayan::Name;
use bayan::Span;
use bayan::Value;
use bayan::Verdict;

use crate::eval::gold::Gold;

/// The language under which all languages are counted together.
pub(crate) const ALL: &str = "all";

/// Counts of one label in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Given and expected.
    pub(crate) right: u64,
    /// Given, not expected.
    pub(crate) wrong: u64,
    /// Expected, not given.
    pub(crate) missed: u64,
}

impl Tally {
    /// Of what was given, how much is right; `None` if nothing was given.
    pub(crate) fn precision(self) -> Option<f64> {
        ratio(self.right, self.right + self.wrong)
    }

    /// Of what was expected, how much was given; `None` if nothing was expected.
    pub(crate) fn recall(self) -> Option<f64> {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both, over whatever was given or expected.
    pub(crate) fn f1(self) -> Option<f64> {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Share {
    /// Those found.
    pub(crate) found: u64,
    /// All.
    pub(crate) of: u64,
}

impl Share {
    fn add(&mut self, found: bool) {
        self.found += u64::from(found);
        self.of += 1;
    }
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Miss {
    /// The name of the gold file.
    pub(crate) gold: String,
    /// The document.
    pub(crate) id: Option<bayan::Id>,
    /// Its language.
    pub(crate) lang: String,
    /// `missed`, `wrong`, `quantity`, `object`, `actor`, `evidence`.
    pub(crate) what: &'static str,
    /// The label, or what was expected.
    pub(crate) expected: String,
    /// The beginning of the text.
    pub(crate) text: String,
    /// Of a missed label, the nearest rule and what it lacks; of a wrong one, the rule that gives it.
    pub(crate) why: Option<String>,
}

/// Everything counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    pub(crate) documents: u64,
    /// The name of the gold file that is read.
    pub(crate) gold: String,
    /// Ids of all documents, by gold file.
    pub(crate) ids: BTreeSet<(String, String)>,
    /// By label, then language.
    pub(crate) labels: BTreeMap<String, BTreeMap<String, Tally>>,
    pub(crate) quantity: Share,
    pub(crate) object: Share,
    pub(crate) actor: Share,
    pub(crate) evidence: Share,
    pub(crate) misses: Vec<Miss>,
}

impl Measure {
    /// Nothing counted yet, for these labels and whatever else turns up.
    pub(crate) fn new(labels: impl Iterator<Item = String>) -> Self {
        Self {
            labels: labels.map(|label| (label, BTreeMap::new())).collect(),
            ..Self::default()
        }
    }

    /// Counts one document. `why` says why a label was missed or wrongly given.
    pub(crate) fn add(&mut self, gold: &Gold, verdict: &Verdict, why: &dyn Fn(&str) -> String) {
        self.documents += 1;
        let id = shown_id(gold.document.id.as_ref());
        self.ids.insert((self.gold.clone(), id));
        let expected = gold.labels.iter().map(String::as_str);
        let given = verdict.labels.iter().map(Name::as_str);
        let mut labels: Vec<&str> = expected.chain(given).collect();
        labels.sort_unstable();
        labels.dedup();
        for label in labels {
            let due = gold.labels.contains(label);
            let given = verdict.labels.iter().any(|given| given == label);
            if gold.optional.contains(label) && !due {
                continue;
            }
            let languages = self.labels.entry(label.to_owned()).or_default();
            for lang in [gold.lang.as_str(), ALL] {
                let tally = languages.entry(lang.to_owned()).or_default();
                match (due, given) {
                    (true, true) => tally.right += 1,
                    (false, _) => tally.wrong += 1,
                    (true, false) => tally.missed += 1,
                }
            }
            match (due, given) {
                (true, false) => self.miss(gold, "missed", label, Some(why(label))),
                (false, true) => self.miss(gold, "wrong", label, Some(why(label))),
                _ => {}
            }
        }
        self.values(gold, verdict);
        self.evidence(gold, verdict);
    }

    fn values(&mut self, gold: &Gold, verdict: &Verdict) {
        let Some(quantity) = gold.quantity else {
            return;
        };
        let counts = |finding: &&Finding| {
            let count = finding
                .captures
                .get("count")
                .map(|captured| &captured.value);
            count == Some(&Value::Number(quantity))
        };
        let findings: Vec<&Finding> = verdict.findings.iter().filter(counts).collect();
        self.quantity.add(!findings.is_empty());
        if findings.is_empty() {
            self.miss(gold, "quantity", &quantity.to_string(), None);
        }
        let captured = |name: &str, expected: &str| {
            let values = findings
                .iter()
                .filter_map(|finding| finding.captures.get(name));
            values
                .into_iter()
                .any(|captured| is_alike(captured, expected))
        };
        if let Some(object) = &gold.object {
            let found = captured("object", object);
            self.object.add(found);
            if !found && !findings.is_empty() {
                self.miss(gold, "object", object, None);
            }
        }
        if let Some(actor) = &gold.actor {
            let found = captured("actor", actor);
            self.actor.add(found);
            if !found && !findings.is_empty() {
                self.miss(gold, "actor", actor, None);
            }
        }
    }

    /// Evidence is found if a match that some finding cites overlaps an occurrence of it. Where no label is due there is
    /// nothing to justify.
    fn evidence(&mut self, gold: &Gold, verdict: &Verdict) {
        if gold.labels.is_empty() {
            return;
        }
        for words in gold.evidence.iter().filter(|words| !words.is_empty()) {
            let found = gold.document.fields.iter().any(|(field, text)| {
                let places = text.match_indices(words.as_str());
                let mut places = places.map(|(at, found)| Span::new(at, at + found.len()));
                places.any(|place| is_cited(verdict, field, place))
            });
            self.evidence.add(found);
            if !found {
                self.miss(gold, "evidence", words, None);
            }
        }
    }

    fn miss(&mut self, gold: &Gold, what: &'static str, expected: &str, why: Option<String>) {
        let text = gold.document.fields.values().find(|text| !text.is_empty());
        let text = text.map_or("", String::as_str);
        let start: String = text.chars().take(TEXT).collect();
        let more = if start.len() < text.len() { "…" } else { "" };
        self.misses.push(Miss {
            gold: self.gold.clone(),
            id: gold.document.id.clone(),
            lang: gold.lang.clone(),
            what,
            expected: expected.to_owned(),
            text: format!("{start}{more}"),
            why,
        });
    }
}

/// An id as people and baselines name it.
pub(crate) fn shown_id(id: Option<&bayan::Id>) -> String {
    match id {
        Some(bayan::Id::Number(number)) => number.to_string(),
        Some(bayan::Id::Text(text)) => text.clone(),
        None => "-".to_owned(),
    }
}

impl Measure {
    /// Counts the documents of another measure too.
    pub(crate) fn merge(&mut self, other: Self) {
        self.documents += other.documents;
        for (label, languages) in other.labels {
            let own = self.labels.entry(label).or_default();
            for (lang, tally) in languages {
                let own = own.entry(lang).or_default();
                own.right += tally.right;
                own.wrong += tally.wrong;
                own.missed += tally.missed;
            }
        }
        let shares = [
            (&mut self.quantity, other.quantity),
            (&mut self.object, other.object),
            (&mut self.actor, other.actor),
            (&mut self.evidence, other.evidence),
        ];
        for (own, share) in shares {
            own.found += share.found;
            own.of += share.of;
        }
        self.ids.extend(other.ids);
        self.misses.extend(other.misses);
    }
}

/// Characters of a text that a miss quotes.
const TEXT: usize = 160;

fn is_cited(verdict: &Verdict, field: &str, place: Span) -> bool {
    verdict.findings.iter().any(|finding| {
        finding.matches.iter().any(|found| {
            let own = found.field.as_deref().unwrap_or(&finding.field);
            own == field && found.span.overlaps(place)
        })
    })
}

/// The same but for case, a leading article and a plural `s` (`communities`, `community`).
fn is_alike(captured: &Captured, expected: &str) -> bool {
    plain(&captured.value.to_string()) == plain(expected)
}

fn plain(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("the ").unwrap_or(&text);
    match text.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => text.strip_suffix('s').unwrap_or(text).to_owned(),
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of documents are far below 2^53"
)]
fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| (part as f64 / whole as f64 * 10_000.0).round() / 10_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_are_compared_loosely() {
        assert_eq!(plain("The Accounts "), plain("account"));
        assert_eq!(plain("Communities"), plain("community"));
        assert_ne!(plain("video"), plain("post"));
    }

    #[test]
    fn nothing_given_has_no_precision() {
        let tally = Tally {
            right: 0,
            wrong: 0,
            missed: 2,
        };
        assert_eq!(
            (tally.precision(), tally.recall(), tally.f1()),
            (None, Some(0.0), Some(0.0))
        );
        let tally = Tally {
            right: 2,
            wrong: 1,
            missed: 0,
        };
        assert_eq!((tally.precision(), tally.f1()), (Some(0.6667), Some(0.8)));
    }
}
