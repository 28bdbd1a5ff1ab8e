//! The laws of an explanation, over generated rules without negation, and over the pack.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use bayan::Document;
use bayan::Engine;
use bayan::Explanation;
use bayan::Finding;
use bayan::Match;
use bayan::Name;
use bayan::Policy;
use bayan::Repaired;
use bayan::Span;
use bayan::TextEdit;
use proptest::collection::vec;
use proptest::num::u8::ANY;
use proptest::prelude::*;

use support::choices::Choices;

/// Terms by signal; a text is made of their forms.
const WORDS: [(&str, &[&str]); 4] = [
    ("a", &["removed", "took down", "حذف*"]),
    ("b", &["account(s|)", "حساب(ات|)"]),
    ("c", &["Telegram", "تيليغرام"]),
    ("d", &["C++", "😀", "spam*"]),
];
const FORMS: &[&str] = &[
    "removed",
    "REMOVED",
    "took  down",
    "حذفت",
    "حَذَفَ",
    "accounts",
    "account",
    "وحسابات",
    "الحساب",
    "Telegram's",
    "telegram",
    "وتيليغرام",
    "C++",
    "😀",
    "spammers",
    "removedly",
    "unaccounted",
];
const FILLERS: &[&str] = &[
    "the",
    "day",
    "في",
    "اليوم",
    "it",
    "over",
    "long",
    "京都",
    "naïve",
    "660x",
];
const FIGURES: &[&str] = &[
    "660",
    "about 7",
    "1,250",
    "١٢٥ ألف",
    "three",
    "more than 20",
    "5%",
    "3 million",
];
const ENDS: &[&str] = &[
    " ", " ", " ", " ", " ", ", ", ". ", "! ", "؟ ", "\n", "\n\n",
];

fn text(from: &mut Choices<'_>) -> String {
    let mut text = String::new();
    for _ in 0..from.between(1, 24) {
        text.push_str(match from.weighted(&[6, 5, 3]) {
            0 => from.pick(FORMS),
            1 => from.pick(FILLERS),
            _ => from.pick(FIGURES),
        });
        text.push_str(from.pick(ENDS));
    }
    text
}

fn signal(from: &mut Choices<'_>) -> &'static str {
    from.pick(&["a", "b", "c", "d", "n"])
}

/// A condition without negation, as flow YAML.
fn condition(from: &mut Choices<'_>, depth: usize) -> String {
    if depth == 0 || from.is_over() {
        return signal(from).to_owned();
    }
    let several = |from: &mut Choices<'_>| {
        let parts: Vec<String> = (0..from.between(2, 3))
            .map(|_| condition(from, depth - 1))
            .collect();
        parts.join(", ")
    };
    match from.below(8) {
        0 => format!("{{all: [{}]}}", several(from)),
        1 => format!("{{any: [{}]}}", several(from)),
        2 => format!(
            "{{at_least: {{n: {}, of: [{}]}}}}",
            from.between(1, 2),
            several(from)
        ),
        3 => format!(
            "{{count: {{of: [{}, {}], gte: {}}}}}",
            signal(from),
            signal(from),
            from.between(1, 3)
        ),
        4 => format!("{{value: {{of: n, gte: {}}}}}", from.between(2, 200)),
        5 | 6 => near(from, ""),
        _ => format!(
            "{{seq: {{of: [{}, {}], gap: {}}}}}",
            signal(from),
            signal(from),
            from.between(0, 4)
        ),
    }
}

fn near(from: &mut Choices<'_>, id: &str) -> String {
    let (anchor, other, third) = (signal(from), signal(from), signal(from));
    let sides = [
        "either",
        "before",
        "after",
        "either, prefer: before",
        "either, prefer: after",
    ];
    let side = from.pick(&sides);
    let (tokens, more) = (from.between(0, 6), from.between(0, 6));
    let optional = from.chance(40);
    let third = if third == other {
        String::new()
    } else {
        format!(", {third}: {{tokens: {more}, optional: {optional}}}")
    };
    format!(
        "{{near: {{{id}anchor: {anchor}, with: {{{other}: {{tokens: {tokens}, side: {side}}}{third}}}}}}}"
    )
}

