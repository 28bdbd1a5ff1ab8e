//! Lists by name, and every term of a list in order, `$other` followed.

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::lower::faults::Faults;
use crate::lower::faults::circle as in_circle;
use crate::lower::faults::nearest_help;
use crate::lower::faults::twice;
use crate::lower::order::ordered;
use crate::policy::Documents;
use crate::policy::FileTerms;
use crate::policy::ListDef;
use crate::policy::Name;
use crate::policy::TermDef;
use crate::policy::TermsDef;
use crate::policy::TermsGroup;
use crate::policy::TermsPart;
use crate::source::Place;

/// All lists, sorted by name.
#[derive(Debug)]
pub struct Lists<'a> {
    defs: Vec<&'a ListDef>,
    by_name: BTreeMap<&'a str, usize>,
    /// Whether some signal reached each.
    used: Vec<AtomicBool>,
    complete: bool,
}

/// One term of a list with what it inherits from its entry.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// As written.
    pub text: &'a str,
    /// The canonical value.
    pub is: Option<&'a Name>,
    /// The language key.
    pub language: Option<&'a Name>,
    /// Under `dual:`.
    pub dual: bool,
    /// Where it stands.
    pub origin: Origin<'a>,
    /// Which list it was written in: 0 for the one asked about, another number for each one named inside.
    pub home: u32,
}

/// Where a term stands.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// In the policy.
    Written(&'a Name),
    /// In a term file.
    File(Place),
}

impl Origin<'_> {
    /// The place.
    pub fn place(self) -> Place {
        match self {
            Self::Written(name) => name.place,
            Self::File(place) => place,
        }
    }
}

impl<'a> Lists<'a> {
    /// Sorts the lists; finds names that stand twice, references to nothing, circles.
    pub fn new(documents: &'a Documents, faults: &mut Faults) -> Self {
        let mut defs: Vec<&ListDef> = documents.lists.iter().collect();
        defs.sort_by(|a, b| a.name.value.cmp(&b.name.value));
        let mut by_name = BTreeMap::new();
        let used: Vec<AtomicBool> = defs.iter().map(|_| AtomicBool::new(false)).collect();
        for (index, def) in defs.iter().enumerate() {
            let first = *by_name.entry(def.name.value.as_str()).or_insert(index);
            if first != index {
                let message = format!("list {} is defined twice", quoted(&def.name.value));
                let fault = twice(def.name.place, message);
                faults.push(fault.related("first defined here", defs[first].name.place));
                // Nobody can name the second one.
                used[index].store(true, Ordering::Relaxed);
            }
        }
        let complete = !documents.incomplete;
        let lists = Self {
            defs,
            by_name,
            used,
            complete,
        };
        lists.find_circles(faults);
        lists
    }

    /// The list of this name.
    pub fn find(&self, name: &Name, faults: &mut Faults) -> Option<usize> {
        let key = name.value.strip_prefix('$').unwrap_or(&name.value);
        let found = self.by_name.get(key).copied();
        if found.is_none() && self.complete {
            let message = format!("unknown list {}", quoted(key));
            let mut fault = Diagnostic::new(Code::UnknownList, name.place, message);
            fault.help = nearest_help(key, self.by_name.keys().copied());
            faults.push(fault);
        }
        found
    }

    /// The list at this number.
    pub fn get(&self, index: usize) -> Option<&'a ListDef> {
        self.defs.get(index).copied()
    }

    /// Lists that no signal reached.
    pub fn unused(&self) -> impl Iterator<Item = &'a ListDef> {
        let both = self.defs.iter().zip(&self.used);
        let unused = both.filter(|(_, used)| !used.load(Ordering::Relaxed));
        unused.map(|(def, _)| *def)
    }

    /// Notes that a signal uses a list.
    pub fn note_use(&self, index: usize) {
        if let Some(used) = self.used.get(index) {
            used.store(true, Ordering::Relaxed);
        }
    }

    /// Gives every term of `root` in order to `each` until it says `false`: entries in order of writing, languages of an entry by code. A list
    /// named inside keeps its own languages and canonical values, and takes those around it where it has none; named
    /// twice in the same surroundings it counts once.
    pub fn each_term(
        &self,
        root: &'a TermsDef,
        faults: &mut Faults,
        mut each: impl FnMut(Entry<'a>, &mut Faults) -> bool,
    ) {
        let mut visited = HashSet::new();
        // Lists whose terms are being walked: a circle is reported elsewhere, and not followed.
        let mut open: HashSet<u32> = self.home_of(root).into_iter().collect();
        let mut stack = vec![Frame::new(root, Around::default())];
        while let Some(frame) = stack.last_mut() {
            let Some((item, around)) = frame.next() else {
                open.remove(&frame.around.home);
                stack.pop();
                continue;
            };
            match item {
                Item::List(name) => {
                    let Some(index) = self.find(name, faults) else {
                        continue;
                    };
                    self.note_use(index);
                    let home = home(index);
                    if let Some(list) = self.get(index)
                        && !open.contains(&home)
                        && visited.insert((index, around.key()))
                    {
                        open.insert(home);
                        stack.push(Frame::new(&list.terms, Around { home, ..around }));
                    }
                }
                Item::Term(name) => {
                    if !each(around.entry(&name.value, Origin::Written(name)), faults) {
                        return;
                    }
                }
                Item::File(terms) => {
                    let terms = (0..terms.len()).filter_map(|index| terms.get(index));
                    for (text, place) in terms {
                        if !each(around.entry(text, Origin::File(place)), faults) {
                            return;
                        }
                    }
                }
            }
        }
    }

    /// The number of the list that these terms are all of.
    fn home_of(&self, terms: &TermsDef) -> Option<u32> {
        let is_it = |def: &&ListDef| std::ptr::eq(&def.terms, terms);
        self.defs.iter().position(is_it).map(home)
    }

    fn find_circles(&self, faults: &mut Faults) {
        let mut references: Vec<Vec<usize>> = vec![];
        for def in &self.defs {
            references.push(
                names_in(&def.terms)
                    .filter_map(|name| self.find(name, faults))
                    .collect(),
            );
        }
        for circle in ordered(&references).circles {
            let names: Vec<_> = circle
                .iter()
                .chain(circle.first())
                .filter_map(|index| self.get(*index))
                .collect();
            let round: Vec<_> = names.iter().map(|list| quoted(&list.name.value)).collect();
            let target = names.get(1).map(|list| list.name.value.as_str());
            let reference = names.first().and_then(|list| {
                names_in(&list.terms)
                    .find(|name| Some(name.value.trim_start_matches('$')) == target)
            });
            if let Some(reference) = reference {
                faults.push(in_circle(
                    reference.place,
                    "lists refer to each other",
                    &round,
                ));
            }
        }
    }
}

