//! Looks for a text that a mutant treats otherwise than the policy: variations of the rule's own tests, tried out.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::document::Document;
use crate::eval::Survey;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Policy;
use crate::ir::SignalKind;
use crate::ir::spelled;
use crate::testing::bench::Bench;
use crate::testing::mutants::material::Material;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;
use crate::testing::mutants::report::Suggestion;
use crate::verdict::Finding;

/// Texts tried for one mutant.
const TRIED: usize = 48;

/// A text to try, under a rule.
type Candidate = (RuleId, Document);

/// A test whose text is varied.
struct Origin<'a> {
    material: Material<'a>,
    rule: RuleId,
    lang: Option<&'a str>,
}

/// What can be made of the tests.
pub(super) struct Writer<'a> {
    pub(super) policy: &'a Policy,
    pub(super) surveys: &'a [(usize, Survey)],
}

impl Writer<'_> {
    /// Texts that might show the difference.
    pub(super) fn candidates(&self, mutant: &Mutant) -> Vec<Candidate> {
        let mut known = BTreeSet::new();
        let mut out: Vec<Candidate> = vec![];
        let rules: BTreeSet<RuleId> = match &mutant.hint {
            Hint::Term { signals, .. } => signals.iter().map(|(rule, _)| *rule).collect(),
            _ => BTreeSet::from([mutant.rule]),
        };
        // All tests as they come first, then what is farther from them.
        for farther in [false, true] {
            for (number, survey) in self.surveys {
                let Some(test) = self.policy.tests.get(*number) else {
                    continue;
                };
                let mut fields = test.document.fields.iter();
                let (Some((field, text)), None) = (fields.next(), fields.next()) else {
                    continue;
                };
                if !rules.contains(&test.rule) || out.len() >= TRIED {
                    continue;
                }
                let from = Origin {
                    material: Material { text, survey },
                    rule: test.rule,
                    lang: test.lang.as_deref(),
                };
                for text in self.texts(&from, &mutant.hint, farther) {
                    if out.len() < TRIED && known.insert((test.rule, text.clone())) {
                        let mut document = test.document.clone();
                        document.fields.insert(field.clone(), text);
                        out.push((test.rule, document));
                    }
                }
            }
        }
        out
    }

    fn texts(&self, from: &Origin<'_>, hint: &Hint, farther: bool) -> Vec<String> {
        let Origin {
            material,
            rule,
            lang,
        } = from;
        let (rule, lang) = (*rule, *lang);
        match hint {
            Hint::Term {
                text,
                language,
                signals,
            } => {
                if language.is_some() && lang.is_some() && language.as_deref() != lang {
                    return vec![];
                }
                if farther {
                    // No test has a match that it could replace: beside each match of any signal.
                    let all = (0..self.policy.rule(rule).signals.len()).map(SignalId::new);
                    return all
                        .flat_map(|signal| material.beside(signal, text))
                        .collect();
                }
                let signals = signals.iter().filter(|(own, _)| *own == rule);
                let places = signals.flat_map(|(_, signal)| material.of(*signal));
                places
                    .map(|found| material.with(found.span, text))
                    .collect()
            }
            _ if farther => self.synthesized(from, hint),
            Hint::Apart { pairs, tokens } => pairs
                .iter()
                .flat_map(|pair| {
                    tokens
                        .iter()
                        .flat_map(|tokens| material.apart(*pair, *tokens))
                })
                .collect(),
            Hint::Beside(new, others) => {
                let words = self.words_of(rule, *new, lang);
                let each = others
                    .iter()
                    .flat_map(|other| words.iter().flat_map(|word| material.beside(*other, word)));
                each.collect()
            }
            Hint::Elsewhere(new) => {
                let words = self.words_of(rule, *new, lang);
                let each = words.iter().flat_map(|word| {
                    let text = material.text;
                    [format!("{text}\n{word}"), format!("{word} {text}")]
                });
                each.collect()
            }
            Hint::Instead(new, old) => {
                let words = self.words_of(rule, *new, lang);
                let places = material.of(*old);
                places
                    .flat_map(|found| words.iter().map(|word| material.with(found.span, word)))
                    .collect()
            }
            Hint::Without(signals) => material.without(signals),
            Hint::Glued(signal) => material.glued(*signal),
            Hint::Broken => material.broken(),
            Hint::Swapped(one, two) => material.swapped(*one, *two),
            Hint::Numbers(signals, numbers) => {
                let places = signals.iter().flat_map(|signal| material.of(*signal));
                places
                    .flat_map(|found| {
                        let number = |number: &u64| material.with(found.span, &number.to_string());
                        numbers.iter().map(number)
                    })
                    .collect()
            }
            Hint::Words(signal, words) => {
                let places = material.of(*signal);
                let each = |found: &crate::eval::Spotted| {
                    let span = found.span;
                    words.iter().map(move |word| material.with(span, word))
                };
                places.flat_map(each).collect()
            }
            Hint::Doubled => material.doubled(),
            Hint::Disguised(signal) => material.disguised(*signal),
            Hint::Same => vec![material.text.to_owned()],
        }
    }

    /// Texts for signals that no test has a match of: words of theirs are put in.
    fn synthesized(&self, from: &Origin<'_>, hint: &Hint) -> Vec<String> {
        let Origin {
            material,
            rule,
            lang,
        } = from;
        let words = |signal: SignalId| self.words_of(*rule, signal, *lang).into_iter().take(2);
        let anywhere = |word: String| {
            let all = 0..self.policy.rule(*rule).signals.len();
            let beside = all.flat_map(|signal| material.beside(SignalId::new(signal), &word));
            beside.collect::<Vec<_>>()
        };
        match hint {
            Hint::Apart { pairs, tokens } => {
                let each = pairs.iter().flat_map(|(one, two)| {
                    let words = words(*two).flat_map(|word| {
                        let at = |tokens: &usize| material.at_distance(*one, &word, *tokens);
                        tokens.iter().flat_map(at).collect::<Vec<_>>()
                    });
                    words.collect::<Vec<_>>()
                });
                each.collect()
            }
            Hint::Swapped(one, two) => {
                let each = words(*two).flat_map(|word| material.beside(*one, &word));
                each.collect()
            }
            Hint::Glued(signal) => {
                let each = words(*signal).flat_map(|word| {
                    let letters = material.letters();
                    letters.into_iter().flat_map(move |letter| {
                        [format!("{letter}{word}"), format!("{word}{letter}")]
                    })
                });
                each.flat_map(anywhere).collect()
            }
            Hint::Numbers(_, numbers) => {
                let numbers = numbers.iter().map(u64::to_string);
                numbers.flat_map(anywhere).collect()
            }
            _ => vec![],
        }
    }

    /// Some words that a signal finds: of its list, in the language of the test.
    fn words_of(&self, rule: RuleId, signal: SignalId, lang: Option<&str>) -> Vec<String> {
        match &self.policy.rule(rule).signal(signal).kind {
            SignalKind::Terms(used) => {
                let terms = self.policy.term_set(used.set).terms.iter();
                let own = terms.filter(|term| {
                    let language = term.language().map(|language| language.tag());
                    language.is_none() || lang.is_none() || language == lang
                });
                own.take(4).map(|term| spelled(term.text())).collect()
            }
            SignalKind::Quantity(_) => vec!["12".to_owned()],
            SignalKind::Regex(_) | SignalKind::Quote { .. } => vec![],
        }
    }
}

