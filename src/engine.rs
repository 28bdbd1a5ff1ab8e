//! The public face: load a policy, label documents.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::builtin;
use crate::compile::compile;
use crate::cost::{Costs, costs};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, DocumentRef};
use crate::ids::RuleId;
use crate::ir;
use crate::limits;
use crate::lower::Linting;
use crate::lower::lower;
use crate::policy;
use crate::policy::{Input, Loaded, Origin};
use crate::probe;
use crate::program;
use crate::program::{Program, Regex};
use crate::reference;
use crate::source::Sources;
use crate::verdict::{
    Certificate, Discrepancy, Explanation, Profile, PublicVerdict, RuleTrace, Scratch, Touch,
    Verdict, VerdictRef, compare, compare_text, explain, profile, public, touching, weigh,
};

/// A compiled policy: cheap to clone, safe to share between threads.
#[derive(Clone)]
pub struct Policy {
    inner: Arc<Compiled>,
}

struct Compiled {
    program: Program,
    /// What all certificates have in common.
    common: Certificate,
    read: Read,
    /// See [`Policy::warnings`].
    warnings: OnceLock<Diagnostics>,
}

/// What a policy was loaded from.
#[derive(Clone)]
struct Read {
    sources: Sources,
    origin: Origin,
}

impl Read {
    /// Everything that can be said of it.
    fn warnings(&self) -> Diagnostics {
        let mut again = policy::load_again(&self.sources, &self.origin);
        lower(&again.documents, Linting::Always, &mut again.diagnostics);
        again.diagnostics.finish();
        again.diagnostics
    }
}

fn inputs<P: AsRef<Path>>(paths: &[P]) -> Vec<Input> {
    let inputs = paths.iter();
    let inputs = inputs.map(|path| Input::Path(path.as_ref().to_owned()));
    inputs.collect()
}

/// A stage of compilation that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The policy as meant.
    Ir,
    /// What labels texts.
    Program,
}

/// Why a policy did not load.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// A path could not be opened; the message names it.
    #[error("{0}")]
    Unreadable(#[from] std::io::Error),
    /// The policy has faults; all of them are here, warnings too.
    #[error("the policy has {} faults", .0.entries.len())]
    Faulty(Diagnostics),
}

