//! What a policy's own tests prove: coverage, mutants, evasions; and the command line around them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use bayan::{
    Coverage, Document, LabelledText, MutantKind, MutantLimit, Mutation, MutationReport, Policy,
    PolicyError, Survivor, Technique, coverage, evasions, mutants, run_tests,
};

const HEAD: &str = "
bayan: 1
kind: policy
name: small
version: 1.0.0
labels:
  spam: {title: Spam, severity: low, threshold: 50, action: log}
---
bayan: 1
kind: rule
id: spam.pills
label: spam
title: Pills are sold
version: 1.0.0
status: draft
langs: [en]
";

const RULE: &str = "
signals:
  sell:
    terms: {en: [buy, sell, order]}
    except:
      - {id: negated, why: not sold, near: negator, tokens: 1, side: before}
  negator: {terms: {en: [never, not]}}
  pill: {terms: [{is: pill, en: [pill(s|)]}, {is: tablet, en: [tablet]}]}
  law: {terms: {en: [police]}}
  price: {quantity: {gte: 10}}
when: {sentence: {near: {id: offer, anchor: pill, with: {sell: {tokens: 3, side: before}}}}}
unless:
  - {id: news, why: reports about it, at: document, when: law}
score: {base: 60, add: [{if: price, points: 20}]}
captures: {per: offer, what: pill.is}
";

const ONE_TEST: &str = "tests:
  - {text: buy pills, expect: {findings: 1}}
";

