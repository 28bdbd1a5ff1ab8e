//! Every mutant against the tests that could notice it.

use std::collections::BTreeSet;

use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::eval::Survey;
use crate::ids::LabelId;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir;
use crate::parallel::in_order;
use crate::source::Sources;
use crate::testing::bench::Bench;
use crate::testing::bench::Change;
use crate::testing::mutants::argue::Arguments;
use crate::testing::mutants::argue::Spoken;
use crate::testing::mutants::captures::of_captures;
use crate::testing::mutants::conditions::of_conditions;
use crate::testing::mutants::conditions::signals_below;
use crate::testing::mutants::gold::Gold;
use crate::testing::mutants::gold::LabelledText;
use crate::testing::mutants::maker::Maker;
use crate::testing::mutants::maker::Shares;
use crate::testing::mutants::mutant::Hint;
use crate::testing::mutants::mutant::Mutant;
use crate::testing::mutants::report::MutantLimit;
use crate::testing::mutants::report::MutationReport;
use crate::testing::mutants::report::RuleMutants;
use crate::testing::mutants::report::Survivor;
use crate::testing::mutants::signals::of_signals;
use crate::testing::mutants::suggest::Writer;
use crate::testing::mutants::terms::TermIndex;
use crate::testing::mutants::trial::Fate;
use crate::testing::mutants::trial::Trial;

/// Changes the rules, or one, thing by thing, and lists the changes that no test notices. A term counts as proved if a
/// test of any rule that uses its list notices that it is gone.
///
/// # Errors
/// None for a policy that compiled.
pub fn mutants(
    policy: &Policy,
    rule: Option<&str>,
    limit: MutantLimit,
) -> Result<MutationReport, PolicyError> {
    let mutation = Mutation {
        rule,
        limit,
        ..Mutation::default()
    };
    mutation.run(policy, &mut |_, _| {})
}

/// Which mutants are made, and what may notice them besides tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mutation<'a> {
    /// Only this rule.
    pub rule: Option<&'a str>,
    /// How many terms are dropped.
    pub limit: MutantLimit,
    /// Labelled texts. They are asked about the mutants that no test notices: one dies where a label of its rules, which
    /// the policy gives or withholds rightly today, changes.
    pub gold: &'a [LabelledText],
}

impl Mutation<'_> {
    /// As [`mutants`]; `progress` is told how many mutants of how many rules are done.
    ///
    /// # Errors
    /// None for a policy that compiled.
    pub fn run(
        &self,
        policy: &Policy,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<MutationReport, PolicyError> {
        run(policy, self, progress)
    }
}

fn run(
    policy: &Policy,
    asked: &Mutation<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<MutationReport, PolicyError> {
    let ir = policy.ir();
    let (surveys, gold) = {
        let bench = Bench::new(policy)?;
        (surveys(&bench, ir), Gold::new(policy, &bench, asked.gold))
    };
    let sound: BTreeSet<usize> = surveys.iter().map(|(number, _)| *number).collect();
    let mut terms = TermIndex::new(ir, &surveys);
    let rules = ir.rules.iter().enumerate();
    let wanted = rules.filter(|(_, own)| asked.rule.is_none_or(|id| own.id == id));
    let wanted: Vec<RuleId> = wanted.map(|(index, _)| RuleId::new(index)).collect();
    let mut run = Run {
        policy: ir,
        sources: policy.sources(),
        shares: Shares::new(ir, &surveys),
        wanted: &wanted,
        trial: Trial {
            policy,
            writer: Writer {
                policy: ir,
                surveys: &surveys,
            },
            gold,
            waived: asked.limit != MutantLimit::All,
        },
        report: MutationReport::default(),
        labels: BTreeSet::new(),
        arguments: Arguments::new(policy.warnings()),
        progress,
    };
    for id in &wanted {
        let of_rule = |number: &usize| ir.tests.get(*number).is_some_and(|test| test.rule == *id);
        let all = (0..ir.tests.len()).filter(of_rule).count();
        let tests: Vec<usize> = sound.iter().copied().filter(of_rule).collect();
        run.report.failing += all - tests.len();
        let (mut mutants, uncut) = run.of_rule(*id, &tests, asked.limit);
        let (of_terms, untried) = terms.mutants(*id, asked.limit);
        mutants.extend(of_terms);
        run.of_mutants(*id, all, mutants, uncut + untried)?;
    }
    let mut report = run.report;
    report.arguments = run
        .arguments
        .told(asked.rule.is_none() && report.untried == 0);
    Ok(report)
}

/// What each test that passes shows of its rule.
fn surveys(bench: &Bench, policy: &ir::Policy) -> Vec<(usize, Survey)> {
    let tests: Vec<(usize, &ir::TestCase)> = policy.tests.iter().enumerate().collect();
    let surveys = in_order(
        true,
        &tests,
        || (),
        |(), (number, test)| {
            let sound = bench.differences(test).is_empty();
            sound.then(|| (*number, bench.survey(test.rule, &test.document)))
        },
    );
    surveys.into_iter().flatten().collect()
}

/// One run: what is asked of each rule, and what is known so far.
struct Run<'a> {
    policy: &'a ir::Policy,
    sources: &'a Sources,
    shares: Shares<'a>,
    /// The rules that are asked about.
    wanted: &'a [RuleId],
    trial: Trial<'a>,
    report: MutationReport,
    /// Labels of which the mutants were made.
    labels: BTreeSet<LabelId>,
    arguments: Arguments<'a>,
    progress: &'a mut dyn FnMut(usize, usize),
}

