//! The corpus of `cases/`: policies and texts as people read them, through the engine, the reference evaluator and the
//! command line.
//!
//! Each YAML document of a file is one `policy` and its `cases`. A policy's documents need not say `bayan`, and a rule
//! need not say what is the same everywhere (`kind`, `label`, `title`, `version`, `status`, `langs`); a manifest is added
//! if there is none. A case has a `name` of its own, says `why`, gives `text` (so many `times`, and `after`)
//! or `fields`, and `meta`, and expects some of:
//!
//! - `labels`, `action`, `findings` (a number), `rules` (their ids), `scores`, `units` (`sentence: its text`), `suppressed`
//!   (ids of entries, a list a finding; `told by RULE` where another one tells its claim), `shadow` (rule ids), `truncated`;
//! - by signal, over all matches that findings cite, in order, without doubles: `spans` (texts), `terms`, `values`, `folds`
//!   (their names joined by blanks), `affixes` (likewise, `before` ones end in `+`, others begin with it);
//! - `captures`: a mapping a finding, the named keys are compared, `null` is unbound;
//! - `because`: a mapping or several; some node of the trace (of `rule`, if named) has that `reason` with all the named
//!   details, at `signal`, if named.
//!
//! A chapter may also tell the `outcomes` of the tests in its policy, in order: `name`, `why` and the `differences`, none where
//! the test passes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test program"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
#[cfg(feature = "cli")]
use std::{
    io::Write,
    process::{Command, Stdio},
};

use bayan::{
    Difference, Document, Engine, Finding, Match, Meta, Name, Policy, PolicyError, Reason,
    Suppressed, TraceNode, Verdict, run_tests,
};
use serde::Deserialize;
use serde_json::{Value, json};

use support::agreement;

/// A policy and its cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    policy: String,
    #[serde(default)]
    cases: Vec<Case>,
    /// What becomes of the tests that stand in the policy, in order.
    outcomes: Option<Vec<Outcome>>,
}

/// A test's differences, as `FIELD: expected EXPECTED, got GOT`; none where it passes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    name: String,
    why: String,
    #[serde(default)]
    differences: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    text: Option<String>,
    times: Option<usize>,
    #[serde(default)]
    after: String,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    #[serde(default)]
    meta: BTreeMap<String, Value>,
    labels: Option<Vec<Name>>,
    action: Option<Value>,
    findings: Option<usize>,
    rules: Option<Vec<Name>>,
    scores: Option<Vec<i64>>,
    units: Option<Vec<BTreeMap<String, String>>>,
    suppressed: Option<Vec<Vec<Name>>>,
    shadow: Option<Vec<Name>>,
    truncated: Option<Vec<String>>,
    #[serde(default)]
    spans: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    terms: BTreeMap<String, Vec<Name>>,
    #[serde(default)]
    values: BTreeMap<String, Vec<u64>>,
    #[serde(default)]
    folds: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    affixes: BTreeMap<String, Vec<String>>,
    captures: Option<Vec<BTreeMap<String, Value>>>,
    because: Option<Value>,
}

const MANIFEST: &str = "bayan: 1\nkind: policy\nname: cases\nversion: 1.0.0\nlabels:\n  found: {title: Found, severity: low, threshold: 50, action: log}\n";

/// What a rule says unless it says otherwise.
const RULE: &[(&str, &str)] = &[
    ("kind", "rule"),
    ("id", "r"),
    ("label", "found"),
    ("title", "T"),
    ("version", "1.0.0"),
    ("status", "enforce"),
    ("langs", "[en]"),
];

/// The policy's text with everything it may leave out.
fn completed(policy: &str) -> String {
    let has = |document: &str, key: &str| {
        document
            .lines()
            .any(|line| line.starts_with(&format!("{key}:")))
    };
    let mut documents: Vec<String> = policy.split("\n---\n").map(str::to_owned).collect();
    for document in &mut documents {
        if has(document, "when") {
            let missing = RULE.iter().filter(|(key, _)| !has(document, key));
            let missing: String = missing
                .map(|(key, value)| format!("{key}: {value}\n"))
                .collect();
            document.insert_str(0, &missing);
        }
        if !has(document, "bayan") {
            document.insert_str(0, "bayan: 1\n");
        }
    }
    if !documents.iter().any(|document| has(document, "labels")) {
        documents.push(MANIFEST.to_owned());
    }
    documents.join("\n---\n")
}

