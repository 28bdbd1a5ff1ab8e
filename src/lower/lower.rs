//! The order of lowering.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Level;
use crate::diagnostic::quoted;
use crate::ids::RuleId;
use crate::ir;
use crate::ir::TestCase;
use crate::lower::cases::CaseMaker;
use crate::lower::claims::check_claims;
use crate::lower::faults::Faults;
use crate::lower::faults::twice;
use crate::lower::labels::Labels;
use crate::lower::lints::Lints;
use crate::lower::lists::Lists;
use crate::lower::regexes::Compiled;
use crate::lower::regexes::Regexes;
use crate::lower::rule_names::RuleNames;
use crate::lower::rules::Begun;
use crate::lower::rules::Made;
use crate::lower::rules::RuleMaker;
use crate::lower::sets::Sets;
use crate::lower::shared::Shared;
use crate::lower::signals::check as check_signal;
use crate::lower::signals::terms_of;
use crate::policy::Documents;
use crate::policy::FilterDef;

/// What lowering gave.
#[derive(Debug)]
pub struct Lowered {
    /// The policy, if no error stands against it. Missing tests are errors of a check, and do not stop it.
    pub policy: Option<ir::Policy>,
    /// Its regexes, by how they are written.
    pub regexes: HashMap<String, Compiled>,
}

/// When lints are run. They give warnings only, and take as long as all else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linting {
    /// For those who ask for warnings.
    Always,
    /// For those who label: what an author is to mend comes with its warnings, else nobody waits for them.
    WhereFaulty,
}

/// Checks and lowers the documents of a load; every fault goes into `diagnostics`.
pub fn lower(documents: &Documents, linting: Linting, diagnostics: &mut Diagnostics) -> Lowered {
    if let Some(manifest) = documents.manifests.first() {
        diagnostics.heads_policy(manifest.place);
    }
    let mut faults = Faults::new(diagnostics);
    let labels = Labels::new(documents, &mut faults);
    let names = RuleNames::new(documents, &mut faults);
    let lists = Lists::new(documents, &mut faults);
    let shared = Shared::new(documents, &mut faults);
    let filters = filters_by_rule(documents, &names, &mut faults);
    check_something(documents, &mut faults);

    let (sets, regexes) = (Sets::new(lists), Regexes::default());
    let mut maker = RuleMaker {
        labels: &labels,
        names: &names,
        shared: &shared,
        sets,
        regexes,
        faults: &mut faults,
    };
    let none = vec![];
    let each = names.defs.iter().enumerate();
    let begun: Vec<Begun> = each
        .map(|(rule, def)| maker.begin(def, filters.get(&rule).unwrap_or(&none)))
        .collect();
    for (home, signal) in shared.unneeded() {
        check_signal(home, signal, &mut maker.regexes, maker.faults);
        for terms in terms_of(signal) {
            maker.sets.check(terms, maker.faults);
        }
    }
    maker.sets.fill(maker.faults);
    maker.regexes.compile(maker.faults);
    let each = begun.into_iter();
    let made: Vec<Made> = each.map(|begun| maker.finish(begun)).collect();
    let (sets, regexes) = (maker.sets, maker.regexes);

    if !documents.incomplete {
        check_claims(&labels, &made, &mut faults);
    }
    let references: Vec<_> = made.iter().map(|made| made.references.clone()).collect();
    let order = names.order(&references, &mut faults);
    let tests = tests(&names, &made, &labels, &mut faults);
    let unused: Vec<_> = sets.lists.unused().collect();
    for list in &unused {
        sets.check(&list.terms, &mut faults);
    }
    let stopped = faults.entries().iter().any(stops);
    if stopped || linting == Linting::Always {
        Lints {
            documents,
            labels: &labels,
            names: &names,
            made: &made,
            tests: &tests,
            sets: &sets,
            shared: &shared,
            unused: &unused,
        }
        .run(&mut faults);
    }

    let policy = if stopped {
        None
    } else {
        assemble(&labels, made, order, sets.sets, tests)
    };
    let regexes = regexes.compiled();
    Lowered { policy, regexes }
}