impl Run<'_> {
    /// The mutants of a rule, lists aside; and the number of those beyond the limit.
    fn of_rule(&mut self, id: RuleId, tests: &[usize], limit: MutantLimit) -> (Vec<Mutant>, usize) {
        // A rule that is not in force is tested as if it were.
        let mut rule = self.policy.rule(id).clone();
        rule.status = ir::Status::Enforce;
        let mut maker = Maker {
            id,
            rule: &rule,
            tests,
            shares: &self.shares,
            mutants: vec![],
            room: match limit {
                MutantLimit::Terms(most) => most,
                MutantLimit::All => usize::MAX,
            },
            untried: 0,
        };
        let threshold = self.policy.label(rule.label).threshold;
        of_conditions(&mut maker, threshold, self.wanted);
        of_captures(&mut maker);
        of_signals(&mut maker, self.policy, self.wanted);
        let (mut mutants, untried) = (maker.mutants, maker.untried);
        if self.labels.insert(rule.label) {
            mutants.push(self.threshold(id, &rule));
            mutants.extend(self.claims(id, &rule));
        }
        (mutants, untried)
    }

    /// The label's claims are told as often as rules find them.
    fn claims(&self, id: RuleId, rule: &ir::Rule) -> Option<Mutant> {
        let label = self.policy.label(rule.label);
        let capture = label.one_per.as_ref()?;
        Some(Mutant {
            rule: id,
            place: rule.place,
            path: format!("labels.{}.one_per", label.name),
            what: format!("one_per {capture} dropped"),
            change: Change::OnePer(rule.label, None),
            tests: self.tests_of(rule.label),
            hint: claimed_twice(rule),
        })
    }

    /// The tests that pass, of all rules of a label; first those that say which labels are given.
    fn tests_of(&self, label: LabelId) -> Vec<usize> {
        let sound = self.trial.writer.surveys.iter().map(|(test, _)| *test);
        let test = |number: &usize| self.policy.tests.get(*number);
        let of_label = sound.filter(|number| {
            test(number).is_some_and(|test| self.policy.rule(test.rule).label == label)
        });
        let mut all: Vec<usize> = of_label.collect();
        // A label shows in few tests, and one of them is enough.
        all.sort_by_key(|number| test(number).is_none_or(|test| test.labels.is_none()));
        all
    }

    /// The label's threshold above the base of all its rules.
    fn threshold(&self, id: RuleId, rule: &ir::Rule) -> Mutant {
        let label = self.policy.label(rule.label);
        let of_label = self.policy.rules.iter();
        let of_label = of_label.filter(|other| other.label == rule.label);
        let most = of_label.map(|rule| rule.score.base).max().unwrap_or(0);
        let to = if most >= label.threshold {
            most + 1
        } else {
            label.threshold - 1
        };
        Mutant {
            rule: id,
            place: rule.place,
            path: format!("labels.{}.threshold", label.name),
            what: format!("threshold {} → {to}", label.threshold),
            change: Change::Threshold(rule.label, to),
            tests: self.tests_of(rule.label),
            hint: Hint::Same,
        }
    }

    /// Tries the mutants of a rule, and tells what became of them.
    fn of_mutants(
        &mut self,
        id: RuleId,
        tests: usize,
        mutants: Vec<Mutant>,
        untried: usize,
    ) -> Result<(), PolicyError> {
        let (rule, tried) = (self.policy.rule(id), mutants.len());
        let spoken = mutants.into_iter().map(|mutant| {
            let spoken = self.arguments.of(&mutant);
            (mutant, spoken)
        });
        let mutants: Vec<(Mutant, Spoken)> = spoken.collect();
        let fates = self.trial.fates(&mutants)?;
        let (mut survivors, mut argued, mut by_gold) = (vec![], 0, 0);
        for (((mutant, spoken), fate), done) in mutants.iter().zip(fates).zip(self.report.tried..) {
            (self.progress)(done, self.report.rules.len());
            self.arguments.meet(spoken);
            let of_kind = self.report.kinds.entry(mutant.kind()).or_default();
            of_kind.tried += 1;
            match fate {
                Fate::Killed => of_kind.killed += 1,
                Fate::KilledByGold => {
                    of_kind.killed += 1;
                    by_gold += 1;
                }
                Fate::Lived(_) if spoken.is_argued() => {
                    self.arguments.argue(spoken, &rule.id, mutant);
                    of_kind.argued += 1;
                    argued += 1;
                }
                Fate::Lived(suggestion) => {
                    let survivor = Survivor {
                        rule: rule.id.clone(),
                        at: self.sources.locate(mutant.place),
                        path: mutant.path.clone(),
                        change: mutant.what.clone(),
                        kind: mutant.kind(),
                        suggestion,
                    };
                    survivors.push((mutant.place, survivor));
                }
            }
        }
        survivors.sort_by_key(|(place, _)| *place);
        let killed = tried - survivors.len() - argued;
        let report = &mut self.report;
        report.tried += tried;
        report.killed += killed;
        report.killed_by_gold += by_gold;
        report.argued += argued;
        report.untried += untried;
        report.rules.push(RuleMutants {
            rule: rule.id.clone(),
            tests,
            killed,
            argued,
            tried,
            untried,
        });
        report
            .survivors
            .extend(survivors.into_iter().map(|(_, survivor)| survivor));
        Ok(())
    }
}

/// Another of a rule's words beside each of its matches, so that two findings may speak of one.
fn claimed_twice(rule: &ir::Rule) -> Hint {
    let all = match rule.per {
        Some(ir::Per::Node(node)) => signals_below(rule, node),
        _ => rule.uses().iter().map(|used| used.signal).collect(),
    };
    let is_terms = |id: &&SignalId| matches!(rule.signal(**id).kind, ir::SignalKind::Terms(_));
    match all.iter().find(is_terms) {
        Some(new) => Hint::Beside(*new, all.clone()),
        None => Hint::Doubled,
    }
}