/// A fact of a case. Numbers are whole.
fn fact(value: &Value) -> Meta {
    match value {
        Value::Null => Meta::Null,
        Value::Bool(truth) => Meta::Bool(*truth),
        Value::Number(number) => Meta::Number(number.to_string().parse().unwrap()),
        Value::String(text) => Meta::Text(text.clone()),
        Value::Array(values) => Meta::Many(values.iter().map(fact).collect()),
        Value::Object(_) => panic!("objects of `meta` have dotted keys here"),
    }
}

impl Case {
    fn document(&self) -> Document {
        let mut document = Document::default().with_id(self.name.clone());
        for (name, text) in &self.fields {
            document = document.with_field(name.clone(), text.clone());
        }
        if let Some(text) = &self.text {
            let text = text.repeat(self.times.unwrap_or(1)) + &self.after;
            document = document.with_field("text", text);
        }
        for (key, value) in &self.meta {
            document = document.with_meta(key.clone(), fact(value));
        }
        document
    }
}

/// Differences of one case, gathered.
struct Differences<'a> {
    case: &'a Case,
    told: Vec<String>,
}

impl Differences<'_> {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, expected: Option<&T>, got: &T) {
        if let Some(expected) = expected.filter(|expected| *expected != got) {
            self.told
                .push(format!("    {what}: expected {expected:?}, got {got:?}"));
        }
    }

    fn by_signal<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &str,
        findings: &[Finding],
        expected: &BTreeMap<String, Vec<T>>,
        part: impl Fn(&Match) -> T,
    ) {
        for (signal, expected) in expected {
            let mut seen = BTreeSet::new();
            let matches = findings.iter().flat_map(|finding| &finding.matches);
            let matches = matches
                .filter(|one| one.signal == *signal && seen.insert((one.field.clone(), one.span)));
            let got: Vec<T> = matches.map(&part).collect();
            self.same(&format!("{what} of {signal}"), Some(expected), &got);
        }
    }

    fn verdict(&mut self, verdict: &Verdict, document: &Document) {
        let case = self.case;
        let findings = &verdict.findings;
        let rules = |findings: &[Finding]| -> Vec<Name> {
            findings
                .iter()
                .map(|finding| finding.rule.clone())
                .collect()
        };
        self.same("labels", case.labels.as_ref(), &verdict.labels);
        self.same("action", case.action.as_ref(), &json!(verdict.action));
        self.same("findings", case.findings.as_ref(), &findings.len());
        self.same("rules", case.rules.as_ref(), &rules(findings));
        self.same(
            "scores",
            case.scores.as_ref(),
            &findings.iter().map(|finding| finding.score).collect(),
        );
        self.same("shadow", case.shadow.as_ref(), &rules(&verdict.shadow));
        self.same("truncated", case.truncated.as_ref(), &verdict.truncated);
        self.same(
            "suppressed",
            case.suppressed.as_ref(),
            &verdict.suppressed.iter().map(suppressors).collect(),
        );
        let unit = |finding: &Finding| {
            BTreeMap::from([(
                finding.unit.as_str().to_owned(),
                slice(document, &finding.field, finding.span).to_owned(),
            )])
        };
        self.same(
            "units",
            case.units.as_ref(),
            &findings.iter().map(unit).collect(),
        );
        self.by_signal("spans", findings, &case.spans, |one| one.text.clone());
        self.by_signal("terms", findings, &case.terms, |one| {
            one.term.clone().unwrap_or_default()
        });
        self.by_signal("values", findings, &case.values, |one| {
            one.value.unwrap_or_default()
        });
        self.by_signal("folds", findings, &case.folds, |one| {
            let names: Vec<String> = one
                .folds
                .iter()
                .map(|step| json!(step).as_str().unwrap().to_owned())
                .collect();
            names.join(" ")
        });
        self.by_signal("affixes", findings, &case.affixes, |one| {
            let affixes = one.affixes.iter().map(|affix| match affix.side {
                bayan::AffixSide::Before => format!("{}+", affix.text),
                bayan::AffixSide::After => format!("+{}", affix.text),
            });
            affixes.collect::<Vec<_>>().join(" ")
        });
        self.captures(findings);
        for finding in findings
            .iter()
            .chain(&verdict.shadow)
            .chain(verdict.suppressed.iter().map(|one| &one.finding))
        {
            self.slices(finding, document);
        }
    }

    fn captures(&mut self, findings: &[Finding]) {
        let Some(expected) = &self.case.captures else {
            return;
        };
        let got: Vec<BTreeMap<String, Value>> = findings
            .iter()
            .zip(expected)
            .map(|(finding, expected)| {
                let value = |name: &String| {
                    finding
                        .captures
                        .get(name.as_str())
                        .map_or(Value::Null, |captured| json!(captured.value))
                };
                expected
                    .keys()
                    .map(|name| (name.clone(), value(name)))
                    .collect()
            })
            .collect();
        self.same("captures", Some(expected), &got);
        self.same(
            "number of findings with captures",
            Some(&expected.len()),
            &findings.len(),
        );
    }

    /// Every text that a finding quotes is what stands at its span.
    fn slices(&mut self, finding: &Finding, document: &Document) {
        let field = |own: &Option<Name>| own.clone().unwrap_or_else(|| finding.field.clone());
        let captured = finding
            .captures
            .values()
            .filter_map(|one| Some((field(&one.field), one.span?, one.text.clone()?)));
        let matches = finding
            .matches
            .iter()
            .map(|one| (field(&one.field), one.span, one.text.clone()));
        let affixes = finding.matches.iter().flat_map(|one| {
            one.affixes
                .iter()
                .map(|affix| (field(&one.field), affix.span, affix.text.clone()))
        });
        for (name, span, text) in captured.chain(matches).chain(affixes) {
            if slice(document, &name, span) != text {
                self.told
                    .push(format!("    {span:?} of {name} is not {text:?}"));
            }
        }
    }

    fn because(&mut self, engine: &Engine, document: &Document) {
        let Some(because) = &self.case.because else {
            return;
        };
        let one = std::slice::from_ref(because);
        for wanted in because.as_array().map_or(one, Vec::as_slice) {
            let mut wanted = wanted.as_object().unwrap().clone();
            let rule = wanted.remove("rule");
            let signal = wanted.remove("signal");
            let explained = engine.explain(document);
            let mut seen = BTreeSet::new();
            for trace in explained
                .trace
                .iter()
                .filter(|trace| rule.as_ref().is_none_or(|rule| *rule == json!(trace.rule)))
            {
                seen.extend(
                    trace
                        .reasons
                        .iter()
                        .map(|reason| format!("{}", json!(reason))),
                );
                gather(&trace.node, signal.as_ref(), &mut seen);
            }
            let found = seen.iter().any(|reason| {
                let reason: Value = serde_json::from_str(reason).unwrap();
                wanted
                    .iter()
                    .all(|(key, value)| reason.get(key) == Some(value))
            });
            if !found {
                self.told.push(format!(
                    "    because: expected {} at {signal:?}, got {seen:?}",
                    json!(wanted)
                ));
            }
        }
    }
}

