//! Laws of the fold, on texts of what folds differently.

use crate::fold::FoldedText;
use crate::fold::Profile;
use crate::fold::changes::StepsInside;
use crate::fold::fold;
use crate::fold::fold_pattern;
use crate::fold::profile::fold_into;
use crate::fold::profile::run;
use crate::fold::steps_in;
use crate::span::Span;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::DecomposingNormalizerBorrowed;
use proptest::prelude::*;

const PROFILES: [Profile; 3] = [Profile::Exact, Profile::Default, Profile::Skeleton];

/// Texts of what folds differently: letters, marks, forms, invisibles, emoji.
fn texts() -> impl Strategy<Value = String> {
    let scalars = prop_oneof![
        proptest::char::any(),
        proptest::char::range('\u{0}', '\u{7f}'),
        proptest::char::range('\u{300}', '\u{36f}'),
        proptest::char::range('\u{600}', '\u{6ff}'),
        proptest::char::range('\u{fb50}', '\u{fdff}'),
        proptest::sample::select(
            "aeiIİıßﬁᾳﾊ가1170@$!..-_ \u{345}\u{323}\u{301}\u{307}\u{34f}\u{200b}\u{200d}\u{fe0f}👧🏽↮↔™🏴\u{e0067}جح٧ةٮаекрoос"
                .chars()
                .collect::<Vec<_>>()
        ),
    ];
    let words = "[abi1!@. а.иحںن7ة\u{301}\n \u{307}\u{200b}\u{200d}ıİ👧$5*`|ѕڤ🇰-]{0,24}";
    prop_oneof![
        proptest::collection::vec(scalars, 0..24).prop_map(String::from_iter),
        words.prop_map(String::from),
    ]
}

/// What [`spelled_out`] knows nothing of: emoji sequences, iota subscripts, rarer Arabic marks, other digits.
fn is_beyond_the_blackboard(scalar: char) -> bool {
    let decomposed = DecomposingNormalizerBorrowed::new_nfd()
        .normalize(&scalar.to_string())
        .into_owned();
    decomposed.contains('\u{345}')
        || matches!(
            scalar,
            '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}'
        )
        || matches!(scalar, '\u{890}'..='\u{8ff}' | '\u{10ec0}'..='\u{10eff}' | '\u{102e0}')
        || (scalar > '\u{6ff}' && scalar.is_numeric())
}