/// The number by which the terms of a list know it: 0 is the list that was asked about.
fn home(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Every `$name` of a list.
fn names_in(terms: &TermsDef) -> impl Iterator<Item = &Name> {
    terms.parts.iter().flat_map(|part| {
        let (whole, group) = match part {
            TermsPart::List(name) => (Some(name), None),
            TermsPart::Terms(group) => (None, Some(group)),
        };
        let inner =
            group
                .into_iter()
                .flat_map(|group| &group.terms)
                .filter_map(|term| match term {
                    TermDef::List(name) => Some(name),
                    _ => None,
                });
        whole.into_iter().chain(inner)
    })
}

/// What a term inherits.
#[derive(Clone, Copy, Debug, Default)]
struct Around<'a> {
    is: Option<&'a Name>,
    language: Option<&'a Name>,
    dual: bool,
    home: u32,
}

impl<'a> Around<'a> {
    fn inside(self, group: &'a TermsGroup) -> Self {
        Self {
            is: group.is.as_ref().or(self.is),
            language: group.language.as_ref().or(self.language),
            dual: group.dual || self.dual,
            home: self.home,
        }
    }

    fn key(self) -> (Option<&'a str>, Option<&'a str>, bool) {
        let text = |name: Option<&'a Name>| name.map(|name| name.value.as_str());
        (text(self.is), text(self.language), self.dual)
    }

    fn entry(self, text: &'a str, origin: Origin<'a>) -> Entry<'a> {
        let Self {
            is,
            language,
            dual,
            home,
        } = self;
        Entry {
            text,
            is,
            language,
            dual,
            origin,
            home,
        }
    }
}

enum Item<'a> {
    List(&'a Name),
    Term(&'a Name),
    File(&'a Arc<FileTerms>),
}

/// How far the walk through one list has come.
struct Frame<'a> {
    parts: Vec<&'a TermsPart>,
    part: usize,
    term: usize,
    around: Around<'a>,
}

impl<'a> Frame<'a> {
    fn new(terms: &'a TermsDef, around: Around<'a>) -> Self {
        let mut parts: Vec<&TermsPart> = terms.parts.iter().collect();
        for entry in parts.chunk_by_mut(|a, b| same_entry(a, b)) {
            entry.sort_by_key(|part| match part {
                TermsPart::Terms(group) => (
                    group
                        .language
                        .as_ref()
                        .map(|name| name.value.to_lowercase()),
                    group.dual,
                ),
                TermsPart::List(_) => (None, false),
            });
        }
        Self {
            parts,
            part: 0,
            term: 0,
            around,
        }
    }

    fn next(&mut self) -> Option<(Item<'a>, Around<'a>)> {
        loop {
            let group = match *self.parts.get(self.part)? {
                TermsPart::List(name) => {
                    self.part += 1;
                    return Some((Item::List(name), self.around));
                }
                TermsPart::Terms(group) => group,
            };
            let Some(term) = group.terms.get(self.term) else {
                (self.part, self.term) = (self.part + 1, 0);
                continue;
            };
            self.term += 1;
            let item = match term {
                TermDef::Term(name) => Item::Term(name),
                TermDef::List(name) => Item::List(name),
                TermDef::File(terms) => Item::File(terms),
            };
            return Some((item, self.around.inside(group)));
        }
    }
}

/// Whether two neighbours are languages of one entry: the order of keys means nothing.
fn same_entry(a: &TermsPart, b: &TermsPart) -> bool {
    match (a, b) {
        (TermsPart::Terms(a), TermsPart::Terms(b)) => match (&a.is, &b.is) {
            (Some(a), Some(b)) => a.place == b.place,
            (None, None) => a.language.is_some() && b.language.is_some(),
            _ => false,
        },
        _ => false,
    }
}