/// Whether a fault keeps a policy from being used.
fn stops(fault: &Diagnostic) -> bool {
    let only_checked = matches!(fault.code, Code::EnforceWithoutTests | Code::NoTests);
    fault.code.level() == Level::Error && !only_checked
}

fn check_something(documents: &Documents, faults: &mut Faults) {
    if documents.incomplete {
        return;
    }
    for folder in &documents.empty_folders {
        let message = format!("no `.yaml` or `.yml` file in {}", quoted(folder));
        faults.push(Diagnostic::of_policy(Code::NoRules, message));
    }
    if documents.rules.is_empty() && documents.empty_folders.is_empty() {
        let fault = Diagnostic::of_policy(Code::NoRules, "the policy has no rule");
        faults.push(fault.help("add a document with `bayan: 1` and `kind: rule`"));
    }
    let untested = documents
        .rules
        .iter()
        .all(|rule| rule.tests.as_ref().is_none_or(Vec::is_empty) && !rule.broken);
    if !documents.rules.is_empty() && untested {
        let fault = Diagnostic::of_policy(Code::NoTests, "the policy has no test");
        faults.push(fault.help("add `tests` to its rules: texts, and what is expected of them"));
    }
}

/// The filters on each rule, in order of their ids.
fn filters_by_rule<'a>(
    documents: &'a Documents,
    names: &RuleNames<'a>,
    faults: &mut Faults,
) -> BTreeMap<usize, Vec<&'a FilterDef>> {
    let mut filters: Vec<&FilterDef> = documents.filters.iter().collect();
    filters.sort_by_key(|filter| filter.id.as_ref().map(|id| &id.value));
    let mut by_rule: BTreeMap<usize, Vec<&FilterDef>> = BTreeMap::new();
    let mut ids: BTreeMap<&str, crate::source::Place> = BTreeMap::new();
    for filter in filters {
        let Some(id) = &filter.id else { continue };
        let first = *ids.entry(&id.value).or_insert(id.place);
        if first != id.place {
            let message = format!("filter {} is defined twice", quoted(&id.value));
            let fault = twice(id.place, message);
            faults.push(fault.related("first defined here", first));
            continue;
        }
        for rule in &filter.rules {
            let Some(rule) = names.find(rule, faults) else {
                continue;
            };
            let on_rule = by_rule.entry(rule.index()).or_default();
            if on_rule
                .last()
                .is_none_or(|last| !std::ptr::eq(*last, filter))
            {
                on_rule.push(filter);
            }
        }
    }
    by_rule
}

fn tests(names: &RuleNames, made: &[Made], labels: &Labels, faults: &mut Faults) -> Vec<TestCase> {
    let mut tests = vec![];
    for (index, (def, made)) in names.defs.iter().zip(made).enumerate() {
        let (id, rule) = (RuleId::new(index), made.rule.as_ref());
        tests.extend(
            CaseMaker {
                def,
                id,
                rule,
                labels,
                faults,
            }
            .make(),
        );
    }
    tests
}

fn assemble(
    labels: &Labels,
    made: Vec<Made>,
    order: Vec<RuleId>,
    term_sets: Vec<ir::TermSet>,
    tests: Vec<TestCase>,
) -> Option<ir::Policy> {
    let (name, version) = labels.header()?;
    let rules = made
        .into_iter()
        .map(|made| made.rule)
        .collect::<Option<_>>()?;
    let labels = labels.lowered()?;
    let mut policy = ir::Policy {
        name,
        version,
        digest: String::new(),
        labels,
        rules,
        order,
        term_sets,
        tests,
    };
    policy.digest = ir::digest(&policy);
    Some(policy)
}
