//! regex's RegexSet behind our fold. It says which terms a text holds, not where: an easier job.

use bayan::folding::Folded;
use bayan::folding::Profile;
use bayan::folding::fold_into;
use regex::RegexSet;
use regex::RegexSetBuilder;

use crate::contestants::Contestant;
use crate::contestants::Hit;
use crate::contestants::Text;

/// A set of terms between word boundaries, as regex understands these.
pub struct Set {
    set: RegexSet,
    folded: Folded,
}

impl Set {
    /// Builds it, if its limits let it.
    pub fn new(terms: &[String]) -> Result<Self, String> {
        let patterns = terms
            .iter()
            .map(|term| format!(r"\b{}\b", regex::escape(term)));
        let mut builder = RegexSetBuilder::new(patterns);
        let set = builder
            .size_limit(1 << 30)
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self {
            set,
            folded: Folded::default(),
        })
    }
}

impl Contestant for Set {
    fn name(&self) -> String {
        "fold + RegexSet (no spans)".into()
    }

    fn run(&mut self, text: &Text) -> usize {
        fold_into(Profile::Default, &text.text, &mut self.folded);
        self.set.matches(self.folded.text()).iter().sum()
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        fold_into(Profile::Default, &text.text, &mut self.folded);
        let hit = |term| Hit {
            start: 0,
            end: 0,
            term,
        };
        self.set
            .matches(self.folded.text())
            .iter()
            .map(hit)
            .collect()
    }
}