/// A policy of one rule that no word more can spoil.
fn monotone(from: &mut Choices<'_>) -> String {
    let counted = from.chance(40);
    let inner = if counted {
        near(from, "id: it, ")
    } else {
        condition(from, 2)
    };
    let when = match from.below(4) {
        0 => inner,
        1 => format!("{{sentence: {inner}}}"),
        2 => format!("{{paragraph: {inner}}}"),
        _ if counted => format!("{{sentence: {inner}}}"),
        _ => format!(
            "{{window: {{tokens: {}, has: {inner}}}}}",
            from.between(1, 9)
        ),
    };
    let captures = if counted { "captures: {per: it}\n" } else { "" };
    let points = condition(from, 1);
    let lists: Vec<String> = WORDS
        .iter()
        .map(|(name, terms)| {
            let (ar, en): (Vec<&str>, Vec<&str>) = terms
                .iter()
                .partition(|term| term.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)));
            let ar = if ar.is_empty() {
                String::new()
            } else {
                format!(", ar: {ar:?}")
            };
            format!("  {name}: {{terms: {{en: {en:?}{ar}}}}}\n")
        })
        .collect();
    format!(
        "{MANIFEST}---\nbayan: 1\nkind: rule\nid: spam.rule\nlabel: spam\ntitle: A rule\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\n\
         signals:\n{}  n: {{quantity: {{gte: 2, exclude: [percent]}}}}\nwhen: {when}\nscore: {{base: 60, add: [{{if: {points}, points: 7}}]}}\n{captures}",
        lists.concat()
    )
}

const MANIFEST: &str = "bayan: 1\nkind: policy\nname: laws\nversion: 1.0.0\nlabels:\n  spam: {title: Spam, severity: low, threshold: 50, action: log}\n";

/// The text with the letters, digits and symbols of `spans` made neutral. What parts the digits of a number goes too.
fn blanked(text: &str, spans: &[Span]) -> String {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: Option<&(usize, char)>| at.is_some_and(|(_, c)| c.is_numeric());
    let neutral = |place: usize, c: char| -> char {
        let parts_digits =
            c == ',' && place > 0 && digit(chars.get(place - 1)) && digit(chars.get(place + 1));
        let stops = |c: char| c.is_alphabetic() || ".!?؟\n".contains(c);
        let next = chars[place..].iter().find(|(_, c)| stops(*c));
        // Sentences look through digits at the letter behind them, but not over a full stop.
        let capital = !next.is_some_and(|(_, c)| c.is_lowercase());
        match (c.len_utf8(), c.is_alphanumeric() || parts_digits) {
            (1, true) if capital => 'J',
            (1, true) => 'j',
            (2, true) if c.is_lowercase() => 'ƿ',
            (2, true) => 'ހ',
            (_, true) => '龘',
            (1, false) if "+%".contains(c) => '`',
            (4, false) => '𝍖',
            _ => c,
        }
    };
    let inside = |at: usize| spans.iter().any(|span| span.start <= at && at < span.end);
    let blank = |(place, (at, c)): (usize, &(usize, char))| {
        if inside(*at) { neutral(place, *c) } else { *c }
    };
    chars.iter().enumerate().map(blank).collect()
}

/// The bytes of matches and affixes, and around quantities those of what qualifies them. That never ends inside another
/// quantity: half of `١٢٥ ألف` would be an amount that was not there.
fn spared(text: &str, matches: &[Match], figures: &[Span]) -> Vec<Span> {
    let own = matches.iter().flat_map(|found| {
        std::iter::once(found.span).chain(found.affixes.iter().map(|affix| affix.span))
    });
    let mut spans: Vec<Span> = own.collect();
    for found in matches.iter().filter(|found| found.value.is_some()) {
        let before: usize = text[..found.span.start]
            .split_inclusive(' ')
            .rev()
            .take(3)
            .map(str::len)
            .sum();
        let after: usize = text[found.span.end..]
            .split_inclusive(' ')
            .take(2)
            .map(str::len)
            .sum();
        let around = Span::new(found.span.start - before, found.span.end + after);
        let cut = figures.iter().filter(|figure| figure.overlaps(around));
        spans.extend(cut.copied().chain([around]));
    }
    spans
}

/// Every quantity of a text.
fn figures(text: &str) -> Vec<Span> {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
        let yaml = format!(
            "{MANIFEST}---\nbayan: 1\nkind: rule\nid: spam.figure\nlabel: spam\ntitle: A figure\nversion: 1.0.0\n\
             status: enforce\nlangs: [en]\nsignals: {{n: {{quantity: {{vague: true}}}}}}\nwhen: n\n"
        );
        Engine::new(Policy::from_text("figures.yaml", &yaml).unwrap())
    });
    let verdict = ENGINE.label(&Document::text(text));
    let all = verdict.findings.iter().flat_map(|finding| &finding.matches);
    all.map(|found| found.span).collect()
}