impl Policy {
    /// Loads files and folders, all together one policy. Warnings are found when somebody asks for them.
    ///
    /// # Errors
    /// [`PolicyError`], with every fault found, warnings too.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Self, PolicyError> {
        Self::from_inputs(&inputs(paths), Linting::WhereFaulty)
    }

    /// As [`Policy::load`], for those who will ask for [`Policy::warnings`]: it finds them at once, while it has all at hand.
    ///
    /// # Errors
    /// Those of [`Policy::load`].
    pub fn load_with_warnings<P: AsRef<Path>>(paths: &[P]) -> Result<Self, PolicyError> {
        Self::from_inputs(&inputs(paths), Linting::Always)
    }

    /// Compiles one YAML text. `name` stands for the file in diagnostics.
    ///
    /// # Errors
    /// [`PolicyError::Faulty`], with every fault found, warnings too.
    pub fn from_text(name: &str, text: &str) -> Result<Self, PolicyError> {
        Self::from_inputs(
            &[Input::Text {
                name: name.to_owned(),
                text: text.to_owned(),
            }],
            Linting::WhereFaulty,
        )
    }

    /// The policy that is built in: the pack of `policies/platform-safety`.
    ///
    /// # Errors
    /// None in a released version: the tests load it.
    pub fn builtin() -> Result<Self, PolicyError> {
        let text = |(name, text): &(&str, &str)| Input::Text {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
        };
        let files: Vec<_> = builtin::FILES.iter().map(text).collect();
        Self::from_inputs(&files, Linting::WhereFaulty)
    }

    fn from_inputs(inputs: &[Input], linting: Linting) -> Result<Self, PolicyError> {
        let Loaded {
            documents,
            mut diagnostics,
            origin,
        } = policy::load(inputs)?;
        let lowered = lower(&documents, linting, &mut diagnostics);
        let Some(ir) = lowered.policy else {
            diagnostics.finish();
            return Err(PolicyError::Faulty(diagnostics));
        };
        // What was written is not held in memory beside what it compiles to.
        drop(documents);
        let sources = std::mem::take(&mut diagnostics.sources);
        let read = Read { sources, origin };
        let warnings = OnceLock::new();
        if linting == Linting::Always {
            diagnostics.sources = read.sources.clone();
            diagnostics.finish();
            warnings.get_or_init(|| diagnostics);
        }
        let regexes = lowered.regexes.into_iter();
        let regexes =
            regexes.map(|(pattern, (regex, atoms))| (pattern, Regex::compiled(regex, atoms)));
        Self::compiled(ir, read, warnings, regexes.collect())
    }

    fn compiled(
        ir: ir::Policy,
        read: Read,
        warnings: OnceLock<Diagnostics>,
        regexes: HashMap<String, Regex>,
    ) -> Result<Self, PolicyError> {
        match compile(ir, &read.sources, regexes) {
            Ok(program) => Ok(Self {
                inner: Arc::new(Compiled {
                    common: Certificate::of(&program.policy),
                    program,
                    read,
                    warnings,
                }),
            }),
            Err(error) => {
                let mut faults = warnings.into_inner().unwrap_or_else(|| read.warnings());
                faults.push(Diagnostic::of_policy(
                    Code::TooManyPatterns,
                    error.to_string(),
                ));
                Err(PolicyError::Faulty(faults))
            }
        }
    }

    /// The public face of a verdict that this policy gave: its labels and a statement of reasons, without what matched.
    pub fn public(&self, verdict: &Verdict) -> PublicVerdict {
        public(self.ir(), verdict)
    }

    /// Faults that did not stop the compilation: warnings, and tests that are missing. The first who asks waits about as long
    /// as for the load: the sources are read again, as they were; see [`Policy::load_with_warnings`].
    pub fn warnings(&self) -> &Diagnostics {
        self.inner
            .warnings
            .get_or_init(|| self.inner.read.warnings())
    }

    /// The sources it was loaded from.
    pub(crate) fn sources(&self) -> &Sources {
        &self.inner.read.sources
    }

    /// The policy as meant: rules, labels, tests.
    pub fn ir(&self) -> &ir::Policy {
        &self.inner.program.policy
    }

    /// Derives the verdict on `document` again, by the reference evaluator alone, and names each difference. None: the
    /// verdict is right.
    pub fn verify(&self, document: &Document, verdict: &Verdict) -> Vec<Discrepancy> {
        compare(verdict, &reference::label(self.ir(), document))
    }

    /// As [`Policy::verify`], for a verdict as JSON, in which nothing may be missing, added or stand twice.
    pub fn verify_json(&self, document: &Document, verdict: &str) -> Vec<Discrepancy> {
        compare_text(verdict, &reference::label(self.ir(), document))
    }

    /// A readable print of a stage of compilation, for tests and for people who debug a policy.
    pub fn dump(&self, stage: Stage) -> String {
        match stage {
            Stage::Ir => ir::dump(self.ir()),
            Stage::Program => program::dump(&self.inner.program),
        }
    }

    /// What each rule may cost, estimated from the policy alone; [`Labeler::profile`] measures on texts.
    pub fn costs(&self) -> Costs {
        costs(&self.inner.program, self.sources())
    }

    /// The same policy with this rule taken as in force whatever its status, for its tests.
    ///
    /// # Errors
    /// None for a policy that compiled.
    pub fn enforcing(&self, rule: &str) -> Result<Self, PolicyError> {
        let mut ir = self.ir().clone();
        for rule in ir.rules.iter_mut().filter(|known| known.id == rule) {
            rule.status = ir::Status::Enforce;
        }
        let (read, warnings) = (self.inner.read.clone(), self.inner.warnings.clone());
        Self::compiled(ir, read, warnings, HashMap::new())
    }
}

thread_local! {
    /// The buffers of [`Engine::label`]. They go with any policy.
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::default());
}

/// Labels one document after the other, in buffers that it keeps.
pub struct Labeler {
    engine: Engine,
    /// A copy of its own, so that threads do not count references to one.
    common: Certificate,
    scratch: Scratch,
}

impl Clone for Labeler {
    /// Another one for another thread, with buffers of its own.
    fn clone(&self) -> Self {
        self.engine.labeler()
    }
}

