//! Bayan: a policy of one rule with one signal of all terms.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bayan::Engine;
use bayan::Labeler;
use bayan::MatchRef;
use bayan::Policy;
use bayan::Verdict;
use bayan::VerdictRef;

use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Hit;
use crate::contestants::Text;

/// The one place that knows which way into Bayan is measured: a text, as the others get it, and a verdict of which labels,
/// rules, terms and spans are read.
fn weigh<'l>(labeler: &'l mut Labeler, text: &'l str) -> VerdictRef<'l> {
    labeler.weigh(text)
}

/// Bayan with a policy.
pub struct Ours {
    labeler: Labeler,
    number_of: HashMap<String, usize>,
}

impl Ours {
    /// With a policy whose terms are numbered as in `terms`.
    pub fn new(policy: Policy, terms: &[String]) -> Self {
        Self {
            labeler: Engine::new(policy).labeler(),
            number_of: terms.iter().cloned().zip(0..).collect(),
        }
    }

    /// The whole verdict on a text.
    pub fn label(&mut self, text: &str) -> Verdict {
        self.labeler.label(text)
    }

    /// The same policy, and verdicts that are put into words.
    pub fn in_words(&self) -> InWords {
        InWords {
            labeler: self.labeler.clone(),
        }
    }
}

impl Contestant for Ours {
    fn name(&self) -> String {
        "bayan".into()
    }

    fn run(&mut self, text: &Text) -> usize {
        let verdict = weigh(&mut self.labeler, &text.text);
        let matches = verdict.findings().flat_map(|finding| finding.matches());
        let ends: usize = matches.map(|found| found.span().end).sum();
        ends + verdict.labels().map(|label| label.len()).sum::<usize>()
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        let number_of = &self.number_of;
        let verdict = weigh(&mut self.labeler, &text.text);
        let cut: Vec<&str> = verdict.truncated().collect();
        assert!(cut.is_empty(), "more matches than a verdict cites: {cut:?}");
        let matches = verdict.findings().flat_map(|finding| finding.matches());
        let hit = |found: MatchRef<'_>| Hit {
            start: found.span().start,
            end: found.span().end,
            term: found.term().map_or(usize::MAX, |term| number_of[term]),
        };
        matches.map(hit).collect()
    }
}

/// Bayan with a policy, and whole verdicts: everything in words of its own, with a certificate.
pub struct InWords {
    labeler: Labeler,
}

impl Contestant for InWords {
    fn name(&self) -> String {
        "bayan, whole verdicts".into()
    }

    fn run(&mut self, text: &Text) -> usize {
        let verdict = self.labeler.label(text.text.as_str());
        let matches = verdict.findings.iter().flat_map(|finding| &finding.matches);
        matches.map(|found| found.span.end).sum()
    }

    fn hits(&mut self, _: &Text) -> Vec<Hit> {
        vec![]
    }
}

/// Policies in a folder that goes when this does.
pub struct Policies {
    folder: PathBuf,
}

impl Policies {
    /// An empty folder of this process.
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("bayan-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        Self { folder }
    }

    /// Writes a policy of one rule with one signal; gives its folder.
    pub fn one_rule(&self, terms: &[String], edges: Edges) -> PathBuf {
        let folder = self
            .folder
            .join(format!("{}-{}", edges.as_str(), terms.len()));
        let rule = rule(
            "listed",
            &format!("{{from: terms.txt}}, boundary: {}", edges.as_str()),
        );
        write(&folder, "policy.yaml", &format!("{HEAD}{rule}"));
        write(&folder, "terms.txt", &(terms.join("\n") + "\n"));
        folder
    }

    /// Writes a policy in which so many rules share the terms out among them.
    pub fn many_rules(&self, terms: &[String], rules: usize) -> PathBuf {
        let folder = self.folder.join(format!("rules-{rules}"));
        write(&folder, "policy.yaml", HEAD.trim_end_matches("---\n"));
        let shares: Vec<Vec<&str>> = (0..rules)
            .map(|rule| {
                terms
                    .iter()
                    .skip(rule)
                    .step_by(rules)
                    .map(String::as_str)
                    .collect()
            })
            .collect();
        for (file, shares) in shares.chunks(500).enumerate() {
            let rules: Vec<String> = shares
                .iter()
                .enumerate()
                .map(|(nth, terms)| {
                    rule(
                        &format!("r{file}x{nth}"),
                        &format!("['{}']", terms.join("', '")),
                    )
                })
                .collect();
            write(&folder, &format!("rules{file}.yaml"), &rules.join("---\n"));
        }
        folder
    }
}

impl Drop for Policies {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

const HEAD: &str = "bayan: 1
kind: policy
name: bench
version: 1.0.0
labels: {listed: {title: Holds a listed term, severity: low, threshold: 50, action: log}}
---
";

fn rule(id: &str, terms: &str) -> String {
    format!(
        "bayan: 1
kind: rule
id: bench.{id}
label: listed
title: Holds a term of the list
version: 1.0.0
status: enforce
langs: [en, ar]
signals: {{term: {{terms: {terms}}}}}
when: term
"
    )
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::create_dir_all(folder).expect("the folder for temporary files can be written");
    fs::write(folder.join(name), text).expect("the folder for temporary files can be written");
}

/// Loads a policy; its faults, if it has some, are the benchmark's own.
pub fn load(folder: &Path) -> Policy {
    Policy::load(&[folder]).unwrap_or_else(|error| match error {
        bayan::PolicyError::Faulty(faults) => panic!("{}", faults.render(false)),
        other => panic!("{other}"),
    })
}