fn but(text: &str, spans: &[Span]) -> Vec<Span> {
    let inside = |at: usize| spans.iter().any(|span| span.start <= at && at < span.end);
    let rest = text.char_indices().filter(|(at, _)| !inside(*at));
    rest.map(|(at, c)| Span::new(at, at + c.len_utf8()))
        .collect()
}

fn spans(finding: &Finding) -> BTreeSet<(Name, Span)> {
    finding
        .matches
        .iter()
        .map(|found| (found.signal.clone(), found.span))
        .collect()
}

fn same_unit(a: &Finding, b: &Finding) -> bool {
    (&a.rule, a.unit, a.span) == (&b.rule, b.unit, b.span)
}

/// Its verdict is the engine's, which is the reference evaluator's.
fn is_the_verdict(engine: &Engine, document: &Document) -> Explanation {
    let explanation = engine.explain(document);
    assert_eq!(explanation.verdict, engine.label(document));
    assert_eq!(explanation.verdict, engine.derive(document));
    assert_eq!(engine.policy().verify(document, &explanation.verdict), []);
    explanation
}

fn applied(text: &str, edits: &[&TextEdit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    out
}

/// What is said to be gone without a match is among what is enough; every repair of a text gives a finding.
fn is_true(engine: &Engine, text: &str, explanation: &Explanation) {
    for (proof, finding) in explanation.proofs.iter().zip(&explanation.verdict.findings) {
        let sum: i64 = proof
            .score
            .add
            .iter()
            .filter(|added| added.holds)
            .map(|added| added.points)
            .sum();
        assert_eq!(
            (proof.score.base + sum).clamp(0, proof.score.cap),
            finding.score
        );
        assert_eq!(proof.score.total, finding.score);
    }
    for trace in &explanation.trace {
        for repair in trace
            .repairs
            .iter()
            .filter(|repair| repair.of == Repaired::Text)
        {
            let edits: Vec<&TextEdit> =
                repair.changes.iter().flat_map(|step| &step.edits).collect();
            let repaired = applied(text, &edits);
            let document = Document::text(repaired.clone());
            let verdict = engine.label(&document);
            let mut all = verdict.findings.iter().chain(&verdict.shadow);
            // Another rule may tell the claim.
            let holds = || {
                let mut told = engine.explain(&document).trace.into_iter();
                told.any(|told| told.holds && told.rule == trace.rule)
            };
            assert!(
                all.any(|finding| finding.rule == trace.rule) || holds(),
                "{repair:?}\n{repaired}"
            );
        }
    }
}

/// Rules and texts tried with each law: `BAYAN_CASES`, or a few.
fn cases() -> u32 {
    let asked = std::env::var("BAYAN_CASES").ok();
    asked.map_or(300, |cases| cases.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    /// The matches of a finding are what it rests on: without them it is gone, and they alone keep it.
    #[test]
    fn a_finding_rests_on_its_matches(rule in vec(ANY, 0..40), words in vec(ANY, 0..60)) {
        let yaml = monotone(&mut Choices::new(&rule));
        let engine = match Policy::from_text("laws.yaml", &yaml) {
            Ok(policy) => Engine::new(policy),
            // The lints find what can never match or always does.
            Err(_) => return Ok(()),
        };
        let text = text(&mut Choices::new(&words));
        let explanation = is_the_verdict(&engine, &Document::text(text.clone()));
        for finding in &explanation.verdict.findings {
            let cited: Vec<Span> = finding.matches.iter().map(|found| found.span).collect();
            let without = engine.label(&Document::text(blanked(&text, &cited)));
            let left = without.findings.iter().find(|other| same_unit(other, finding));
            let gone = left.is_none_or(|other| yaml.contains("per: it") && spans(other).is_disjoint(&spans(finding)));
            prop_assert!(gone, "{}\n{}\n{:?}", yaml, text, finding);

            // Amounts that blanking makes (`three three` is none, `three` is one) are no matter of this law.
            let amounts = figures(&text);
            let alone = blanked(&text, &but(&text, &spared(&text, &finding.matches, &amounts)));
            if figures(&alone).iter().any(|figure| !amounts.contains(figure)) {
                continue;
            }
            let kept = engine.label(&Document::text(alone.clone()));
            let kept = kept.findings.iter().any(|other| same_unit(other, finding) && spans(finding).is_subset(&spans(other)));
            prop_assert!(kept, "{}\n{}\n{}\n{:?}", yaml, text, alone, finding);
        }
    }

    /// What a finding is said to need is among what is said to be enough; a repaired text has a finding.
    #[test]
    fn what_was_tried_is_true(rule in vec(ANY, 0..40), words in vec(ANY, 0..30)) {
        let yaml = monotone(&mut Choices::new(&rule));
        let Ok(policy) = Policy::from_text("laws.yaml", &yaml) else { return Ok(()) };
        let engine = Engine::new(policy);
        let text = text(&mut Choices::new(&words));
        let document = Document::text(text.clone());
        let mut explanation = engine.explain(&document);
        engine.investigate(&document, &mut explanation, 3);
        is_true(&engine, &text, &explanation);
        for proof in &explanation.proofs {
            let (Some(necessary), Some(sufficient)) = (&proof.necessary, &proof.sufficient) else {
                prop_assert!(false, "{}\n{}\n{:?}", yaml, text, proof);
                continue;
            };
            // A window whose matches are part of an earlier one's gives no finding: less may be more.
            if yaml.contains("window") {
                continue;
            }
            for (at, needed) in necessary.iter().enumerate() {
                prop_assert!(!needed || sufficient.contains(&at), "{}\n{}\n{:?}", yaml, text, proof);
            }
        }
    }

    /// The text of a match, alone, matches the term that it cites.
    #[test]
    fn a_cited_text_matches_its_term(words in vec(ANY, 0..60)) {
        let text = text(&mut Choices::new(&words));
        let engine = one_rule_a_term();
        for finding in is_the_verdict(&engine, &Document::text(text)).verdict.findings {
            for found in &finding.matches {
                let alone = engine.label(&Document::text(found.text.clone()));
                let again = alone.findings.iter().flat_map(|other| &other.matches).any(|other| {
                    other.term == found.term && other.span == Span::new(0, found.text.len())
                });
                prop_assert!(again, "{:?}", found);
            }
        }
    }
}

/// The laws are asked of findings, not of silence.
#[test]
fn the_generator_finds_things() {
    let mut state = 7_u64;
    let mut bytes = |count: usize| -> Vec<u8> {
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 56) as u8
        };
        (0..count).map(|_| next()).collect()
    };
    let (mut compiled, mut found) = (0, 0);
    for _ in 0..100 {
        let (rule, words) = (bytes(40), bytes(60));
        if let Ok(policy) = Policy::from_text("laws.yaml", &monotone(&mut Choices::new(&rule))) {
            compiled += 1;
            let verdict =
                Engine::new(policy).label(&Document::text(text(&mut Choices::new(&words))));
            found += usize::from(!verdict.findings.is_empty());
        }
    }
    assert!(
        compiled > 60 && found > 25,
        "{compiled} compiled, {found} found"
    );
}

