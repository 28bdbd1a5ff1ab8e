//! Shapes: each distinct way in which a phrase is looked for, and who looks for it.
//!
//! Lists are shared, and rules repeat terms, so a phrase often stands in many sets. It is compared with a text once a shape;
//! what stands there is then credited to every claim.

use crate::ir::{Boundary, Phrase};
use crate::language::Affixes;
use crate::program::TermsId;

/// The shapes of a fold.
#[derive(Debug, Default)]
pub struct Shapes {
    /// Phrases, one behind the other.
    text: String,
    rows: Vec<Row>,
    claims: Vec<Claim>,
    affixes: Vec<&'static Affixes>,
}

/// A shape: what a phrase is and how it may stand.
#[derive(Clone, Copy, Debug)]
pub struct LookedFor<'a> {
    /// The phrase.
    pub phrase: Phrase<'a>,
    /// Where in a word.
    pub boundary: Boundary,
    /// What may stand around it; `None`: nothing.
    pub affixes: Option<&'static Affixes>,
    /// Where in the phrase its key stands, in what it is kept as; all words before are closed.
    pub key: usize,
}

/// Who is told when a shape is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The plan.
    pub plan: TermsId,
    /// The term in its set.
    pub term: u32,
    /// The variant of the term.
    pub phrase: u32,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    /// Where the phrase begins; it ends where the next begins.
    text: u32,
    /// Where the claims begin, likewise.
    claims: u32,
    key: u16,
    boundary: Boundary,
    /// Which affixes, counted from 1.
    affixes: u8,
}

impl Shapes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many claims there are.
    pub fn claimed(&self) -> usize {
        self.claims.len()
    }

    /// Adds a shape; `None` where there is no room for it.
    pub fn push(&mut self, shape: &LookedFor<'_>) -> Option<u32> {
        let number = u32::try_from(self.rows.len()).ok()?;
        let affixes = shape
            .affixes
            .map_or(Some(0), |affixes| self.table(affixes))?;
        self.rows.push(Row {
            text: u32::try_from(self.text.len()).ok()?,
            claims: 0,
            key: u16::try_from(shape.key).ok()?,
            boundary: shape.boundary,
            affixes,
        });
        self.text.push_str(shape.phrase.as_str());
        Some(number)
    }

    /// Says where the key of a shape stands.
    pub fn set_key(&mut self, shape: u32, key: usize) {
        // INVARIANT: a term has no more bytes than `limits::TERM_BYTES`.
        if let Some(row) = self.rows.get_mut(shape as usize) {
            row.key = u16::try_from(key).unwrap_or(u16::MAX);
        }
    }

    fn table(&mut self, affixes: &'static Affixes) -> Option<u8> {
        let known = self
            .affixes
            .iter()
            .position(|known| std::ptr::eq(*known, affixes));
        let place = known.unwrap_or_else(|| {
            self.affixes.push(affixes);
            self.affixes.len() - 1
        });
        u8::try_from(place + 1).ok()
    }

    /// Hands the claims over, each with the number of its shape; claims of one shape keep their order.
    pub fn claim(&mut self, claims: &[(u32, Claim)]) {
        let mut starts = vec![0_u32; self.rows.len() + 1];
        for (shape, _) in claims {
            starts[*shape as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for (row, start) in self.rows.iter_mut().zip(&starts) {
            row.claims = *start;
        }
        let nobody = Claim {
            plan: TermsId(0),
            term: 0,
            phrase: 0,
        };
        self.claims = vec![nobody; claims.len()];
        for (shape, claim) in claims {
            let next = &mut starts[*shape as usize];
            self.claims[*next as usize] = *claim;
            *next += 1;
        }
        self.text.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// The shape of this number.
    pub fn get(&self, shape: u32) -> Option<LookedFor<'_>> {
        let row = self.rows.get(shape as usize)?;
        let end = self
            .rows
            .get(shape as usize + 1)
            .map_or(self.text.len(), |next| next.text as usize);
        Some(LookedFor {
            phrase: Phrase::kept_as(self.text.get(row.text as usize..end)?),
            boundary: row.boundary,
            affixes: usize::from(row.affixes)
                .checked_sub(1)
                .and_then(|at| self.affixes.get(at).copied()),
            key: usize::from(row.key),
        })
    }

    /// Reads what a comparison with a text needs of a shape, so that it is near when it is asked for.
    #[inline(always)]
    pub fn touch(&self, shape: u32) -> u8 {
        let row = self.rows.get(shape as usize);
        let text = row.and_then(|row| self.text.as_bytes().get(row.text as usize));
        text.copied().unwrap_or(0)
    }

    /// Who looks for the shape of this number.
    pub fn claims(&self, shape: u32) -> &[Claim] {
        let row = |at: usize| self.rows.get(at).map(|row| row.claims as usize);
        let Some(start) = row(shape as usize) else {
            return &[];
        };
        let end = row(shape as usize + 1).unwrap_or(self.claims.len());
        self.claims.get(start..end).unwrap_or(&[])
    }
}