/// The default fold as one would write it on a blackboard: rewrite every scalar until nothing changes, with no table,
/// no page, no run; then sort the marks.
fn spelled_out(text: &str) -> String {
    use icu_casemap::CaseMapper;
    use icu_normalizer::properties::CanonicalCombiningClassMap;
    use icu_properties::CodePointSetData;
    use icu_properties::props::DefaultIgnorableCodePoint;
    let nfkd = DecomposingNormalizerBorrowed::new_nfkd();
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let letters = |scalar: char| match scalar {
        'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ھ' | 'ہ' | 'ە' => 'ه',
        'ۃ' => 'ة',
        '٠'..='٩' => (b'0' + (scalar as u32 - 0x660) as u8) as char,
        '۰'..='۹' => (b'0' + (scalar as u32 - 0x6f0) as u8) as char,
        other => other,
    };
    let gone = |scalar: &char| {
        matches!(scalar, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}')
            || ignorable.contains(*scalar)
    };
    let mut text = text.to_owned();
    loop {
        let cased = CaseMapper::new()
            .fold_string(&nfkd.normalize(&text))
            .into_owned();
        let next: String = cased
            .chars()
            .filter(|scalar| !gone(scalar))
            .map(letters)
            .collect();
        let next = nfkd.normalize(&next).into_owned();
        if next == text {
            break;
        }
        text = next;
    }
    let classes = CanonicalCombiningClassMap::new();
    let mut base = ' ';
    let dotted = text.chars().filter(|scalar| {
        if classes.get_u8(*scalar) == 0 {
            base = *scalar;
        }
        !(base == 'i' && *scalar == '\u{307}')
    });
    dotted.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Folding a folded text changes nothing.
    #[test]
    fn a_fold_of_a_fold_is_the_fold(text in texts()) {
        for profile in PROFILES {
            let once = fold_pattern(profile, &text);
            prop_assert_eq!(fold_pattern(profile, &once), once, "{:?}", profile);
        }
    }

    /// Canonically equivalent texts fold alike.
    #[test]
    fn equivalent_texts_fold_alike(text in texts()) {
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned();
        let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
        for profile in PROFILES {
            let folded = fold_pattern(profile, &text);
            prop_assert_eq!(&fold_pattern(profile, &composed), &folded, "{:?} composed", profile);
            prop_assert_eq!(&fold_pattern(profile, &decomposed), &folded, "{:?} decomposed", profile);
        }
    }

    /// Every folded scalar has a source: in order, inside the text, on character boundaries.
    #[test]
    fn the_way_back_is_total_and_in_order(text in texts()) {
        for profile in PROFILES {
            let folded = fold(profile, &text);
            let mut last = Span::new(0, 0);
            for (at, scalar) in folded.text().char_indices() {
                let span = folded.original(Span::new(at, at + scalar.len_utf8()));
                prop_assert!(text.get(span.range()).is_some_and(|slice| !slice.is_empty()), "{span:?} {profile:?}");
                prop_assert!(last.start <= span.start && last.end <= span.end, "{last:?} {span:?} {profile:?}");
                last = span;
            }
        }
    }

    /// What a folded scalar came from folds to something that holds it.
    #[test]
    fn a_source_folds_to_its_scalar(text in texts()) {
        for profile in [Profile::Exact, Profile::Default] {
            let folded = fold(profile, &text);
            for (at, scalar) in folded.text().char_indices() {
                let slice = folded.original(Span::new(at, at + scalar.len_utf8())).of(&text);
                let joiner = matches!(scalar, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}');
                prop_assert!(joiner || fold_pattern(profile, slice).contains(scalar), "{slice:?} {scalar:?}");
            }
        }
    }

    /// The one pass gives what the steps give when they are spelled out.
    #[test]
    fn the_pass_is_its_steps_spelled_out(text in texts()) {
        let text: String = text.chars().filter(|scalar| !is_beyond_the_blackboard(*scalar)).collect();
        prop_assert_eq!(fold_pattern(Profile::Default, &text), spelled_out(&text));
    }

    /// The steps named for a part are those that a fold of the whole text takes there.
    #[test]
    fn steps_of_a_part_are_those_of_the_whole(text in texts(), from in 0..24_usize, to in 0..24_usize) {
        let at = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
        let span = Span::new(at(from.min(to)), at(from.max(to)));
        for profile in PROFILES {
            let mut changes = StepsInside::new(span);
            run(profile, &text, &mut FoldedText::default(), &mut changes);
            prop_assert_eq!(steps_in(profile, &text, span), changes.steps().steps(), "{:?} {:?}", profile, span);
        }
    }

    /// A walk over all sources gives what asking for each gives, and a text that no step changes has none named.
    #[test]
    fn all_ways_back_agree(text in texts()) {
        for profile in PROFILES {
            let folded = fold(profile, &text);
            let mut at = 0;
            for (scalar, source) in folded.sources() {
                let span = Span::new(at, at + scalar.len_utf8());
                prop_assert_eq!(folded.original(span), source);
                at = span.end;
            }
            prop_assert_eq!(at, folded.text().len());
            let unchanged = steps_in(profile, &text, Span::new(0, text.len())).is_empty();
            prop_assert_eq!(unchanged, folded.text() == text, "{:?}", profile);
        }
    }

    /// A buffer that was used before folds as a new one.
    #[test]
    fn buffers_carry_nothing_over(first in texts(), second in texts()) {
        for profile in PROFILES {
            let mut folded = fold(profile, &first);
            fold_into(profile, &second, &mut folded);
            let new = fold(profile, &second);
            prop_assert_eq!(folded.text(), new.text());
            prop_assert!(folded.sources().eq(new.sources()));
            prop_assert!((0..=new.text().len()).all(|at| folded.breaks_at(at) == new.breaks_at(at)));
        }
    }

    /// Exact is the canonical decomposition.
    #[test]
    fn exact_is_the_canonical_decomposition(text in texts()) {
        let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
        prop_assert_eq!(fold_pattern(Profile::Exact, &text), decomposed);
    }
}

#[test]
fn every_scalar_is_a_fixed_point_once_folded() {
    for scalar in '\0'..=char::MAX {
        let text = format!("i{scalar}x");
        for profile in PROFILES {
            let once = fold(profile, &text);
            assert_eq!(
                fold_pattern(profile, once.text()),
                once.text(),
                "{scalar:?} {profile:?}"
            );
        }
    }
}

/// A second is a hundred times what these need; a quadratic fold would take minutes.
#[test]
fn long_runs_take_time_in_proportion() {
    let started = std::time::Instant::now();
    let parts = [
        "\u{301}\u{323}",
        "\u{fdfa}",
        "ـ",
        "\u{200b}\u{301}",
        "\u{64e}",
        "a.",
        "a.а.",
        "1a!",
        "i\u{307}",
        "b-b b.",
        "a*b*",
        "a - b  ",
        "*a*",
        "🇰",
        "👧\u{200d}",
    ];
    for part in parts {
        let text = part.repeat(200_000 / part.len());
        for profile in PROFILES {
            let folded = fold(profile, &text);
            let end = folded.text().len();
            folded.original(Span::new(0, end));
        }
    }
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}