fn one_rule_a_term() -> Engine {
    let terms = WORDS
        .iter()
        .flat_map(|(_, terms)| terms.iter().enumerate().map(|(at, term)| (at, *term)));
    let rules = terms.enumerate().map(|(number, (_, term))| {
        let language = if term.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)) { "ar" } else { "en" };
        format!(
            "---\nbayan: 1\nkind: rule\nid: spam.r{number}\nlabel: spam\ntitle: A rule\nversion: 1.0.0\nstatus: enforce\n\
             langs: [en]\nsignals: {{s: {{terms: {{{language}: [{term:?}]}}}}}}\nwhen: s\n"
        )
    });
    let yaml = format!("{MANIFEST}{}", rules.collect::<String>());
    Engine::new(Policy::from_text("terms.yaml", &yaml).unwrap())
}

const TEXTS: &[&str] = &[
    "Telegram said it had removed about 660 channels.",
    "Telegram has not removed the 660 channels.",
    "Telegram opened 660 channels.",
    "أوقف تويتر ١٢٥ ألف حساب.",
    "اخترق المهاجمون ١٢٥ ألف حساب.",
    "The ministry said in a statement: “We condemn the attack.”",
    "They threatened to kill the mayor. The storm threatens the coast.",
    "هددوا بقتل رئيس البلدية، وقال المتحدث إن الشرطة تحقق.",
    "",
    "No word of it.",
];

