//! U, the unit: the same fold, aho-corasick's automaton over all terms with overlapping hits, edges, spans.

use aho_corasick::AhoCorasick;
use aho_corasick::AhoCorasickKind;
use aho_corasick::MatchKind;
use bayan::folding::Folded;
use bayan::folding::Profile;
use bayan::folding::fold_into;

use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Hit;
use crate::contestants::Text;

/// An automaton of aho-corasick behind our fold.
pub struct Unit {
    kind: AhoCorasickKind,
    automaton: AhoCorasick,
    edges: Edges,
    folded: Folded,
    hits: Vec<Hit>,
}

impl Unit {
    /// U itself: the contiguous automaton, which the crate picks by itself beyond 100 patterns. It has no prefilter when
    /// hits may overlap.
    pub fn new(terms: &[String], edges: Edges) -> Self {
        Self::of_kind(terms, edges, AhoCorasickKind::ContiguousNFA)
    }

    /// The same with another automaton.
    pub fn of_kind(terms: &[String], edges: Edges, kind: AhoCorasickKind) -> Self {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::Standard).kind(Some(kind));
        Self {
            kind,
            automaton: builder.build(terms).expect("so many terms fit"),
            edges,
            folded: Folded::default(),
            hits: vec![],
        }
    }

    /// The same automaton under other edges.
    pub fn with_edges(&self, edges: Edges) -> Self {
        Self {
            kind: self.kind,
            automaton: self.automaton.clone(),
            edges,
            folded: Folded::default(),
            hits: vec![],
        }
    }

    fn find(&mut self, text: &str) {
        fold_into(Profile::Default, text, &mut self.folded);
        self.hits.clear();
        for found in self.automaton.find_overlapping_iter(self.folded.text()) {
            if self.edges.fit(&self.folded, found.start(), found.end()) {
                let span = self.folded.original(found.range().into());
                self.hits.push(Hit {
                    start: span.start,
                    end: span.end,
                    term: found.pattern().as_usize(),
                });
            }
        }
    }
}

impl Contestant for Unit {
    fn name(&self) -> String {
        match self.kind {
            AhoCorasickKind::ContiguousNFA => "U".into(),
            kind => format!("fold + aho-corasick {kind:?}"),
        }
    }

    fn run(&mut self, text: &Text) -> usize {
        self.find(&text.text);
        self.hits.iter().map(|hit| hit.end).sum()
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        self.find(&text.text);
        self.hits.clone()
    }
}
