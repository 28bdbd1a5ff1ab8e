//! Bayan: a policy of one rule with one signal of all terms.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bayan::Document;
use bayan::Engine;
use bayan::Labeler;
use bayan::Policy;
use bayan::Verdict;

use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Hit;
use crate::contestants::Text;

/// The one place that knows which way into Bayan is measured.
fn label(labeler: &mut Labeler, document: &Document) -> Verdict {
    labeler.label(document)
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

    /// The verdict on a document.
    pub fn label(&mut self, document: &Document) -> Verdict {
        label(&mut self.labeler, document)
    }
}

impl Contestant for Ours {
    fn name(&self) -> String {
        "bayan".into()
    }

    fn run(&mut self, text: &Text) -> usize {
        let verdict = self.label(&text.document);
        let matches = verdict.findings.iter().flat_map(|finding| &finding.matches);
        matches.map(|found| found.span.end).sum()
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        let verdict = self.label(&text.document);
        assert!(
            verdict.truncated.is_empty(),
            "more matches than a verdict cites: {:?}",
            verdict.truncated
        );
        let matches = verdict.findings.iter().flat_map(|finding| &finding.matches);
        let hit = |found: &bayan::Match| Hit {
            start: found.span.start,
            end: found.span.end,
            term: found
                .term
                .as_ref()
                .map_or(usize::MAX, |term| self.number_of[term.as_str()]),
        };
        matches.map(hit).collect()
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
