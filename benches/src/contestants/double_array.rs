//! daachorse behind our fold: the same automaton laid out as a double array, a step a byte or a step a character.

use bayan::folding::Folded;
use bayan::folding::Profile;
use bayan::folding::fold_into;
use daachorse::CharwiseDoubleArrayAhoCorasick;

use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Hit;
use crate::contestants::Text;

/// daachorse, charwise: on Arabic the faster one.
pub struct DoubleArray {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    edges: Edges,
    folded: Folded,
    hits: Vec<Hit>,
}

impl DoubleArray {
    /// Builds it.
    pub fn new(terms: &[String], edges: Edges) -> Self {
        Self {
            automaton: CharwiseDoubleArrayAhoCorasick::new(terms).expect("so many terms fit"),
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
                let span = self.folded.original((found.start()..found.end()).into());
                self.hits.push(Hit {
                    start: span.start,
                    end: span.end,
                    term: found.value() as usize,
                });
            }
        }
    }
}

impl Contestant for DoubleArray {
    fn name(&self) -> String {
        "fold + daachorse charwise".into()
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