/// The pack's explanations obey the same laws, negation and all.
#[test]
fn the_pack_explains_itself() {
    let engine = Engine::new(Policy::builtin().unwrap());
    for text in TEXTS {
        let document = Document::text(*text);
        let mut explanation = is_the_verdict(&engine, &document);
        engine.investigate(&document, &mut explanation, 2);
        is_true(&engine, text, &explanation);
    }
}

/// A rule that just misses a text, the repair that is told, and the rule repaired by hand.
const MISSES: &[(&str, &str, &str, &str, &str)] = &[
    (
        "when: {sentence: {near: {anchor: b, with: {a: {tokens: 1}}}}}",
        "removed all the old accounts",
        "`tokens: 1` → `3` of `a`",
        "tokens: 1",
        "tokens: 3",
    ),
    (
        "when: {near: {anchor: b, with: {a: {tokens: 3, side: after}}}}",
        "removed accounts",
        "`side: after` → `either` of `a`",
        "side: after",
        "side: either",
    ),
    (
        "when: {seq: {of: [a, b], gap: 0}}",
        "removed the accounts",
        "`gap: 0` → `1`",
        "gap: 0",
        "gap: 1",
    ),
    (
        "when: {count: {of: a, gte: 3}}",
        "removed, removed",
        "`gte: 3` → `2` of `count`",
        "gte: 3",
        "gte: 2",
    ),
    (
        "when: {value: {of: n, gte: 100}}",
        "90 accounts",
        "`gte: 100` → `90` of `value`",
        "gte: 100",
        "gte: 90",
    ),
    (
        "when: {all: [n, b]}",
        "1 account",
        "`gte: 2` → `1` of `n`",
        "gte: 2",
        "gte: 1",
    ),
    (
        "when: {all: [n, b]}",
        "5% of accounts",
        "take `percent` out of `exclude` of `n`",
        "[percent]",
        "[year]",
    ),
    (
        "when: a",
        "unremoved",
        "`boundary: word` → `suffix` of `a`",
        "terms: {en: [removed]}",
        "boundary: suffix, terms: {en: [removed]}",
    ),
    (
        "when: a",
        "r.e.m.o.v.e.d",
        "`fold: default` → `skeleton` of `a`",
        "terms: {en: [removed]}",
        "fold: skeleton, terms: {en: [removed]}",
    ),
    (
        "when: e",
        "not yet deleted",
        "`tokens: 2` → `0` of the exception `negated`",
        "tokens: 2",
        "tokens: 0",
    ),
    (
        "when: {sentence: {all: [a, b]}}",
        "He removed. The accounts.",
        "ask `paragraph:` in place of `sentence:`",
        "sentence:",
        "paragraph:",
    ),
    (
        "when: b\nscore: {base: 30}",
        "accounts",
        "`base: 30` → `50`",
        "base: 30",
        "base: 50",
    ),
    (
        "when: b\nunless: [{id: off, when: a}]",
        "removed accounts",
        "take the entry `off` out of `unless`",
        "unless: [{id: off, when: a}]",
        "",
    ),
];

#[test]
fn the_repair_of_a_rule_is_right() {
    for (when, text, says, from, to) in MISSES {
        let yaml = format!(
            "{MANIFEST}---\nbayan: 1\nkind: rule\nid: spam.rule\nlabel: spam\ntitle: A rule\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\n\
             signals:\n  a: {{terms: {{en: [removed]}}}}\n  b: {{terms: {{en: ['account(s|)']}}}}\n  n: {{quantity: {{gte: 2, exclude: [percent]}}}}\n  \
             e: {{terms: {{en: [deleted]}}, except: [{{id: negated, near: no, tokens: 2}}]}}\n  no: {{terms: {{en: [not]}}}}\n{when}\n"
        );
        let engine = Engine::new(Policy::from_text("miss.yaml", &yaml).unwrap());
        let document = Document::text(*text);
        let mut explanation = engine.explain(&document);
        assert_eq!(explanation.verdict.labels.len(), 0, "{when}");
        engine.investigate(&document, &mut explanation, 1);
        let repairs = &explanation.trace[0].repairs;
        let told = repairs
            .iter()
            .flat_map(|repair| &repair.changes)
            .any(|step| step.says == *says);
        assert!(told, "{when}: {repairs:#?}");
        assert!(repairs.is_sorted_by_key(|repair| repair.cost));
        is_true(&engine, text, &explanation);
        let repaired = Policy::from_text("miss.yaml", &yaml.replace(from, to)).unwrap();
        assert_eq!(
            Engine::new(repaired).label(&document).labels,
            ["spam"],
            "{when}"
        );
    }
}