/// What a text shows of a rule.
pub(super) fn observe(bench: &Bench, (rule, document): &Candidate) -> Vec<Finding> {
    bench.findings(*rule, document)
}

/// The candidate that a mutant treats otherwise, and what to expect of it.
pub(super) fn choose(
    bench: &Bench,
    candidates: &[(Candidate, Vec<Finding>)],
) -> Option<Suggestion> {
    candidates.iter().find_map(|(candidate, before)| {
        let after = bench.findings(candidate.0, &candidate.1);
        let expect = told_apart(before, &after)?;
        Some(Suggestion {
            text: candidate.1.fields.values().next()?.clone(),
            expect,
        })
    })
}

/// The least that has to be expected of the findings before, so that those after do not meet it.
fn told_apart(before: &[Finding], after: &[Finding]) -> Option<String> {
    let count = format!("findings: {}", before.len());
    if before.len() != after.len() {
        return Some(count);
    }
    let scores = |findings: &[Finding]| -> Vec<String> {
        findings
            .iter()
            .map(|finding| finding.score.to_string())
            .collect()
    };
    if scores(before) != scores(after) {
        return Some(format!("{count}, scores: [{}]", scores(before).join(", ")));
    }
    let captures =
        |findings: &[Finding]| -> Vec<String> { findings.iter().map(captured).collect() };
    if captures(before) != captures(after) {
        return Some(format!(
            "{count}, captures: [{}]",
            captures(before).join(", ")
        ));
    }
    let spans = spans(before);
    (spans != self::spans(after)).then(|| {
        let spans = spans
            .iter()
            .map(|(signal, texts)| format!("{signal}: [{}]", texts.join(", ")));
        format!(
            "{count}, spans: {{{}}}",
            spans.collect::<Vec<_>>().join(", ")
        )
    })
}

fn captured(finding: &Finding) -> String {
    let each = finding.captures.iter().map(|(name, captured)| {
        let value = serde_json::to_value(&captured.value).unwrap_or_default();
        format!("{name}: {value}")
    });
    format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
}

/// The texts that findings cite, by signal, in order, without doubles; signals that no author named aside.
fn spans(findings: &[Finding]) -> BTreeMap<&str, Vec<String>> {
    let mut all: BTreeMap<&str, Vec<(usize, String)>> = BTreeMap::new();
    for found in findings.iter().flat_map(|finding| &finding.matches) {
        let quoted = serde_json::Value::from(found.text.as_str()).to_string();
        all.entry(&found.signal)
            .or_default()
            .push((found.span.start, quoted));
    }
    let tidy = |mut texts: Vec<(usize, String)>| {
        texts.sort();
        texts.dedup();
        texts.into_iter().map(|(_, text)| text).collect()
    };
    all.into_iter()
        .map(|(signal, texts)| (signal, tidy(texts)))
        .collect()
}