fn gather(node: &TraceNode, signal: Option<&Value>, seen: &mut BTreeSet<String>) {
    if signal.is_none_or(|signal| {
        node.signal
            .as_ref()
            .is_some_and(|own| *signal == json!(own))
    }) {
        seen.extend(
            node.reasons
                .iter()
                .map(|reason| format!("{}", json!(reason))),
        );
    }
    for child in &node.children {
        gather(child, signal, seen);
    }
}

fn slice<'a>(document: &'a Document, field: &str, span: bayan::Span) -> &'a str {
    document
        .fields
        .get(field)
        .and_then(|text| text.get(span.start..span.end))
        .unwrap_or("no slice")
}

/// All chapters, by file.
fn corpus() -> Vec<(String, Chapter)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut chapters = vec![];
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        for document in serde_yaml::Deserializer::from_str(&text) {
            let chapter =
                Chapter::deserialize(document).unwrap_or_else(|error| panic!("{name}: {error}"));
            chapters.push((name.clone(), chapter));
        }
    }
    chapters
}

fn compiled(file: &str, chapter: &Chapter) -> Policy {
    let text = completed(&chapter.policy);
    match Policy::from_text("policy.yaml", &text) {
        Ok(policy) => policy,
        Err(PolicyError::Faulty(faults)) => {
            let errors: Vec<String> = faults
                .entries
                .iter()
                .map(|entry| format!("{}: {}", entry.code.as_str(), entry.message))
                .collect();
            panic!(
                "{file}: {:?}: {errors:#?}\n{text}",
                chapter.cases.first().map(|case| &case.name)
            );
        }
        Err(error) => panic!("{file}: {error}"),
    }
}

fn tested(file: &str, chapter: &Chapter) {
    let Some(expected) = &chapter.outcomes else {
        return;
    };
    let outcomes = run_tests(&compiled(file, chapter), None).unwrap();
    assert_eq!(
        outcomes.len(),
        expected.len(),
        "{file}: tests in the policy"
    );
    for (outcome, expected) in outcomes.iter().zip(expected) {
        let told =
            |one: &Difference| format!("{}: expected {}, got {}", one.field, one.expected, one.got);
        let told: Vec<String> = outcome.differences.iter().map(told).collect();
        assert_eq!(
            told, expected.differences,
            "{file}: {} ({})",
            expected.name, expected.why
        );
    }
}

