//! Equal hits, before any speed counts.

use bayan::folding::Profile;
use bayan::folding::fold;

use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Hit;
use crate::contestants::Text;
use crate::contestants::Texts;
use crate::contestants::chosen;

/// Ours gives exactly the hits of U that a verdict calls matches: the longest first, without overlap.
pub fn ours_as_unit(
    ours: &mut dyn Contestant,
    unit: &mut dyn Contestant,
    texts: &Texts,
    count: usize,
) -> Tally {
    let mut tally = Tally::default();
    for text in texts.all.iter().take(count) {
        let all = unit.hits(text);
        tally.add(text, all.len());
        same(text, &ours.name(), ours.hits(text), chosen(all));
    }
    tally
}

/// Another gives every hit that U gives, overlaps and all.
pub fn all_as_unit(
    other: &mut dyn Contestant,
    unit: &mut dyn Contestant,
    texts: &Texts,
    count: usize,
) {
    for text in texts.all.iter().take(count) {
        same(text, &other.name(), other.hits(text), unit.hits(text));
    }
}

/// One that does not fold, and knows no words as we do, gives on folded texts what U gives, once those of its hits are
/// dropped that do not stand as words.
pub fn unfolded_as_unit(
    other: &mut dyn Contestant,
    unit: &mut dyn Contestant,
    texts: &Texts,
    count: usize,
) {
    for text in texts.all.iter().take(count) {
        let folded = fold(Profile::Default, &text.text);
        let plain = Texts::new("folded", vec![folded.text().to_owned()]);
        let mut hits = other.hits(&plain.all[0]);
        hits.retain(|hit| Edges::Word.fit(&folded, hit.start, hit.end));
        for hit in &mut hits {
            let span = folded.original((hit.start..hit.end).into());
            (hit.start, hit.end) = (span.start, span.end);
        }
        same(text, &other.name(), hits, unit.hits(text));
    }
}

/// One that gives no spans names the terms that U finds, in texts where every sign stands beside a space: what `\b` takes
/// for a word elsewhere is another matter.
pub fn terms_as_unit(
    other: &mut dyn Contestant,
    unit: &mut dyn Contestant,
    texts: &Texts,
    count: usize,
) {
    let mut compared = 0;
    for text in texts
        .all
        .iter()
        .take(count)
        .filter(|text| is_plain(&text.text))
    {
        let nowhere = |hit: Hit| Hit {
            start: 0,
            end: 0,
            ..hit
        };
        let mut expected: Vec<Hit> = unit.hits(text).into_iter().map(nowhere).collect();
        expected.sort_unstable();
        expected.dedup();
        same(text, &other.name(), other.hits(text), expected);
        compared += 1;
    }
    assert!(
        compared > 0,
        "no text is plain enough to compare {} on",
        other.name()
    );
}

fn is_plain(text: &str) -> bool {
    let inside = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '_');
        word.chars().all(char::is_alphanumeric)
    };
    text.split([' ', '\n']).all(inside)
}

fn same(text: &Text, name: &str, mut found: Vec<Hit>, mut expected: Vec<Hit>) {
    found.sort_unstable();
    expected.sort_unstable();
    let missed: Vec<_> = expected
        .iter()
        .filter(|hit| found.binary_search(hit).is_err())
        .collect();
    let wrong: Vec<_> = found
        .iter()
        .filter(|hit| expected.binary_search(hit).is_err())
        .collect();
    assert!(
        found == expected,
        "{name} does not find what U finds: missed {missed:?}, wrong {wrong:?}\n{:?}",
        text.text
    );
}

/// How many hits the texts have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Hits.
    pub hits: usize,
    /// Texts without one.
    pub without: usize,
    /// Texts.
    pub texts: usize,
    /// Bytes.
    pub bytes: usize,
}

impl Tally {
    fn add(&mut self, text: &Text, hits: usize) {
        self.hits += hits;
        self.without += usize::from(hits == 0);
        self.texts += 1;
        self.bytes += text.text.len();
    }

    /// Hits a KB.
    pub fn per_kb(&self) -> f64 {
        self.hits as f64 * 1024.0 / self.bytes as f64
    }
}
