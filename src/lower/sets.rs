//! Term sets: each list, or terms written in place, once for every fold that is asked of it.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::ir::Phrase;
use crate::ir::Term;
use crate::ir::TermSet;
use crate::language::Language;
use crate::limits;
use crate::lower::faults::Faults;
use crate::lower::lists::Entry;
use crate::lower::lists::Lists;
use crate::lower::lists::Origin;
use crate::lower::phrases::disguise;
use crate::lower::phrases::phrase;
use crate::lower::phrases::plain_phrase;
use crate::lower::tally::Tally;
use crate::lower::terms::TermFault;
use crate::lower::terms::is_plain;
use crate::lower::terms::variants;
use crate::policy::Name;
use crate::policy::TermsDef;
use crate::policy::TermsPart;
use crate::source::Place;
use crate::span::Span;

/// What the terms of a set were written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// A list of `lists:`.
    List(usize),
    /// Terms in place.
    InPlace(Place),
}

/// All term sets so far.
#[derive(Debug)]
pub struct Sets<'a> {
    /// The lists.
    pub lists: Lists<'a>,
    /// The sets, indexed by [`TermSetId`].
    pub sets: Vec<TermSet>,
    /// What each set was written as.
    pub origins: Vec<Written>,
    /// The languages of each set for which there are no tables, and where each is first named.
    pub foreign: Vec<Vec<(String, Place)>>,
    /// Which list each term of each set was written in: 0 for the set's own.
    pub homes: Vec<Vec<u32>>,
    ids: HashMap<(Written, Profile), TermSetId>,
    patterns: usize,
    full: bool,
}

impl<'a> Sets<'a> {
    /// No sets yet.
    pub fn new(lists: Lists<'a>) -> Self {
        Self {
            lists,
            sets: vec![],
            origins: vec![],
            foreign: vec![],
            homes: vec![],
            ids: HashMap::new(),
            patterns: 0,
            full: false,
        }
    }

    /// The set of these terms under this fold. `name` is for terms written in place.
    pub fn get(
        &mut self,
        terms: &'a TermsDef,
        name: &str,
        fold: Profile,
        faults: &mut Faults,
    ) -> TermSetId {
        let list = whole_list(terms).and_then(|name| self.lists.find(name, faults));
        if let Some(index) = list {
            self.lists.note_use(index);
        }
        let (written, terms, name) = match list
            .and_then(|index| Some((index, self.lists.get(index)?)))
        {
            Some((index, list)) => (Written::List(index), &list.terms, list.name.value.as_str()),
            None => (Written::InPlace(terms.place), terms, name),
        };
        if let Some(id) = self.ids.get(&(written, fold)) {
            return *id;
        }
        let built = self.build(terms, fold, faults);
        let terms = built.terms;
        let id = TermSetId::new(self.sets.len());
        self.sets.push(TermSet {
            name: name.to_owned(),
            fold,
            terms,
        });
        self.origins.push(written);
        self.foreign.push(built.foreign);
        self.homes.push(built.homes);
        self.ids.insert((written, fold), id);
        id
    }

    /// Checks the terms of a list that no signal uses.
    pub fn check(&self, terms: &'a TermsDef, faults: &mut Faults) {
        let mut counted = Tally::default();
        self.lists.each_term(terms, faults, |entry, faults| {
            if let Err(fault) = phrases(entry.text, Profile::Default) {
                counted.push(diagnostic(&entry, fault, faults), faults);
            }
            true
        });
        counted.finish(faults);
    }

    fn build(&mut self, terms: &'a TermsDef, fold: Profile, faults: &mut Faults) -> Built {
        let (mut built, mut counted) = (Built::default(), Tally::default());
        let mut languages = Languages::default();
        let mut left = limits::PATTERNS.saturating_sub(self.patterns);
        let full = &mut self.full;
        self.lists.each_term(terms, faults, |entry, faults| {
            let place = faults.origin(entry.origin);
            match term(&entry, place, fold, &mut languages) {
                Ok(term) if term.phrases.len() > left => {
                    if !std::mem::replace(full, true) {
                        faults.push(too_many(place));
                    }
                    left = 0;
                    return false;
                }
                Ok(term) => {
                    left -= term.phrases.len();
                    built.terms.push(term);
                    built.homes.push(entry.home);
                }
                Err(fault) => counted.push(diagnostic(&entry, fault, faults), faults),
            }
            true
        });
        counted.finish(faults);
        self.patterns = limits::PATTERNS - left;
        built.foreign = languages.foreign;
        built
    }
}

