//! What may stand before and after a term inside its word.

use std::sync::LazyLock;

use crate::fold::{Profile, fold_pattern};
use crate::language::{Chain, Language, LanguageData, languages};

/// The affixes of one language, each form spelled out and folded, shortest first. Bare (no affix) is not among the forms.
#[derive(Clone, Debug, Default)]
pub struct Affixes {
    /// Forms before the first word of a term.
    pub before: Vec<AffixForm>,
    /// Forms before the first word of a term of at most two letters.
    pub before_short: Vec<AffixForm>,
    /// Forms before each later word of a term (Arabic ال).
    pub inner: Vec<AffixForm>,
    /// Forms after the last word of a term.
    pub after: Vec<AffixForm>,
}

impl Affixes {
    /// Whether there are no forms at all.
    pub fn is_empty(&self) -> bool {
        let all = [&self.before, &self.before_short, &self.inner, &self.after];
        all.into_iter().all(Vec::is_empty)
    }
}

/// One affix form: `وال`, made of the pieces `و` and `ال`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffixForm {
    /// The whole form, folded.
    pub folded: String,
    /// Lengths in bytes of the pieces of `folded`, in order; they add up to its length.
    pub pieces: Vec<usize>,
}

/// The affixes of a language under a fold; empty for a language without tables.
pub fn affixes(language: &Language, profile: Profile) -> &'static Affixes {
    static NONE: Affixes = Affixes {
        before: vec![],
        before_short: vec![],
        inner: vec![],
        after: vec![],
    };
    let table = match profile {
        Profile::Exact => &EXACT,
        Profile::Default => &DEFAULT,
        Profile::Skeleton => &SKELETON,
    };
    let place = languages()
        .iter()
        .position(|data| data.code == language.primary());
    place.and_then(|place| table.get(place)).unwrap_or(&NONE)
}

// One table a profile, in the order of `languages()`.
static EXACT: LazyLock<Vec<Affixes>> = LazyLock::new(|| all(Profile::Exact));
static DEFAULT: LazyLock<Vec<Affixes>> = LazyLock::new(|| all(Profile::Default));
static SKELETON: LazyLock<Vec<Affixes>> = LazyLock::new(|| all(Profile::Skeleton));

fn all(profile: Profile) -> Vec<Affixes> {
    languages()
        .iter()
        .map(|data| of_language(data, profile))
        .collect()
}

fn of_language(data: &LanguageData, profile: Profile) -> Affixes {
    Affixes {
        before: forms(data.before, profile),
        before_short: forms(data.before_short, profile),
        inner: forms(data.inner, profile),
        after: forms(data.after, profile),
    }
}

/// The forms of all chains, each once, folded, shortest first; forms of one length keep the order of the tables.
pub fn forms(chains: &[Chain], profile: Profile) -> Vec<AffixForm> {
    let mut forms: Vec<AffixForm> = Vec::new();
    for pieces in chains.iter().flat_map(|chain| spelled_out(chain)) {
        let form = folded_form(&pieces, profile);
        if !form.folded.is_empty() && forms.iter().all(|known| known.folded != form.folded) {
            forms.push(form);
        }
    }
    forms.sort_by_key(|form| form.folded.len());
    forms
}

/// Every way through a chain, as the pieces chosen.
fn spelled_out(chain: Chain) -> Vec<Vec<&'static str>> {
    let mut ways = vec![Vec::new()];
    for slot in chain {
        ways = ways
            .iter()
            .flat_map(|way: &Vec<&str>| {
                slot.iter().map(move |choice| {
                    let mut longer = way.clone();
                    longer.extend(Some(*choice).filter(|choice| !choice.is_empty()));
                    longer
                })
            })
            .collect();
    }
    ways
}

/// Folds the whole form at once, since a fold may look at what stands before (repeated letters do), and measures each
/// piece by what it adds.
fn folded_form(pieces: &[&str], profile: Profile) -> AffixForm {
    let mut written = String::new();
    let mut folded = String::new();
    let mut lengths = Vec::new();
    for piece in pieces {
        written.push_str(piece);
        let longer = fold_pattern(profile, &written);
        let added = longer.len().saturating_sub(folded.len());
        lengths.extend(Some(added).filter(|added| *added > 0));
        folded = longer;
    }
    AffixForm {
        folded,
        pieces: lengths,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'a>(forms: &'a [AffixForm], folded: &str) -> Option<&'a AffixForm> {
        forms.iter().find(|form| form.folded == folded)
    }

    #[test]
    fn arabic_forms_are_spelled_out() {
        let arabic = affixes(&Language::new("ar-EG").unwrap(), Profile::Default);
        // [وف]? times (لل, five openings with and without ال), less the empty one.
        assert_eq!(arabic.before.len(), 3 * 11 - 1);
        assert_eq!(find(&arabic.before, "وبال").unwrap().pieces, [2, 2, 4]);
        assert_eq!(find(&arabic.before, "فلل").unwrap().pieces, [2, 4]);
        assert_eq!(arabic.before_short.len(), 2);
        assert_eq!(arabic.inner.len(), 1);
        assert_eq!(find(&arabic.after, "اتهم").unwrap().pieces, [4, 4]);
        // Six endings times thirteen pronouns, less the empty one; `ان` and `ا`+`ن` are no doubles.
        assert_eq!(arabic.after.len(), 6 * 13 - 1 - DOUBLES);
        assert!(find(&arabic.after, "").is_none());
    }

    /// Endings that two ways through the chain spell alike.
    const DOUBLES: usize = 0;

    #[test]
    fn forms_come_shortest_first_and_pieces_add_up() {
        for tag in ["ar", "en"] {
            for profile in [Profile::Exact, Profile::Default, Profile::Skeleton] {
                let table = affixes(&Language::new(tag).unwrap(), profile);
                for forms in [
                    &table.before,
                    &table.before_short,
                    &table.inner,
                    &table.after,
                ] {
                    assert!(forms.is_sorted_by_key(|form| form.folded.len()));
                    for form in forms {
                        assert_eq!(form.pieces.iter().sum::<usize>(), form.folded.len());
                    }
                }
            }
        }
    }

    #[test]
    fn english_has_endings_and_others_have_nothing() {
        let english = affixes(&Language::new("en").unwrap(), Profile::Default);
        let after: Vec<&str> = english
            .after
            .iter()
            .map(|form| form.folded.as_str())
            .collect();
        assert_eq!(after, ["s", "'s", "es", "’s"]);
        assert!(english.before.is_empty() && english.inner.is_empty());
        assert!(
            affixes(&Language::new("tlh").unwrap(), Profile::Default)
                .after
                .is_empty()
        );
    }
}
