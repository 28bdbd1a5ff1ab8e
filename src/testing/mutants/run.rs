//! Every mutant against the tests that could notice it.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::eval::Survey;
use crate::ids::LabelId;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir;
use crate::source::Sources;
use crate::testing::bench::Bench;
use crate::testing::bench::Change;
use crate::testing::mutants::argue::Arguments;
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
use crate::testing::mutants::report::Suggestion;
use crate::testing::mutants::report::Survivor;
use crate::testing::mutants::signals::of_signals;
use crate::testing::mutants::suggest::Writer;
use crate::testing::mutants::suggest::choose;
use crate::testing::mutants::suggest::observe;
use crate::testing::mutants::terms::TermIndex;

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
    let rule = asked.rule;
    let (ir, sources) = (policy.ir(), policy.sources());
    let mut benches = vec![Bench::for_mutants(policy)?];
    for _ in 1..threads() {
        benches.push(Bench::for_mutants(policy)?);
    }
    let Some(bench) = benches.first() else {
        return Ok(MutationReport::default());
    };
    let passing = |bench: &Bench, test: &ir::TestCase| bench.differences(test).is_empty();
    let tests = ir.tests.iter().enumerate();
    let sound: BTreeSet<usize> = tests
        .filter(|(_, test)| passing(bench, test))
        .map(|(number, _)| number)
        .collect();
    let surveys: Vec<(usize, Survey)> = sound
        .iter()
        .filter_map(|number| {
            let test = ir.tests.get(*number)?;
            Some((*number, bench.survey(test.rule, &test.document)))
        })
        .collect();
    let mut terms = TermIndex::new(ir, &surveys);
    let shares = Shares::new(ir, &sound);
    let wanted = ir.rules.iter().zip(0..);
    let wanted = wanted.filter(|(own, _)| rule.is_none_or(|id| own.id == id));
    let wanted: Vec<RuleId> = wanted.map(|(_, index)| RuleId(index)).collect();
    let mut trial = Trial {
        policy: ir,
        shares,
        wanted,
        sources,
        writer: Writer {
            policy: ir,
            surveys: &surveys,
        },
        report: MutationReport::default(),
        labels: BTreeSet::new(),
        arguments: Arguments::new(policy.warnings()),
        gold: Gold::new(policy, bench, asked.gold),
        progress,
    };
    let rules = ir.rules.iter().enumerate();
    for (index, own) in rules.filter(|(_, own)| rule.is_none_or(|id| own.id == id)) {
        let id = RuleId::new(index);
        let of_rule = |number: &usize| ir.tests.get(*number).is_some_and(|test| test.rule == id);
        let all = (0..ir.tests.len()).filter(of_rule).count();
        let tests: Vec<usize> = sound.iter().copied().filter(of_rule).collect();
        trial.report.failing += all - tests.len();
        let (mut mutants, uncut) = trial.of_rule(id, own, &tests, asked.limit);
        let (of_terms, untried) = terms.mutants(id, asked.limit);
        mutants.extend(of_terms);
        trial.run(&mut benches, own, all, mutants, uncut + untried);
    }
    let mut report = trial.report;
    report.arguments = trial.arguments.told(rule.is_none() && report.untried == 0);
    Ok(report)
}

struct Trial<'a> {
    policy: &'a ir::Policy,
    shares: Shares<'a>,
    /// The rules that are asked about.
    wanted: Vec<RuleId>,
    sources: &'a Sources,
    writer: Writer<'a>,
    report: MutationReport,
    /// Labels of which the mutants were made.
    labels: BTreeSet<LabelId>,
    arguments: Arguments<'a>,
    gold: Gold<'a>,
    progress: &'a mut dyn FnMut(usize, usize),
}