#[test]
fn tests_of_policies_as_people_read_it() {
    for (file, chapter) in corpus() {
        tested(&file, &chapter);
    }
}

#[test]
fn engine_and_reference_as_people_read_it() {
    let mut wrong = vec![];
    let (mut number, mut names) = (0, BTreeSet::new());
    for (file, chapter) in corpus() {
        let engine = Engine::new(compiled(&file, &chapter));
        for case in &chapter.cases {
            number += 1;
            assert!(
                names.insert(case.name.clone()),
                "{file}: two cases are called {}",
                case.name
            );
            let document = case.document();
            let mut differences = Differences { case, told: vec![] };
            match agreement::check(&engine, &document) {
                Ok(verdict) => differences.verdict(&verdict, &document),
                Err(told) => differences.told.push(told),
            }
            differences.because(&engine, &document);
            if !differences.told.is_empty() {
                wrong.push(format!(
                    "{file}: {} ({})\n{}",
                    case.name,
                    case.why,
                    differences.told.join("\n")
                ));
            }
        }
    }
    eprintln!("{number} cases");
    assert!(
        wrong.is_empty(),
        "{} of {number} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Every line of the table of meanings stands at the head of a file, and every reason for a miss is told by some case.
#[test]
fn every_meaning_and_every_reason_has_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut heads = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        heads.extend(text.lines().take(1).map(|line| line.to_owned() + "\n"));
    }
    let named: BTreeSet<&str> = heads.split([' ', ',', ':', '.', '\n']).collect();
    let missing: Vec<String> = (1..=18).map(|number| format!("M{number}")).collect();
    let missing = missing.iter().filter(|one| !named.contains(one.as_str()));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&String>::new());

    let chapters = corpus();
    let cases = chapters.iter().flat_map(|(_, chapter)| &chapter.cases);
    let told = cases.flat_map(|case| match &case.because {
        Some(Value::Array(several)) => several.clone(),
        Some(one) => vec![one.clone()],
        None => vec![],
    });
    let told: BTreeSet<String> = told
        .filter_map(|because| because["reason"].as_str().map(str::to_owned))
        .collect();
    let reasons: BTreeSet<String> = Reason::NAMES.into_iter().map(str::to_owned).collect();
    assert_eq!(told, reasons);
}

/// The command line gives the engine's verdicts, a line a document, in order.
#[cfg(feature = "cli")]
#[test]
fn the_command_line_as_people_read_it() {
    let program = env!("CARGO_BIN_EXE_bayan");
    let folder = std::env::temp_dir().join(format!("bayan-cases-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (file, chapter) in corpus() {
        let engine = Engine::new(compiled(&file, &chapter));
        let path = folder.join("policy.yaml");
        std::fs::write(&path, completed(&chapter.policy)).unwrap();
        let mut by_fields: BTreeMap<Vec<String>, Vec<&Case>> = BTreeMap::new();
        for case in &chapter.cases {
            by_fields
                .entry(case.document().fields.into_keys().collect())
                .or_default()
                .push(case);
        }
        for (fields, cases) in by_fields {
            let mut command = Command::new(program);
            command
                .args(["label", "-", "--format", "jsonl", "--policy"])
                .arg(&path);
            fields
                .iter()
                .filter(|_| fields != ["text"])
                .for_each(|field| {
                    command.args(["--field", field]);
                });
            let got = answered(&mut command, &cases);
            let expected: String = cases
                .iter()
                .map(|case| {
                    format!(
                        "{}\n",
                        serde_json::to_string(&engine.label(&case.document())).unwrap()
                    )
                })
                .collect();
            assert_eq!(got, expected, "{file}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[cfg(feature = "cli")]
fn answered(command: &mut Command, cases: &[&Case]) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines: String = cases
        .iter()
        .map(|case| {
            let mut line = json!(case.document().fields);
            line["id"] = json!(case.name);
            case.meta
                .iter()
                .for_each(|(key, value)| line[key] = value.clone());
            format!("{line}\n")
        })
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The entries that took a finding back, or which rule tells its claim.
fn suppressors(one: &Suppressed) -> Vec<Name> {
    let told = one.told_by.as_ref().map(|rule| format!("told by {rule}"));
    let told = told.iter().map(|told| told.as_str().into());
    one.by.iter().cloned().chain(told).collect()
}
