//! What all contestants have in common.

use bayan::folding::Folded;

/// A text.
pub struct Text {
    /// What it says.
    pub text: String,
}

/// Texts to run over.
pub struct Texts {
    /// What they are.
    pub name: &'static str,
    /// The texts.
    pub all: Vec<Text>,
}

impl Texts {
    /// Names texts.
    pub fn new(name: &'static str, texts: Vec<String>) -> Self {
        let text = |text| Text { text };
        Self {
            name,
            all: texts.into_iter().map(text).collect(),
        }
    }

    /// Bytes of the first `count`.
    pub fn bytes(&self, count: usize) -> usize {
        self.all[..count].iter().map(|text| text.text.len()).sum()
    }
}

/// A term found: original bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its number in the list.
    pub term: usize,
}

/// Finds the terms of a list.
pub trait Contestant {
    /// What it is called.
    fn name(&self) -> String;

    /// Does the work on a text; gives something that hangs on all that was found.
    fn run(&mut self, text: &Text) -> usize;

    /// What it finds, in any order; not timed.
    fn hits(&mut self, text: &Text) -> Vec<Hit>;
}

impl<T: Contestant + ?Sized> Contestant for &mut T {
    fn name(&self) -> String {
        (**self).name()
    }

    fn run(&mut self, text: &Text) -> usize {
        (**self).run(text)
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        (**self).hits(text)
    }
}

/// Where a term may stand in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// Words whole.
    Word,
    /// Anywhere.
    Infix,
}

impl Edges {
    /// As a policy says it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Infix => "infix",
        }
    }

    /// Whether a term that begins and ends with letters may stand at these folded bytes.
    ///
    /// A space decides at once; the rest is asked of the same function that the engine asks.
    pub fn fit(self, folded: &Folded, start: usize, end: usize) -> bool {
        let text = folded.text().as_bytes();
        let before = start.checked_sub(1).map(|at| text[at]);
        let behind = text.get(end).copied();
        let plain = |byte: Option<u8>| matches!(byte, None | Some(b' ' | b'\n'));
        let ascii = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii());
        match self {
            Self::Word => {
                (plain(before) || folded.is_boundary(start))
                    && (plain(behind) || folded.is_boundary(end))
            }
            // Only what is not ASCII can be a part of the character before it.
            Self::Infix => {
                (plain(before)
                    || text[start].is_ascii() && ascii(before)
                    || folded.may_start(start))
                    && (ascii(behind) && ascii(Some(text[end - 1]))
                        || plain(behind)
                        || folded.may_end(end))
            }
        }
    }
}

/// Keeps, of all hits, what a verdict calls matches: by place, the longest first, without overlap.
pub fn chosen(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.term));
    let mut free_from = 0;
    hits.retain(|hit| {
        let kept = hit.start >= free_from;
        if kept {
            free_from = hit.end;
        }
        kept
    });
    hits
}