impl Labeler {
    /// As [`Engine::label`].
    pub fn label<'a>(&mut self, document: impl Into<DocumentRef<'a>>) -> Verdict {
        let document: DocumentRef<'a> = document.into();
        self.weigh(document).to_verdict()
    }

    /// As [`Labeler::label`], but nothing is put into words before it is asked for: a text without a finding allocates
    /// nothing, and one with findings little. The verdict stands in the labeler's buffers until the next document.
    pub fn weigh<'l>(&'l mut self, document: impl Into<DocumentRef<'l>>) -> VerdictRef<'l> {
        weigh(
            &self.engine.policy.inner.program,
            document.into(),
            &self.common,
            &mut self.scratch,
        )
    }

    /// As [`Labeler::label`], and adds what it cost to `costs`.
    pub fn profile<'a>(
        &mut self,
        document: impl Into<DocumentRef<'a>>,
        costs: &mut Profile,
    ) -> Verdict {
        profile(
            &self.engine.policy.inner.program,
            document.into(),
            &self.common,
            &mut self.scratch,
            costs,
        )
    }

    /// The engine that it came from.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}

/// Labels documents by one policy. Share it between threads by reference or clone it: clones are cheap.
#[derive(Clone)]
pub struct Engine {
    policy: Policy,
}

impl Engine {
    /// An engine for a policy.
    pub fn new(policy: Policy) -> Self {
        Self { policy }
    }

    /// The policy it labels by.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The labels of `document` (a [`Document`], or a plain text), and the matches that earned them. Buffers are kept for
    /// the thread's next call.
    pub fn label<'a>(&self, document: impl Into<DocumentRef<'a>>) -> Verdict {
        let document = document.into();
        let Compiled {
            program, common, ..
        } = &*self.policy.inner;
        SCRATCH.with(|scratch| match scratch.try_borrow_mut() {
            Ok(mut scratch) => weigh(program, document, common, &mut scratch).to_verdict(),
            Err(_) => weigh(program, document, common, &mut Scratch::default()).to_verdict(),
        })
    }

    /// Something that labels one document after the other in buffers of its own: one for each thread that labels many.
    pub fn labeler(&self) -> Labeler {
        Labeler {
            engine: self.clone(),
            common: Certificate::of(self.policy.ir()),
            scratch: Scratch::default(),
        }
    }

    /// As [`Engine::label`], derived by the reference evaluator: the meaning of the language in its plainest form, without
    /// automaton or gate. Slow; for checking.
    pub fn derive(&self, document: &Document) -> Verdict {
        reference::label(self.policy.ir(), document)
    }

    /// As [`Engine::label`], and why and why not: the outcome of every condition weighed.
    pub fn explain(&self, document: &Document) -> Explanation {
        explain(&self.policy.inner.program, document)
    }

    /// Every match of every live rule that holds a byte of a field, whether it counts or not.
    pub fn touching(&self, document: &Document, field: &str, byte: usize) -> Vec<Touch> {
        touching(&self.policy.inner.program, document, field, byte)
    }

    /// Tries what an explanation of `document` leaves open: which matches each finding rests on and, for the rules that
    /// give no label and are still traced, as many as `misses`, the nearest first, which small changes of the text or of
    /// the rule would. Every claim comes of labelling again: some hundred times a rule.
    pub fn investigate(&self, document: &Document, explanation: &mut Explanation, misses: usize) {
        let program = &self.policy.inner.program;
        let sources = self.policy.sources();
        let mut nearest: Vec<&mut RuleTrace> = explanation.trace.iter_mut().collect();
        nearest.sort_by(|a, b| a.by_nearness(b));
        let held = nearest.iter().filter(|trace| trace.holds).count();
        for trace in nearest.into_iter().take(held.saturating_add(misses)) {
            let number = program
                .policy
                .rules
                .iter()
                .position(|rule| rule.id == trace.rule);
            if let Some(number) = number {
                trace.repairs = probe::repairs(program, sources, document, RuleId::new(number));
            }
        }
        let verdict = &explanation.verdict;
        let suppressed = verdict.suppressed.iter().map(|entry| &entry.finding);
        let all = verdict
            .findings
            .iter()
            .chain(suppressed)
            .chain(&verdict.shadow);
        for (proof, finding) in explanation.proofs.iter_mut().zip(all).take(limits::PROOFS) {
            let asked = explanation
                .trace
                .iter()
                .any(|trace| trace.rule == finding.rule);
            if let Some((necessary, sufficient)) = asked
                .then(|| probe::proof(program, document, finding))
                .flatten()
            {
                proof.necessary = Some(necessary);
                proof.sufficient = sufficient;
            }
        }
    }
}
