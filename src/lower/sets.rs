//! Term sets: each list, or terms written in place, once for every fold that is asked of it.

use std::collections::HashMap;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::quoted;
use crate::fold::Profile;
use crate::ids::TermSetId;
use crate::ir::TermEntry;
use crate::ir::TermSet;
use crate::ir::Terms;
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
use crate::parallel::in_order;
use crate::policy::Name;
use crate::policy::TermsDef;
use crate::policy::TermsPart;
use crate::source::Place;
use crate::source::SourceId;
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
    /// The sets, indexed by [`TermSetId`]; without terms until [`Sets::fill`].
    pub sets: Vec<TermSet>,
    /// What each set was written as.
    pub origins: Vec<Written>,
    /// The languages of each set for which there are no tables, and where each is first named.
    pub foreign: Vec<Vec<(String, Place)>>,
    /// Which list each term of each set was written in: 0 for the set's own.
    pub homes: Vec<Vec<u32>>,
    ids: HashMap<(Written, Profile), TermSetId>,
    wanted: Vec<Wanted<'a>>,
}

/// Terms that are a set under a fold.
type Wanted<'a> = (&'a TermsDef, Profile);

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
            wanted: vec![],
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
        let id = TermSetId::new(self.sets.len());
        self.sets.push(TermSet {
            name: name.to_owned(),
            fold,
            terms: Terms::default(),
        });
        self.origins.push(written);
        self.wanted.push((terms, fold));
        self.ids.insert((written, fold), id);
        id
    }

    /// Makes the terms of all sets.
    pub fn fill(&mut self, faults: &mut Faults) {
        let apart = || Diagnostics {
            sources: faults.sources().clone(),
            ..Diagnostics::default()
        };
        let worth = faults.sources().bytes() > WORTH_THREADS;
        let total = AtomicUsize::new(0);
        let mut built = in_order(worth, &self.wanted, apart, |own, wanted| {
            // Beyond the limit nothing is used; what is told of it is told below.
            if total.load(Ordering::Relaxed) > limits::PATTERNS {
                return Built::default();
            }
            let built = self.build(wanted, limits::PATTERNS, &mut Faults::new(own));
            total.fetch_add(built.patterns, Ordering::Relaxed);
            Built {
                faults: std::mem::take(&mut own.entries),
                ..built
            }
        });
        let full = |built: &Built| built.full.is_some();
        if total.into_inner() > limits::PATTERNS || built.iter().any(full) {
            built = self.build_to_the_limit(faults);
        }
        let full = built.iter().find_map(|built| built.full);
        for (set, built) in self.sets.iter_mut().zip(built) {
            set.terms = built.terms;
            self.foreign.push(built.foreign);
            self.homes.push(built.homes);
            for fault in built.faults {
                faults.push(fault);
            }
        }
        if let Some(place) = full {
            faults.push(too_many(place));
        }
    }

    /// As many terms as there may be, one set after the other.
    fn build_to_the_limit(&self, faults: &Faults) -> Vec<Built> {
        let mut left = limits::PATTERNS;
        let mut own = Diagnostics {
            sources: faults.sources().clone(),
            ..Diagnostics::default()
        };
        let each = self.wanted.iter().map(|wanted| {
            let built = self.build(wanted, left, &mut Faults::new(&mut own));
            left = match built.full {
                Some(_) => 0,
                None => left.saturating_sub(built.patterns),
            };
            Built {
                faults: std::mem::take(&mut own.entries),
                ..built
            }
        });
        each.collect()
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

    /// A set of at most `left` patterns.
    fn build(&self, (terms, fold): &Wanted<'a>, left: usize, faults: &mut Faults) -> Built {
        let (mut built, mut counted) = (Built::default(), Tally::default());
        let mut maker = Maker::default();
        self.lists.each_term(terms, faults, |entry, faults| {
            let place = entry.origin.place();
            match maker.fold(entry.text, *fold) {
                Ok(patterns) => {
                    built.patterns += patterns;
                    maker.enter(&entry, place, &mut built.terms);
                    if built.patterns > left || !maker.push(entry.text, place, &mut built.terms) {
                        built.full = Some(place);
                        return false;
                    }
                    built.homes.push(entry.home);
                }
                Err(fault) => counted.push(diagnostic(&entry, fault, faults), faults),
            }
            true
        });
        counted.finish(faults);
        built.foreign = maker.foreign;
        built.terms.shrink();
        built
    }
}

/// Bytes of sources from which on threads are worth their beginning.
const WORTH_THREADS: usize = 64 << 10;

/// The terms of a set, and what is known of them besides.
#[derive(Default)]
struct Built {
    terms: Terms,
    foreign: Vec<(String, Place)>,
    homes: Vec<u32>,
    faults: Vec<Diagnostic>,
    patterns: usize,
    /// The first term that there was no room for.
    full: Option<Place>,
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
    /// What the term before was made under.
    last: Option<Key<'a>>,
    foreign: Vec<(String, Place)>,
    folder: Folder,
    plain: Folder,
}

/// Where a term's canonical value and language were written, whether it is a dual form, and its source.
type Key<'a> = (Option<&'a Name>, Option<&'a Name>, bool, SourceId);

impl<'a> Maker<'a> {
    /// Folds a term; the number of its variants. What disguises add is bounded a variant, and no author can make it less.
    fn fold(&mut self, text: &str, fold: Profile) -> Result<usize, TermFault> {
        self.plain.phrases.clear();
        if fold == Profile::Skeleton {
            phrases(text, Profile::Default, &mut self.plain)?;
        }
        phrases(text, fold, &mut self.folder)?;
        let variants = self.folder.phrases.phrases().len();
        if fold == Profile::Skeleton {
            self.folder.disguise();
        }
        Ok(variants)
    }

    /// Adds the term that was folded last; `false` where there is no room for it.
    fn push(&mut self, text: &str, place: Place, terms: &mut Terms) -> bool {
        let (phrases, plain) = (self.folder.phrases.phrases(), self.plain.phrases.phrases());
        terms.push(text, &phrases, &plain, place.span)
    }

    /// Begins the entry of a term, unless the term before has the same.
    fn enter(&mut self, entry: &Entry<'a>, place: Place, terms: &mut Terms) {
        let key = (entry.is, entry.language, entry.dual, place.source);
        let same = |a: Option<&Name>, b: Option<&Name>| match (a, b) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let is_last = |last: Key<'_>| {
            same(last.0, key.0) && same(last.1, key.1) && (last.2, last.3) == (key.2, key.3)
        };
        if self.last.is_some_and(is_last) {
            return;
        }
        let shared = TermEntry {
            is: entry.is.map(|name| name.value.clone()),
            language: entry.language.and_then(|name| self.language(name)),
            dual: entry.dual,
        };
        terms.enter(place.source, shared);
        self.last = Some(key);
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
        Origin::File(place) => {
            let start = place.span.start;
            let span = Span::new(start + fault.range.start, start + fault.range.end);
            Place { span, ..place }
        }
    };
    let mut diagnostic = Diagnostic::new(fault.code, place, fault.message);
    diagnostic.help = fault.help.map(str::to_owned);
    diagnostic
}
