//! Term sets: each list, or terms written in place, once for every fold that is asked of it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::ir::Term;
use crate::ir::TermEntry;
use crate::ir::TermSet;
use crate::language::Language;
use crate::limits;
use crate::lower::faults::Faults;
use crate::lower::lists::Entry;
use crate::lower::lists::Lists;
use crate::lower::lists::Origin;
use crate::lower::phrases::Folder;
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
        let (mut counted, mut folder) = (Tally::default(), Folder::default());
        self.lists.each_term(terms, faults, |entry, faults| {
            if let Err(fault) = phrases(entry.text, Profile::Default, &mut folder) {
                counted.push(diagnostic(&entry, fault, faults), faults);
            }
            true
        });
        counted.finish(faults);
    }

    fn build(&mut self, terms: &'a TermsDef, fold: Profile, faults: &mut Faults) -> Built {
        let (mut built, mut counted) = (Built::default(), Tally::default());
        let mut maker = Maker::default();
        let mut left = limits::PATTERNS.saturating_sub(self.patterns);
        let full = &mut self.full;
        self.lists.each_term(terms, faults, |entry, faults| {
            let place = faults.origin(entry.origin);
            match maker.term(&entry, place, fold) {
                Ok(term) if term.phrases().len() > left => {
                    if !std::mem::replace(full, true) {
                        faults.push(too_many(place));
                    }
                    left = 0;
                    return false;
                }
                Ok(term) => {
                    left -= term.phrases().len();
                    built.terms.push(term);
                    built.homes.push(entry.home);
                }
                Err(fault) => counted.push(diagnostic(&entry, fault, faults), faults),
            }
            true
        });
        counted.finish(faults);
        self.patterns = limits::PATTERNS - left;
        built.foreign = maker.foreign;
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

/// Makes terms, one after the other: neighbours share their entry, and all share the buffers.
#[derive(Default)]
struct Maker<'a> {
    /// What the term before was made under, and its entry.
    last: Option<(Key<'a>, Arc<TermEntry>)>,
    foreign: Vec<(String, Place)>,
    folder: Folder,
    plain: Folder,
}

/// Where a term's canonical value and language were written, and whether it is a dual form.
type Key<'a> = (Option<&'a Name>, Option<&'a Name>, bool);

impl<'a> Maker<'a> {
    fn term(&mut self, entry: &Entry<'a>, place: Place, fold: Profile) -> Result<Term, TermFault> {
        self.plain.phrases.clear();
        if fold == Profile::Skeleton {
            phrases(entry.text, Profile::Default, &mut self.plain)?;
        }
        let shared = self.shared((entry.is, entry.language, entry.dual));
        phrases(entry.text, fold, &mut self.folder)?;
        if fold == Profile::Skeleton {
            self.folder.disguise();
        }
        Ok(Term::new(
            entry.text,
            &self.folder.phrases.phrases(),
            &self.plain.phrases.phrases(),
            shared,
            place,
        ))
    }

    fn shared(&mut self, key: Key<'a>) -> Arc<TermEntry> {
        let same = |a: Option<&Name>, b: Option<&Name>| match (a, b) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        if let Some(((is, language, dual), entry)) = &self.last
            && same(*is, key.0)
            && same(*language, key.1)
            && *dual == key.2
        {
            return Arc::clone(entry);
        }
        let entry = Arc::new(TermEntry {
            is: key.0.map(|name| name.value.clone()),
            language: key.1.and_then(|name| self.language(name)),
            dual: key.2,
        });
        self.last = Some((key, Arc::clone(&entry)));
        entry
    }

    fn language(&mut self, name: &Name) -> Option<Language> {
        let language = Language::new(&name.value)?;
        if !language.has_tables() && self.foreign.iter().all(|(known, _)| *known != name.value) {
            self.foreign.push((name.value.clone(), name.place));
        }
        Some(language)
    }
}

/// Writes the distinct phrases of a term under a fold, in order.
fn phrases(text: &str, fold: Profile, folder: &mut Folder) -> Result<(), TermFault> {
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
    folder.phrases.clear();
    if is_plain(text) {
        let whole = folder.words(text, false, fold);
        end_phrase(whole, text, folder)?;
    } else {
        for variant in variants(text)? {
            let whole = folder.variant(&variant, fold);
            end_phrase(whole, text, folder)?;
        }
    }
    Ok(())
}

/// Ends the phrase that was written, if it may be one; `whole`: the fold left something of each of its pieces.
fn end_phrase(whole: bool, text: &str, folder: &mut Folder) -> Result<(), TermFault> {
    let range = 0..text.len();
    if !whole || folder.phrases.written().is_empty() {
        let message = format!("the fold leaves nothing of {}", quoted(text));
        let help = Some("remove the term, or match it under a fold that keeps it");
        return Err(TermFault {
            code: Code::FoldLost,
            message,
            help,
            range,
        });
    }
    let words = folder.phrases.written().words();
    let bytes: usize = words.map(|word| word.folded.len() + 1).sum();
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
    folder.phrases.end();
    Ok(())
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