impl Trial<'_> {
    /// The mutants of a rule, lists aside; and the number of those beyond the limit.
    fn of_rule(
        &mut self,
        id: RuleId,
        rule: &ir::Rule,
        tests: &[usize],
        limit: MutantLimit,
    ) -> (Vec<Mutant>, usize) {
        // A rule that is not in force is tested as if it were.
        let mut rule = rule.clone();
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
        of_conditions(&mut maker, self.policy.label(rule.label).threshold);
        of_captures(&mut maker);
        of_signals(&mut maker, self.policy, &self.wanted);
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

    /// The tests that pass, of all rules of a label.
    fn tests_of(&self, label: LabelId) -> Vec<usize> {
        let sound = self.writer.surveys.iter().map(|(test, _)| *test);
        let test = |number: &usize| self.policy.tests.get(*number);
        let of_label = sound.filter(|number| {
            test(number).is_some_and(|test| self.policy.rule(test.rule).label == label)
        });
        of_label.collect()
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

    /// Tries the mutants of a rule, each bench in a thread of its own.
    fn run(
        &mut self,
        benches: &mut [Bench],
        rule: &ir::Rule,
        tests: usize,
        mutants: Vec<Mutant>,
        untried: usize,
    ) {
        let tried = mutants.len();
        let trier = Trier {
            policy: self.policy,
            writer: &self.writer,
            gold: &self.gold,
        };
        let fates = trier.fates(benches, &mutants);
        let (mut survivors, mut argued, mut by_gold) = (vec![], 0, 0);
        for ((mutant, fate), done) in mutants.iter().zip(fates).zip(self.report.tried..) {
            (self.progress)(done, self.report.rules.len());
            self.arguments.meet(mutant.place);
            let of_kind = self.report.kinds.entry(mutant.kind()).or_default();
            of_kind.tried += 1;
            match fate {
                Fate::Killed => of_kind.killed += 1,
                Fate::KilledByGold => {
                    of_kind.killed += 1;
                    by_gold += 1;
                }
                Fate::Lived(_) if self.arguments.argue(&rule.id, mutant) => {
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

/// What became of one mutant.
#[derive(Debug)]
enum Fate {
    /// A test notices it.
    Killed,
    /// A labelled text notices it.
    KilledByGold,
    /// Nothing notices it; a test that would.
    Lived(Option<Suggestion>),
}

/// What every thread may look at.
struct Trier<'a> {
    policy: &'a ir::Policy,
    writer: &'a Writer<'a>,
    gold: &'a Gold<'a>,
}

impl Trier<'_> {
    /// The fate of each mutant, in order.
    fn fates(&self, benches: &mut [Bench], mutants: &[Mutant]) -> Vec<Fate> {
        let next = AtomicUsize::new(0);
        let work = |bench: &mut Bench| {
            let mut mine = vec![];
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(mutant) = mutants.get(at)
            {
                mine.push((at, self.fate(bench, mutant)));
            }
            mine
        };
        let mut fates: Vec<(usize, Fate)> = thread::scope(|scope| {
            let each = benches.iter_mut();
            let threads: Vec<_> = each.map(|bench| scope.spawn(|| work(bench))).collect();
            let done = threads.into_iter().map(|thread| match thread.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            done.flatten().collect()
        });
        fates.sort_by_key(|(at, _)| *at);
        fates.into_iter().map(|(_, fate)| fate).collect()
    }

    fn fate(&self, bench: &mut Bench, mutant: &Mutant) -> Fate {
        let noticed = |bench: &Bench| {
            let tests = mutant.tests.iter();
            let tests = tests.filter_map(|number| self.policy.tests.get(*number));
            let mut tests = tests.map(|test| bench.differences(test));
            tests.any(|differences| !differences.is_empty())
        };
        let gold = |bench: &Bench| self.gold.notices(bench, &mutant.change);
        let fate = bench.changed(mutant.change.clone(), |bench| {
            if !mutant.tests.is_empty() && noticed(bench) {
                Some(Fate::Killed)
            } else {
                gold(bench).then_some(Fate::KilledByGold)
            }
        });
        fate.unwrap_or_else(|| Fate::Lived(self.suggestion(bench, mutant)))
    }

    /// A test that would notice a mutant: the candidates are tried some at a time, the nearest to the tests first.
    fn suggestion(&self, bench: &mut Bench, mutant: &Mutant) -> Option<Suggestion> {
        let candidates = self.writer.candidates(mutant);
        candidates.chunks(AT_ONCE).find_map(|some| {
            let seen = some.iter().map(|one| (one.clone(), observe(bench, one)));
            let seen: Vec<_> = seen.collect();
            bench.changed(mutant.change.clone(), |bench| choose(bench, &seen))
        })
    }
}

/// Candidates for a suggestion that are tried before the next are looked at.
const AT_ONCE: usize = 8;

/// Most threads: each has the automata of the whole policy.
const THREADS: usize = 8;

fn threads() -> usize {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    cores.min(THREADS)
}