/// What is needed and what is enough.
#[test]
fn a_finding_says_what_it_rests_on() {
    let yaml = format!(
        "{MANIFEST}---\nbayan: 1\nkind: rule\nid: spam.rule\nlabel: spam\ntitle: A rule\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\n\
         signals: {{a: {{terms: {{en: [removed, deleted]}}}}, b: {{terms: {{en: [account]}}}}}}\nwhen: {{all: [a, b]}}\n"
    );
    let engine = Engine::new(Policy::from_text("rests.yaml", &yaml).unwrap());
    let document = Document::text("removed, deleted: an account");
    let mut explanation = engine.explain(&document);
    engine.investigate(&document, &mut explanation, 0);
    let proof = &explanation.proofs[0];
    assert_eq!(proof.necessary.as_deref(), Some(&[false, false, true][..]));
    assert_eq!(proof.sufficient.as_deref(), Some(&[0, 2][..]));
}

/// A place tells which rules touched it, and which matches did not count.
#[test]
fn a_place_tells_what_touched_it() {
    let engine = Engine::new(Policy::builtin().unwrap());
    let document = Document::text("Telegram has not removed the 660 channels.");
    let touches = engine.touching(&document, "text", 18);
    assert!(
        touches
            .iter()
            .all(|touch| touch.found.span.contains(Span::new(18, 19)))
    );
    assert!(touches.iter().any(|touch| {
        touch
            .reason
            .as_ref()
            .is_some_and(|reason| reason.name() == "excepted")
    }));
    assert!(engine.touching(&document, "text", 8).is_empty());
}

/// The public face has the labels and the statement, and nothing of what matched.
#[test]
fn the_public_face_tells_no_term() {
    let rule = |public: &str| {
        format!(
            "{MANIFEST}---\nbayan: 1\nkind: rule\nid: spam.rule\nlabel: spam\ntitle: Accounts are counted\n{public}version: 1.0.0\nstatus: enforce\n\
             langs: [en]\nsignals: {{n: {{quantity: {{}}}}, b: {{terms: [{{is: account, en: ['acct(s|)']}}]}}, c: {{terms: {{en: [sold]}}}}}}\n\
             when: {{near: {{anchor: n, with: {{b: {{tokens: 2}}, c: {{tokens: 5, optional: true}}}}}}}}\n\
             captures: {{count: n.value, what: b.is, act: c.text}}\n"
        )
    };
    let face = |yaml: &str| {
        let policy = Policy::from_text("public.yaml", yaml).unwrap();
        let verdict = Engine::new(policy.clone()).label(&Document::text("They have 12 accts."));
        policy.public(&verdict)
    };
    let told = face(&rule(
        "public: 'Your text counts {count} {what}s {{so}}.'\n",
    ));
    assert_eq!(told.labels[0].title, "Spam");
    assert_eq!(
        told.reasons[0].statement,
        "Your text counts 12 accounts {so}."
    );
    assert!(!serde_json::to_string(&told).unwrap().contains("acct"));
    // A capture that bound nothing leaves no hole: the label speaks, else the title.
    let open = rule("public: 'It {act} {count}.'\n");
    assert_eq!(face(&open).reasons[0].statement, "Accounts are counted");
    let label = open.replace("action: log}", "action: log, public: 'Counted: {count}.'}");
    assert_eq!(face(&label).reasons[0].statement, "Counted: 12.");
    let quiet = face(&rule(""));
    assert_eq!(
        (quiet.reasons[0].rule.as_str(), quiet.reasons.len()),
        ("Accounts are counted", 1)
    );
    for wrong in ["{cuont}", "{count", "count}", "{}"] {
        for yaml in [
            rule(&format!("public: '{wrong}'\n")),
            rule("").replace("action: log}", &format!("action: log, public: '{wrong}'}}")),
        ] {
            let Err(bayan::PolicyError::Faulty(faults)) = Policy::from_text("public.yaml", &yaml)
            else {
                panic!("{wrong} is accepted");
            };
            assert!(
                faults
                    .entries
                    .iter()
                    .any(|fault| fault.code.as_str() == "unknown-capture"),
                "{wrong}"
            );
        }
    }
}