/// The terms of a set, and what is known of them besides.
#[derive(Default)]
struct Built {
    terms: Vec<Term>,
    foreign: Vec<(String, Place)>,
    homes: Vec<u32>,
}

/// The name, where terms are nothing but `$name`.
fn whole_list(terms: &TermsDef) -> Option<&Name> {
    match terms.parts.as_slice() {
        [TermsPart::List(name)] => Some(name),
        _ => None,
    }
}

/// The language of the key looked at last: neighbours share it.
#[derive(Default)]
struct Languages<'a> {
    last: Option<(&'a str, Option<Language>)>,
    foreign: Vec<(String, Place)>,
}

impl<'a> Languages<'a> {
    fn of(&mut self, name: Option<&'a Name>) -> Option<Language> {
        let name = name?;
        let key = name.value.as_str();
        match &self.last {
            Some((last, language)) if *last == key => language.clone(),
            _ => {
                let language = Language::new(key);
                let bare = language
                    .as_ref()
                    .is_some_and(|language| !language.has_tables());
                if bare && self.foreign.iter().all(|(known, _)| known != key) {
                    self.foreign.push((key.to_owned(), name.place));
                }
                self.last = Some((key, language.clone()));
                language
            }
        }
    }
}

fn term<'a>(
    entry: &Entry<'a>,
    place: Place,
    fold: Profile,
    languages: &mut Languages<'a>,
) -> Result<Term, TermFault> {
    let plain = match fold {
        Profile::Skeleton => phrases(entry.text, Profile::Default)?,
        Profile::Default | Profile::Exact => vec![],
    };
    let mut all = phrases(entry.text, fold)?;
    if fold == Profile::Skeleton {
        disguise(&mut all);
    }
    Ok(Term {
        text: entry.text.to_owned(),
        is: entry.is.map(|name| name.value.clone()),
        language: languages.of(entry.language),
        dual: entry.dual,
        phrases: all,
        plain,
        place,
    })
}

/// The distinct phrases of a term under a fold, in order.
fn phrases(text: &str, fold: Profile) -> Result<Vec<Phrase>, TermFault> {
    if text.len() > limits::TERM_BYTES {
        let message = format!(
            "a term of {} bytes, {} are the most",
            text.len(),
            limits::TERM_BYTES
        );
        return Err(TermFault {
            code: Code::TooLarge,
            message,
            help: None,
            range: 0..text.len(),
        });
    }
    let mut all = vec![];
    if is_plain(text) {
        all.push(checked(plain_phrase(text, fold), text)?);
    } else {
        for variant in variants(text)? {
            let phrase = checked(phrase(&variant, fold), text)?;
            if !all.contains(&phrase) {
                all.push(phrase);
            }
        }
    }
    Ok(all)
}

fn checked(phrase: Option<Phrase>, text: &str) -> Result<Phrase, TermFault> {
    let range = 0..text.len();
    let Some(phrase) = phrase else {
        let message = format!("the fold leaves nothing of {}", quoted(text));
        let help = Some("remove the term, or match it under a fold that keeps it");
        return Err(TermFault {
            code: Code::FoldLost,
            message,
            help,
            range,
        });
    };
    let bytes: usize = phrase.words.iter().map(|word| word.folded.len() + 1).sum();
    if bytes > limits::TERM_BYTES + 1 {
        let message = format!(
            "a term that folds to {bytes} bytes, {} are the most",
            limits::TERM_BYTES
        );
        return Err(TermFault {
            code: Code::TooLarge,
            message,
            help: None,
            range,
        });
    }
    Ok(phrase)
}

fn too_many(place: Place) -> Diagnostic {
    let message = format!("the policy has more than {} patterns", limits::PATTERNS);
    Diagnostic::new(Code::TooManyPatterns, place, message)
        .help("shorten its lists, or part it into several policies")
}

fn diagnostic(entry: &Entry, fault: TermFault, faults: &Faults) -> Diagnostic {
    let place = match entry.origin {
        Origin::Written(name) => faults.within(name, fault.range),
        Origin::File(..) => {
            let line = faults.origin(entry.origin);
            let same = line.span.len() == entry.text.len();
            let start = line.span.start;
            let part = Span::new(start + fault.range.start, start + fault.range.end);
            Place {
                span: if same { part } else { line.span },
                ..line
            }
        }
    };
    let mut diagnostic = Diagnostic::new(fault.code, place, fault.message);
    diagnostic.help = fault.help.map(str::to_owned);
    diagnostic
}