const MANY_TESTS: &str = "tests:
  - {text: buy pills, expect: {findings: 1, scores: [60], labels: [spam], captures: [{what: pill}]}}
  - {text: sell one two three pills for 10 coins, expect: {findings: 1, scores: [80], labels: [spam]}}
  - {text: sell one two three four pills, expect: {findings: 0, because: {signal: sell, reason: too_far}}}
  - {text: order a tablet for 9 coins, expect: {findings: 1, scores: [60], captures: [{what: tablet}]}}
  - {text: never ever buy pills, expect: {findings: 0, because: {signal: sell, reason: excepted, by: negated}}}
  - {text: never did they buy pills, expect: {findings: 1}}
  - {text: buy not pills, expect: {findings: 1}}
  - {text: not buy a pill, expect: {findings: 0}}
  - {text: pills to buy, expect: {findings: 0, because: {signal: sell, reason: wrong_side}}}
  - {text: \"Buy it.\\nPills are bad.\", expect: {findings: 0}}
  - {text: \"Buy it.\\n\\nPills are bad.\", expect: {findings: 0}}
  - {text: \"Buy pills.\\nThe police know.\", expect: {findings: 0, because: {reason: unless, by: news}}}
";

fn policy(tests: &str) -> Policy {
    match Policy::from_text("small.yaml", &format!("{HEAD}{RULE}{tests}")) {
        Ok(policy) => policy,
        Err(PolicyError::Faulty(faults)) => panic!("{}", faults.render(false)),
        Err(error) => panic!("{error}"),
    }
}

fn covered(tests: &str) -> Coverage {
    coverage(&policy(tests), None, &[]).unwrap()
}

fn mutated(tests: &str, limit: MutantLimit) -> MutationReport {
    mutants(&policy(tests), None, limit).unwrap()
}

fn survivor<'a>(report: &'a MutationReport, path: &str, change: &str) -> Option<&'a Survivor> {
    let mut survivors = report.survivors.iter();
    survivors.find(|survivor| survivor.path == path && survivor.change == change)
}

#[test]
fn the_tests_of_these_tests_pass() {
    for tests in [ONE_TEST, MANY_TESTS] {
        let outcomes = run_tests(&policy(tests), None).unwrap();
        let failed: Vec<_> = outcomes.iter().filter(|test| !test.passed()).collect();
        assert!(failed.is_empty(), "{failed:#?}");
    }
}

#[test]
fn coverage_counts_what_was_seen_both_ways() {
    let one = covered(ONE_TEST);
    // near, its companion, unless, score and the exception can each hold and fail.
    assert_eq!(one.conditions.of, 10);
    assert_eq!(one.conditions.seen, 5);
    assert_eq!((one.terms.seen, one.terms.of), (2, 8));
    assert_eq!((one.entries.seen, one.entries.of), (1, 2));
    let gaps: Vec<(&str, bool)> = one.rules[0]
        .gaps
        .iter()
        .map(|gap| (gap.path.as_str(), gap.never))
        .collect();
    assert_eq!(
        gaps,
        [
            ("when.sentence.near", false),
            ("when.sentence.near.with.sell", false),
            ("unless[0]", true),
            ("score.add[0]", true),
            ("signals.sell.except.negated", true),
        ]
    );
    assert_eq!(one.rules[0].gaps[2].at, "small.yaml:29:5");
    let unused: Vec<&str> = one.unused.iter().map(|term| term.term.as_str()).collect();
    assert_eq!(
        unused,
        ["sell", "order", "never", "not", "tablet", "police"]
    );

    let many = covered(MANY_TESTS);
    assert_eq!((many.conditions.seen, many.conditions.of), (10, 10));
    assert_eq!(many.terms.seen, many.terms.of);
    assert!(many.unused.is_empty() && many.rules[0].gaps.is_empty());
}

#[test]
fn labelled_texts_match_terms_and_show_no_conditions() {
    let gold = [labelled("order a tablet from the police", &[])];
    let seen = coverage(&policy(ONE_TEST), None, &gold).unwrap();
    assert_eq!(seen.conditions, covered(ONE_TEST).conditions);
    assert_eq!((seen.terms.seen, seen.terms.of), (5, 8));
    assert_eq!(seen.terms_by_gold, 3);
    assert_eq!((seen.entries.seen, seen.entries.of), (2, 2));
    let lists: Vec<String> = seen
        .lists
        .iter()
        .map(|list| format!("{} {}", list.list, list.terms))
        .collect();
    assert_eq!(
        lists,
        [
            "spam.pills.negator 0 of 2",
            "spam.pills.sell 2 of 3",
            "spam.pills.law 1 of 1",
            "spam.pills.pill 2 of 2",
        ]
    );
}

#[test]
fn a_rule_that_is_not_asked_for_is_not_counted() {
    assert_eq!(
        coverage(&policy(ONE_TEST), Some("no.such"), &[]).unwrap(),
        Coverage::default()
    );
}

#[test]
fn many_tests_kill_what_one_lets_live() {
    let one = mutated(ONE_TEST, MutantLimit::default());
    let many = mutated(MANY_TESTS, MutantLimit::default());
    assert_eq!(one.tried, many.tried);
    assert_eq!(one.tried, one.killed + one.survivors.len());
    assert!(one.killed < many.killed, "{} {}", one.killed, many.killed);
    let killed = [
        ("when.sentence.near.with.sell", "tokens 3 → 4"),
        ("when.sentence.near.with.sell", "tokens 3 → 2"),
        ("when.sentence.near.with.sell", "tokens 3 → 6"),
        ("when.sentence.near.with.sell", "side before → either"),
        ("when.sentence", "sentence → document"),
        ("when.sentence", "sentence → paragraph"),
        ("unless.news", "entry dropped"),
        ("unless.news", "at document → the finding's unit"),
        ("score.base", "base 60 → 49"),
        ("score.add[0]", "+20 points dropped"),
        ("signals.price.quantity", "gte 10 → 11"),
        ("signals.price.quantity", "gte 10 → 9"),
        ("signals.sell.except.negated", "exception dropped"),
        ("signals.sell.except.negated", "tokens 1 → 0"),
        ("signals.sell.except.negated", "tokens 1 → 2"),
        ("signals.sell.except.negated", "side before → either"),
        ("labels.spam.threshold", "threshold 50 → 61"),
        ("lists.spam.pills.sell", "term `order` dropped"),
    ];
    for (path, change) in killed {
        assert!(
            survivor(&many, path, change).is_none(),
            "{path} {change} lives"
        );
    }
    assert!(survivor(&one, "when.sentence.near.with.sell", "tokens 3 → 4").is_some());
    assert!(survivor(&one, "labels.spam.threshold", "threshold 50 → 61").is_some());
}

/// The policy with a comment behind something of its rule.
fn argued(beside: &str, comment: &str) -> MutationReport {
    let rule = RULE.replacen(beside, &format!("{beside}  # allow: mutant {comment}"), 1);
    assert_ne!(rule, RULE);
    let text = format!("{HEAD}{rule}{ONE_TEST}");
    let policy = Policy::from_text("small.yaml", &text).unwrap();
    assert!(policy.warnings().entries.is_empty(), "nothing to say of it");
    mutants(&policy, None, MutantLimit::All).unwrap()
}

#[test]
fn an_argued_mutant_is_no_survivor() {
    let plain = mutated(ONE_TEST, MutantLimit::All);
    let line = argued("  law: {terms: {en: [police]}}", "a matter of taste");
    assert_eq!((line.killed, line.tried), (plain.killed, plain.tried));
    assert!(line.argued > 0);
    assert_eq!(line.survivors.len() + line.argued, plain.survivors.len());
    assert_eq!(line.rules[0].argued, line.argued);
    let [argument] = &line.arguments[..] else {
        panic!("{:?}", line.arguments)
    };
    assert_eq!(argument.reason, "a matter of taste");
    assert_eq!(argument.at, "small.yaml:25:33");
    assert!(
        argument
            .mutants
            .iter()
            .any(|one| one.change == "term `police` dropped")
    );
    assert!(
        argument
            .mutants
            .iter()
            .all(|one| one.at.starts_with("small.yaml:25:"))
    );

    // All that begins in the line: the terms, the exception and its parts.
    let block = argued("  sell:", "all of it");
    assert!(block.argued > line.argued);
    let lines = |report: &MutationReport| -> Vec<String> {
        let of = report.arguments[0].mutants.iter();
        of.map(|one| one.at.split(':').nth(1).unwrap_or("").to_owned())
            .collect()
    };
    assert!(lines(&block).contains(&"20".to_owned()));
    assert!(lines(&block).contains(&"22".to_owned()));
    assert!(
        lines(&block)
            .iter()
            .all(|line| ["19", "20", "21", "22"].contains(&&**line))
    );
}

#[test]
fn an_argument_may_speak_of_one_kind_and_of_the_whole_policy() {
    let plain = mutated(ONE_TEST, MutantLimit::All);
    let of_kind = |report: &MutationReport, kind: MutantKind| {
        let lives = report.survivors.iter();
        lives.filter(|survivor| survivor.kind == kind).count()
    };
    let distances = of_kind(&plain, MutantKind::Distance);
    assert!(distances > 0 && of_kind(&plain, MutantKind::Edge) > 0);
    let head = "# allow: mutant/distance measured on labelled texts\n";
    let manifest = HEAD.trim_start();
    let text = format!("{head}{manifest}{RULE}{ONE_TEST}");
    let policy = Policy::from_text("small.yaml", &text).unwrap();
    assert!(policy.warnings().entries.is_empty(), "nothing to say of it");
    let argued = mutants(&policy, None, MutantLimit::All).unwrap();
    assert_eq!(argued.argued, distances);
    assert_eq!(argued.kinds[&MutantKind::Distance].argued, distances);
    assert_eq!(
        of_kind(&argued, MutantKind::Edge),
        of_kind(&plain, MutantKind::Edge)
    );
    assert_eq!(argued.arguments[0].mutants.len(), distances);
}

#[test]
fn an_argument_of_nothing_is_told() {
    let rule = format!(
        "{RULE}# allow: mutant for nothing
"
    );
    let text = format!("{HEAD}{rule}{MANY_TESTS}");
    let policy = Policy::from_text("small.yaml", &text).unwrap();
    let whole = mutants(&policy, None, MutantLimit::All).unwrap();
    assert_eq!(whole.argued, 0);
    assert_eq!(whole.arguments.len(), 1);
    assert!(whole.arguments[0].mutants.is_empty());
    // Of what was not tried, nothing can be said.
    let some = mutants(&policy, None, MutantLimit::Terms(1)).unwrap();
    assert!(some.arguments.is_empty());
}

fn labelled(text: &str, labels: &[&str]) -> LabelledText {
    LabelledText {
        document: Document::text(text),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        ..LabelledText::default()
    }
}

#[test]
fn labelled_texts_kill() {
    let run = |status: &str, gold: &[LabelledText]| {
        let text = format!("{HEAD}{RULE}{ONE_TEST}").replace("status: draft", status);
        // Two tests let a rule be in force.
        let text = text + "  - {text: pills, expect: {findings: 0}}\n";
        let policy = Policy::from_text("small.yaml", &text).unwrap();
        let mutation = Mutation {
            gold,
            ..Mutation::default()
        };
        let mut told = 0;
        let report = mutation.run(&policy, &mut |_, _| told += 1).unwrap();
        assert_eq!(told, report.tried);
        report
    };
    let lives = |report: &MutationReport, path: &str, change: &str| {
        survivor(report, path, change).is_some()
    };
    let order = ("lists.spam.pills.sell", "term `order` dropped");
    let news = ("unless.news", "entry dropped");
    let plain = run("status: enforce", &[]);
    assert!(lives(&plain, order.0, order.1) && lives(&plain, news.0, news.1));
    assert_eq!(plain.killed_by_gold, 0);
    let gold = [
        labelled("order pills", &["spam"]),
        labelled("buy pills, the police say", &[]),
    ];
    let both = run("status: enforce", &gold);
    assert!(!lives(&both, order.0, order.1) && !lives(&both, news.0, news.1));
    assert!(both.killed_by_gold >= 2);
    assert_eq!(both.killed, plain.killed + both.killed_by_gold);
    // What is wrong today, or counts neither way, proves nothing; nor does a rule that gives no labels.
    let wrong = [
        labelled("order pills", &[]),
        labelled("buy pills, the police say", &["spam"]),
    ];
    assert_eq!(run("status: enforce", &wrong).killed_by_gold, 0);
    let mut optional = gold.clone();
    for text in &mut optional {
        text.optional.insert("spam".to_owned());
    }
    assert_eq!(run("status: enforce", &optional).killed_by_gold, 0);
    assert_eq!(run("status: draft", &gold).killed_by_gold, 0);
}

/// A suggested test fails on the mutant and passes on the policy.
#[test]
fn suggestions_kill_their_mutant() {
    let one = mutated(ONE_TEST, MutantLimit::All);
    let mut tested = 0;
    for survivor in &one.survivors {
        let Some(suggestion) = &survivor.suggestion else {
            continue;
        };
        let tests = format!("{ONE_TEST}  {}\n", suggestion.as_yaml());
        let outcomes = run_tests(&policy(&tests), None).unwrap();
        assert!(
            outcomes.iter().all(bayan::TestOutcome::passed),
            "{suggestion:?} {outcomes:#?}"
        );
        let again = mutated(&tests, MutantLimit::All);
        let (path, change) = (&survivor.path, &survivor.change);
        assert!(
            self::survivor(&again, path, change).is_none(),
            "{survivor:?} lives"
        );
        tested += 1;
    }
    assert!(
        tested >= 12,
        "{tested} of {} suggested",
        one.survivors.len()
    );
    let term = survivor(&one, "lists.spam.pills.sell", "term `order` dropped").unwrap();
    assert_eq!(term.at, "small.yaml:20:29");
    let suggestion = term.suggestion.as_ref().unwrap();
    assert_eq!(
        suggestion.as_yaml(),
        "- {text: \"order pills\", expect: {findings: 1}}"
    );
    let far = survivor(&one, "when.sentence.near.with.sell", "tokens 3 → 4").unwrap();
    let suggestion = far.suggestion.as_ref().unwrap();
    assert_eq!(suggestion.text, "buy word word word word pills");
    assert_eq!(suggestion.expect, "findings: 0");
}

#[test]
fn terms_beyond_the_limit_are_counted() {
    let some = mutated(ONE_TEST, MutantLimit::Terms(3));
    let all = mutated(ONE_TEST, MutantLimit::All);
    assert_eq!(some.untried, 5);
    assert_eq!(all.untried, 0);
    // Five terms more, and the two variants of `pill(s|)`.
    assert_eq!(all.tried, some.tried + 7);
    let path = "lists.spam.pills.pill";
    assert!(survivor(&all, path, "variant `pill` of `pill(s|)` dropped").is_some());
    assert!(survivor(&all, path, "variant `pills` of `pill(s|)` dropped").is_some());
    assert!(survivor(&all, path, "term `pill(s|)` dropped").is_none());
}

#[test]
fn failing_tests_kill_nothing() {
    let failing = "tests:\n  - {text: buy pills, expect: {findings: 2}}\n";
    let report = mutated(failing, MutantLimit::default());
    assert_eq!((report.failing, report.killed), (1, 0));
}

/// A list that two rules share is proved by the tests of either.
#[test]
fn a_shared_list_is_proved_by_any_rule() {
    let text = "
bayan: 1
kind: policy
name: two
version: 1.0.0
labels: {a: {title: A, severity: low, threshold: 50, action: log}}
---
bayan: 1
kind: lists
lists: {words: {en: [one, two]}}
---
bayan: 1
kind: rule
id: a.first
label: a
title: First
version: 1.0.0
status: enforce
langs: [en]
signals: {word: {terms: $words}}
when: word
tests:
  - {text: one, expect: {findings: 1}}
  - {text: none, expect: {findings: 0}}
---
bayan: 1
kind: rule
id: a.second
label: a
title: Second
version: 1.0.0
status: enforce
langs: [en]
signals: {word: {terms: $words, fold: skeleton}}
when: word
tests:
  - {text: two, expect: {findings: 1}}
  - {text: none, expect: {findings: 0}}
";
    let policy = Policy::from_text("two.yaml", text).unwrap();
    let report = mutants(&policy, None, MutantLimit::All).unwrap();
    let terms = report
        .survivors
        .iter()
        .filter(|survivor| survivor.change.starts_with("term"));
    assert_eq!(terms.count(), 0, "{:#?}", report.survivors);
    let covered = coverage(&policy, None, &[]).unwrap();
    assert_eq!((covered.terms.seen, covered.terms.of), (2, 2));
    assert_eq!(covered.rules[0].terms.seen, 1);
}

#[test]
fn evasions_tell_what_is_lost_and_gained() {
    let report = evasions(&policy(MANY_TESTS), None).unwrap();
    let rule = &report.rules[0];
    let of = |technique: Technique| {
        let mut all = rule.techniques.iter();
        all.find(|tally| tally.technique == technique).copied()
    };
    // Folded away by default, so nothing is lost.
    let case = of(Technique::Case).unwrap();
    assert_eq!((case.kept, case.positive, case.gained), (5, 5, 0));
    assert_eq!(case.negative, 7);
    let full = of(Technique::Presentation).unwrap();
    assert_eq!(full.kept, full.positive);
    // Not seen through without the skeleton.
    assert_eq!(of(Technique::Spaced).unwrap().kept, 0);
    assert_eq!(of(Technique::Leet).unwrap().kept, 0);
    // No Arabic letter anywhere.
    assert_eq!(of(Technique::Marks), None);
    let lost = report
        .texts
        .iter()
        .find(|text| text.technique == Technique::Spaced)
        .unwrap();
    assert_eq!(
        (lost.text.as_str(), lost.before, lost.after),
        ("b u y p i l l s", 1, 0)
    );
    assert_eq!(report.tried, report.positive + report.negative);
}

/// A negator in disguise no longer excuses: wrongly gained.
#[test]
fn a_disguised_exception_is_a_gain() {
    let tests = "tests:
  - {text: buy pills, expect: {findings: 1}}
  - {text: \"nоt buy pills\", expect: {findings: 1}}
  - {text: not buy pills, expect: {findings: 0}}
";
    let report = evasions(&policy(tests), None).unwrap();
    let zero_width = report.rules[0].techniques.iter();
    let gained: usize = zero_width.map(|tally| tally.gained).sum();
    assert_eq!(gained, report.gained);
}

/// Arabic texts keep their findings under what the default fold takes away.
#[test]
fn arabic_disguises_are_folded_away() {
    let text = "
bayan: 1
kind: policy
name: ar
version: 1.0.0
labels: {a: {title: A, severity: low, threshold: 50, action: log}}
---
bayan: 1
kind: rule
id: a.kill
label: a
title: Killing
version: 1.0.0
status: enforce
langs: [ar]
signals: {kill: {terms: {ar: [قتل]}}}
when: kill
tests:
  - {text: سوف أخبركم أنه قتل ٣ رجال, expect: {findings: 1}}
  - {text: مقتل الرجل, expect: {findings: 0, because: {signal: kill, reason: boundary}}}
";
    let policy = Policy::from_text("ar.yaml", text).unwrap();
    let report = evasions(&policy, None).unwrap();
    for technique in [
        Technique::Marks,
        Technique::Tatweel,
        Technique::ZeroWidth,
        Technique::Affixes,
        Technique::Presentation,
    ] {
        let tally = report.rules[0].techniques.iter();
        let tally = tally
            .clone()
            .find(|tally| tally.technique == technique)
            .unwrap();
        assert_eq!((tally.kept, tally.positive), (1, 1), "{technique:?}");
    }
    // Zero width spaces between all letters hide a word, so that no part of it is one.
    let mut texts = report.texts.iter();
    assert!(texts.all(|text| text.after <= text.before));
}

#[cfg(feature = "cli")]
mod command_line {
    use std::fs;
    use std::io::{BufRead, BufReader};
    use std::path::PathBuf;
    use std::process::{Command, Output, Stdio};

    use super::{HEAD, MANY_TESTS, ONE_TEST, RULE};

    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str, tests: &str) -> Self {
            let name = format!("bayan-testing-{test}-{}", std::process::id());
            let folder = Self(std::env::temp_dir().join(name));
            fs::create_dir_all(&folder.0).unwrap();
            folder.write("small.yaml", &format!("{HEAD}{RULE}{tests}"));
            folder
        }

        fn write(&self, name: &str, text: &str) {
            fs::write(self.0.join(name), text).unwrap();
        }

        fn command(&self, args: &[&str]) -> Command {
            let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
            command.current_dir(&self.0).args(args);
            command
        }

        fn run(&self, args: &[&str]) -> (i32, String, String) {
            let Output {
                status,
                stdout,
                stderr,
            } = self.command(args).output().unwrap();
            let text = |bytes| String::from_utf8(bytes).unwrap();
            (status.code().unwrap(), text(stdout), text(stderr))
        }

        fn json(&self, args: &[&str]) -> serde_json::Value {
            let (_, out, err) = self.run(args);
            serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{err}"))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn reports_have_exact_fractions() {
        let folder = Folder::new("fractions", ONE_TEST);
        let all = [
            "test",
            "small.yaml",
            "--coverage",
            "--mutants",
            "--evasions",
        ];
        let (status, out, _) = folder.run(&all);
        assert_eq!(status, 0);
        for part in [
            "5 of 10",
            "2 of 8",
            "at small.yaml:29:5",
            "killed ",
            "    try - {text: \"order pills\", expect: {findings: 1}}",
            "wrongly gained 0 of 0",
            "lost 1 of 1",
        ] {
            assert!(out.contains(part), "no `{part}` in\n{out}");
        }
        assert!(!out.contains('%'), "{out}");
        let json = folder.json(&[&all[..], &["--format", "json"]].concat());
        assert_eq!(
            json["coverage"]["conditions"],
            serde_json::json!({"seen": 5, "of": 10})
        );
        let mutants = &json["mutants"];
        let lived = mutants["survivors"].as_array().unwrap().len();
        let tried = mutants["tried"].as_u64().unwrap();
        assert_eq!(mutants["killed"].as_u64().unwrap() + lived as u64, tried);
        assert_eq!(json["evasions"]["rules"][0]["rule"], "spam.pills");
    }

    #[test]
    fn gaps_fail_only_if_they_are_denied() {
        let folder = Folder::new("denied", ONE_TEST);
        let denied = |what: &str| {
            folder
                .run(&["test", "small.yaml", what, "--deny", "warnings"])
                .0
        };
        assert_eq!(folder.run(&["test", "small.yaml", "--coverage"]).0, 0);
        assert_eq!(denied("--coverage"), 1);
        assert_eq!(denied("--mutants"), 1);
    }

    #[test]
    fn argued_mutants_pass() {
        // The whole rule is argued, but for its score and threshold, which stand at its id and label.
        let folder = Folder::new("argued", ONE_TEST);
        let args = ["test", "small.yaml", "--mutants", "--deny", "warnings"];
        let rule = RULE.replace(
            "\nsignals:",
            "\nsignals:  # allow: mutant made to be argued",
        );
        folder.write("small.yaml", &format!("{HEAD}{rule}{ONE_TEST}"));
        let (status, out, err) = folder.run(&args);
        assert_eq!(status, 1, "{out}{err}");
        assert!(
            out.contains(", argued ") && out.contains("argued  not tried"),
            "{out}"
        );
        let json = folder.json(&[&args[..], &["--format", "json"]].concat());
        let argument = &json["mutants"]["arguments"][0];
        assert_eq!(argument["reason"], "made to be argued");
        assert!(!argument["mutants"].as_array().unwrap().is_empty());
        let idle = format!("{HEAD}{RULE}{MANY_TESTS}# allow: mutant nothing\n");
        folder.write("small.yaml", &idle);
        let (_, out, _) = folder.run(&args);
        assert!(
            out.contains("nothing lives that `# allow: mutant` argues"),
            "{out}"
        );
    }

    #[test]
    fn labelled_texts_kill_too() {
        let tests = format!("{ONE_TEST}  - {{text: pills, expect: {{findings: 0}}}}\n");
        let folder = Folder::new("labelled", &tests);
        let head = HEAD.replace("status: draft", "status: enforce");
        folder.write("small.yaml", &format!("{head}{RULE}{tests}"));
        folder.write(
            "gold.jsonl",
            "{\"text\": \"order pills\", \"lang\": \"en\", \"labels\": [\"spam\"]}\n",
        );
        let args = ["test", "small.yaml", "--mutants", "--gold", "gold.jsonl"];
        let (status, out, err) = folder.run(&args);
        assert_eq!(status, 0, "{err}");
        assert!(out.contains(" by labelled texts alone) of "), "{out}");
        assert!(!out.contains("`order` dropped"), "{out}");
        folder.write("gold.jsonl", "{\"text\": \"order pills\"}\n");
        let (status, _, err) = folder.run(&args);
        assert_eq!(status, 2, "{err}");
        assert!(err.contains("there is no `labels`"), "{err}");
        assert_eq!(
            folder
                .run(&["test", "small.yaml", "--gold", "gold.jsonl"])
                .0,
            2
        );
    }

    #[test]
    fn failing_tests_are_told_first() {
        let folder = Folder::new(
            "failing",
            &MANY_TESTS.replace("findings: 1}", "findings: 3}"),
        );
        let (status, out, err) = folder.run(&["test", "small.yaml", "--mutants"]);
        assert_eq!(status, 1);
        assert!(!out.contains("killed"), "{out}");
        assert!(err.contains("when all of them pass"), "{err}");
    }

    #[test]
    fn no_tests_are_a_failure() {
        let folder = Folder::new("none", "");
        let (status, _, err) = folder.run(&["test", "small.yaml", "--coverage", "--mutants"]);
        assert_eq!(status, 1);
        assert!(err.contains("no tests"), "{err}");
        assert_eq!(
            folder.run(&["test", "small.yaml", "--rule", "nonsense"]).0,
            2
        );
        assert_eq!(folder.run(&["test", "--watch"]).0, 2);
    }

    #[test]
    fn watching_runs_again_after_a_change() {
        let folder = Folder::new("watch", ONE_TEST);
        let mut command = folder.command(&["test", "small.yaml", "--watch"]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut notes = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        assert!(notes.next().unwrap().unwrap().contains("waiting"));
        folder.write("small.yaml", &format!("{HEAD}{RULE}{MANY_TESTS}"));
        let second = lines.next().unwrap().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(first, "1 test of 1 rule: 1 passed, 0 failed");
        assert_eq!(second, "12 tests of 1 rule: 12 passed, 0 failed");
    }

    const GOLD: &str = r#"{"id": "a", "lang": "en", "text": "buy pills", "labels": ["spam"]}
{"id": "b", "lang": "en", "text": "order some capsules", "labels": ["spam"]}
{"id": "c", "lang": "en", "text": "sell pills", "labels": []}
{"id": "d", "lang": "en", "text": "nothing", "labels": []}
"#;

    #[test]
    fn a_baseline_tells_what_changed() {
        let folder = Folder::new("baseline", ONE_TEST);
        let live = format!("{HEAD}{RULE}{ONE_TEST}").replace("status: draft", "status: enforce");
        folder.write("small.yaml", &live);
        folder.write("gold.jsonl", GOLD);
        let eval = ["eval", "gold.jsonl", "--policy", "small.yaml"];
        let (_, before, _) = folder.run(&[&eval[..], &["--format", "json"]].concat());
        folder.write("before.json", &before);
        let (_, out, _) = folder.run(&eval);
        assert!(
            out.contains("nearest spam.pills: lacks when.sentence.near"),
            "{out}"
        );
        assert!(out.contains("given by spam.pills: `sell` `pills`"), "{out}");

        let other = live
            .replace("[tablet]", "[tablet, capsules]")
            .replace("[buy, sell, order]", "[sell, order]");
        folder.write("small.yaml", &other);
        let compared = [&eval[..], &["--baseline", "before.json"]].concat();
        let (status, out, _) = folder.run(&compared);
        assert_eq!(status, 0);
        assert!(out.contains("mended  b  en  missed spam"), "{out}");
        assert!(out.contains("broken  a  en  missed spam"), "{out}");
        assert!(
            out.contains("figures: 0 better, 0 worse; misses: 1 mended, 1 broken"),
            "{out}"
        );
        let json = folder.json(&[&compared[..], &["--format", "json"]].concat());
        assert_eq!(json["changes"]["mended"][0]["id"], "b");
        folder.write("other.json", "{}");
        assert_eq!(
            folder
                .run(&[&eval[..], &["--baseline", "other.json"]].concat())
                .0,
            2
        );
    }

    #[test]
    fn a_floor_is_a_gate() {
        let folder = Folder::new("floor", ONE_TEST);
        let live = format!("{HEAD}{RULE}{ONE_TEST}").replace("status: draft", "status: enforce");
        folder.write("small.yaml", &live);
        folder.write("gold.jsonl", GOLD);
        let status = |floor: &str| {
            folder.write("floor.json", floor);
            let args = [
                "eval",
                "gold.jsonl",
                "--policy",
                "small.yaml",
                "--floor",
                "floor.json",
            ];
            folder.run(&args)
        };
        assert_eq!(
            status(r#"{"gold.jsonl": {"spam": {"en": 0.5, "all": 0.5}}}"#).0,
            0
        );
        let (code, out, _) = status(r#"{"gold.jsonl": {"spam": {"en": 0.51}}}"#);
        assert_eq!(code, 1);
        assert!(out.contains("gold.jsonl  spam  en  0.5000 < 0.51"), "{out}");
        // Nothing of that language was measured, so its floor is not reached.
        assert_eq!(status(r#"{"gold.jsonl": {"spam": {"ar": 0.1}}}"#).0, 1);
        for nothing in [
            "{}",
            r#"{"other.jsonl": {"spam": {"en": 0}}}"#,
            r#"{"gold.jsonl": {"spam": {"en": 95}}}"#,
            "x",
        ] {
            assert_eq!(status(nothing).0, 2, "{nothing}");
        }
    }
}

/// Two rules that share a signal with its exception; only the second one's tests show the exception.
const SHARED: &str = "
---
bayan: 1
kind: signals
id: selling
signals:
  sell:
    terms: {en: [sell]}
    except:
      - {id: negated, why: not sold, near: negator, tokens: 1, side: before}
  negator: {terms: {en: [never]}}
---
bayan: 1
kind: rule
id: spam.one
label: spam
title: Pills are sold
version: 1.0.0
status: draft
langs: [en]
use: [selling]
signals: {pill: {terms: {en: [pills]}}}
when: {all: [sell, pill]}
tests:
  - {text: sell pills, expect: {findings: 1}}
---
bayan: 1
kind: rule
id: spam.two
label: spam
title: Watches are sold
version: 1.0.0
status: draft
langs: [en]
use: [selling]
signals: {watch: {terms: {en: [watches]}}}
when: {all: [sell, watch]}
tests:
  - {text: sell watches, expect: {findings: 1}}
  - {text: never ever sell watches, expect: {findings: 0, because: {signal: sell, reason: excepted, by: negated}}}
  - {text: never did they sell watches, expect: {findings: 1}}
  - {text: sell never watches, expect: {findings: 1}}
";

fn shared() -> Policy {
    // The rules of this text take the place of the one that stands behind the manifest.
    let manifest = HEAD
        .split_once("---")
        .map_or(HEAD, |(manifest, _)| manifest);
    match Policy::from_text("shared.yaml", &format!("{manifest}{SHARED}")) {
        Ok(policy) => policy,
        Err(PolicyError::Faulty(faults)) => panic!("{}", faults.render(false)),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_shared_exception_is_covered_once() {
    let whole = coverage(&shared(), None, &[]).unwrap();
    assert_eq!(whole.rules[0].gaps.len(), 2, "{:#?}", whole.rules[0].gaps);
    let of_shared = |gap: &&bayan::Gap| gap.path.starts_with("signals.sell");
    let gaps: Vec<_> = whole.rules.iter().flat_map(|rule| &rule.gaps).collect();
    assert_eq!(gaps.into_iter().filter(of_shared).count(), 0);
    // A rule alone shows what its own tests show.
    let alone = coverage(&shared(), Some("spam.one"), &[]).unwrap();
    let gaps: Vec<_> = alone.rules[0].gaps.iter().filter(of_shared).collect();
    assert_eq!(gaps.len(), 1);
    assert!(gaps[0].never);
    assert_eq!(gaps[0].at, "shared.yaml:17:9");
}

#[test]
fn a_shared_exception_is_one_mutant() {
    let paths = |report: &MutationReport| report.tried;
    let whole = mutants(&shared(), None, MutantLimit::default()).unwrap();
    let dropped = survivor(&whole, "signals.sell.except.negated", "exception dropped");
    assert!(dropped.is_none(), "{:#?}", whole.survivors);
    let one = mutants(&shared(), Some("spam.one"), MutantLimit::default()).unwrap();
    let two = mutants(&shared(), Some("spam.two"), MutantLimit::default()).unwrap();
    assert!(paths(&whole) < paths(&one) + paths(&two));
    // The other rule's tests notice it there too.
    let dropped = survivor(&one, "signals.sell.except.negated", "exception dropped");
    assert!(dropped.is_none(), "{:#?}", one.survivors);
    let two_of = whole
        .rules
        .iter()
        .map(|rule| (rule.rule.as_str(), rule.tried));
    let own: Vec<_> = two_of.collect();
    assert!(own[0].1 > own[1].1, "{own:?}");
}
