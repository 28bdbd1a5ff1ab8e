//! A rule's tests, and whether there are enough of them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::RuleId;
use crate::ir::Because;
use crate::ir::Reason;
use crate::ir::Rule;
use crate::ir::Status;
use crate::ir::TestCase;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
use crate::lower::labels::Labels;
use crate::policy::BecauseDef;
use crate::policy::Name;
use crate::policy::RuleDef;
use crate::policy::TestDef;

/// Languages written in Arabic letters, for tests that do not say theirs.
const ARABIC_SCRIPT: [&str; 7] = ["ar", "ckb", "fa", "ps", "sd", "ug", "ur"];

/// What tests are checked against.
pub struct CaseMaker<'m, 'a, 'd> {
    /// The rule they stand under.
    pub def: &'m RuleDef,
    /// Its id.
    pub id: RuleId,
    /// The rule as meant, if it could be read.
    pub rule: Option<&'m Rule>,
    /// The labels.
    pub labels: &'m Labels<'a>,
    /// Faults.
    pub faults: &'m mut Faults<'d>,
}

impl CaseMaker<'_, '_, '_> {
    /// All tests of the rule.
    pub fn make(mut self) -> Vec<TestCase> {
        let tests = self.def.tests.as_deref().unwrap_or_default();
        let cases: Vec<TestCase> = tests.iter().map(|test| self.case(test)).collect();
        if self.rule.is_some_and(|rule| rule.status == Status::Enforce) && !self.def.broken {
            self.check_cover(&cases);
        }
        cases
    }

    fn case(&mut self, def: &TestDef) -> TestCase {
        let expect = &def.expect;
        for label in expect.labels.iter().flatten() {
            self.labels.find(label, self.faults);
        }
        for (name, _) in expect.captures.iter().flatten().flatten() {
            self.check_capture(name);
        }
        for (signal, _) in &expect.spans {
            self.check_signal(signal);
        }
        let because = expect.because.as_ref().map(|because| self.because(because));
        let texts = |names: &Vec<Name>| names.iter().map(|name| name.value.clone()).collect();
        let captures = expect.captures.as_ref().map(|findings| {
            findings
                .iter()
                .map(|of| {
                    of.iter()
                        .map(|(name, value)| (name.value.clone(), value.clone()))
                        .collect()
                })
                .collect()
        });
        let case = TestCase {
            rule: self.id,
            document: def.document.clone(),
            lang: self.language(def),
            findings: expect
                .findings
                .as_ref()
                .map(|findings| usize::try_from(findings.value).unwrap_or(usize::MAX)),
            labels: expect.labels.as_ref().map(texts),
            scores: expect.scores.clone(),
            captures,
            spans: expect
                .spans
                .iter()
                .map(|(name, texts)| (name.value.clone(), texts.clone()))
                .collect::<BTreeMap<_, _>>(),
            because,
            place: def.place,
        };
        self.check_vacuous(&case);
        case
    }

    fn check_vacuous(&mut self, case: &TestCase) {
        let silent = case.findings.is_none()
            && case.labels.is_none()
            && case.scores.is_none()
            && case.captures.is_none()
            && case.spans.is_empty()
            && case.because.is_none();
        let empty = case
            .document
            .fields
            .values()
            .all(|text| text.trim().is_empty())
            && case.is_positive() == Some(false);
        if (silent && !self.def.broken) || empty {
            let message = if silent {
                "the test expects nothing"
            } else {
                "the test has no text, so nothing could be found"
            };
            let fault = Diagnostic::new(Code::TestVacuous, case.place, message);
            self.faults
                .push(fault.help("say how many `findings` there are, and for a miss `because`"));
        }
    }

    fn check_capture(&mut self, name: &Name) {
        let known = || {
            self.def
                .captures
                .iter()
                .map(|(name, _)| name.value.as_str())
        };
        if !self.def.broken && known().all(|capture| capture != name.value) {
            let message = format!("the rule has no capture {}", quoted(&name.value));
            let mut fault = Diagnostic::new(Code::UnknownCapture, name.place, message);
            fault.help = nearest_help(&name.value, known());
            self.faults.push(fault);
        }
    }

    fn check_signal(&mut self, name: &Name) {
        let known = || {
            let written = self
                .def
                .signals
                .iter()
                .map(|signal| signal.name.value.as_str());
            written.chain(self.def.hidden.iter().map(String::as_str))
        };
        let brought = self
            .rule
            .is_some_and(|rule| rule.signals.iter().any(|signal| signal.name == name.value));
        // What shared signals a rule has is known only of one that could be read.
        let unsure = self.def.unread || (self.rule.is_none() && !self.def.uses.is_empty());
        if !brought && !unsure && known().all(|signal| signal != name.value) {
            let message = format!("unknown signal {}", quoted(&name.value));
            let mut fault = Diagnostic::new(Code::UnknownSignal, name.place, message);
            fault.help = nearest_help(&name.value, known());
            self.faults.push(fault);
        }
    }

    fn because(&mut self, def: &BecauseDef) -> Because {
        if let Some(signal) = &def.signal {
            self.check_signal(signal);
        }
        if !Reason::NAMES.contains(&def.reason.value.as_str()) {
            let message = format!("unknown reason {}", quoted(&def.reason.value));
            let mut fault = Diagnostic::new(Code::UnknownReason, def.reason.place, message);
            fault.help = nearest_help(&def.reason.value, Reason::NAMES.into_iter());
            self.faults.push(fault);
        } else if let Some(by) = &def.by {
            self.check_by(&def.reason, by);
        }
        let text = |name: &Option<Name>| name.as_ref().map(|name| name.value.clone());
        Because {
            signal: text(&def.signal),
            reason: def.reason.value.clone(),
            by: text(&def.by),
        }
    }

    fn check_by(&mut self, reason: &Name, by: &Name) {
        let Some(rule) = self.rule.filter(|_| !self.def.broken) else {
            return;
        };
        let known: BTreeSet<&str> = match reason.value.as_str() {
            "excepted" => rule
                .signals
                .iter()
                .flat_map(|signal| &signal.excepts)
                .map(|except| except.id.as_str())
                .collect(),
            "unless" => rule
                .unless
                .iter()
                .map(|unless| unless.id.as_str())
                .collect(),
            _ => return,
        };
        if !known.contains(by.value.as_str()) {
            let message = format!("the rule has no exception {}", quoted(&by.value));
            let mut fault = Diagnostic::new(Code::UnknownValue, by.place, message);
            fault.help = nearest_help(&by.value, known.iter().copied());
            self.faults.push(fault);
        }
    }

    /// The language a test says, else the one its letters tell.
    fn language(&self, def: &TestDef) -> Option<String> {
        if let Some(lang) = &def.lang {
            return Some(lang.value.clone());
        }
        let letters = || {
            def.document
                .fields
                .values()
                .flat_map(|text| text.chars())
                .filter(|c| c.is_alphabetic())
        };
        let arabic = letters().any(is_arabic);
        let any = letters().next().is_some();
        any.then(|| self.of_script(arabic))
    }

    /// The rule's only language of a script, else the script's best known.
    fn of_script(&self, arabic: bool) -> String {
        let best = if arabic { "ar" } else { "en" };
        let langs = self.def.langs.iter().map(|lang| lang.value.as_str());
        let same: Vec<&str> = langs
            .filter(|lang| ARABIC_SCRIPT.contains(&primary(lang).as_str()) == arabic)
            .collect();
        match same.as_slice() {
            [only] => (*only).to_owned(),
            _ => best.to_owned(),
        }
    }

    fn check_cover(&mut self, cases: &[TestCase]) {
        for lang in &self.def.langs {
            let asked = |wanted: bool| {
                cases.iter().any(|case| {
                    let same = case
                        .lang
                        .as_deref()
                        .is_some_and(|of| primary(of) == primary(&lang.value));
                    same && case.is_positive() == Some(wanted)
                })
            };
            let missing = match (asked(true), asked(false)) {
                (true, true) => continue,
                (true, false) => "no test in `{}` that expects no finding",
                (false, true) => "no test in `{}` that expects a finding",
                (false, false) => "no tests in `{}`",
            };
            let message = format!(
                "the rule is in force and has {}",
                missing.replace("{}", &lang.value)
            );
            let fault = Diagnostic::new(Code::EnforceWithoutTests, lang.place, message);
            self.faults
                .push(fault.help("add them, or let the status be `draft` or `shadow`"));
        }
    }
}

/// Whether a letter is Arabic.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or("").to_ascii_lowercase()
}
