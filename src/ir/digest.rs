//! The policy's digest: SHA-256 over its meaning.
//!
//! Rules are written as [`dump`](crate::ir::dump()) prints them. Terms may be a million, so they are not quoted: every part of one
//! stands behind its length, which parts them without doubt, and a list is a hash of its own, so that all cores can work.

use std::fmt::Write;

use sha2::Digest;
use sha2::Sha256;

use crate::fold::UNICODE_VERSION;
use crate::ir::Policy;
use crate::ir::TermSet;
use crate::ir::dump::write_head;
use crate::ir::dump::write_rules;
use crate::ir::dump::write_set_head;
use crate::language::TABLES_VERSION;
use crate::parallel::in_order;

/// Lower-case hexadecimal SHA-256 over the policy's meaning. Titles, owners, reasons, tests and places do not count,
/// nor does the layout of the YAML: names are sorted, lists keep their order.
pub fn digest(policy: &Policy) -> String {
    let mut hash = Meaning::default();
    // INVARIANT: this writer never fails. Other tables may read the same terms otherwise.
    let _ = writeln!(hash, "unicode {UNICODE_VERSION} tables {TABLES_VERSION}");
    let _ = write_head(policy, &mut hash);
    let terms = policy.term_sets.iter().map(|set| set.terms.len());
    let worth = terms.sum::<usize>() > WORTH_THREADS;
    let lists = in_order(
        worth,
        &policy.term_sets,
        || (),
        |(), set| {
            let mut list = Meaning::default();
            list.terms(set);
            list.finish()
        },
    );
    for ((index, set), list) in policy.term_sets.iter().enumerate().zip(lists) {
        let _ = write_set_head(index, set, &mut hash);
        let _ = writeln!(hash, "{list}");
    }
    let _ = write_rules(policy, &mut hash);
    hash.finish()
}

/// Terms from which on threads are worth their beginning.
const WORTH_THREADS: usize = 1_000;

/// What is hashed, gathered into blocks.
#[derive(Default)]
struct Meaning {
    hash: Sha256,
    waiting: Vec<u8>,
}

/// Bytes that are hashed at once.
const BLOCK: usize = 1 << 14;

impl Meaning {
    fn terms(&mut self, set: &TermSet) {
        self.number(set.terms.len());
        for term in set.terms.iter() {
            self.optional(term.language().map(|language| language.tag()));
            self.part(term.text());
            self.optional(term.is());
            self.waiting.push(u8::from(term.dual()));
            self.part(term.phrases().as_str());
            self.flush(BLOCK);
        }
    }

    fn optional(&mut self, part: Option<&str>) {
        self.waiting.push(u8::from(part.is_some()));
        self.part(part.unwrap_or(""));
    }

    fn part(&mut self, part: &str) {
        self.number(part.len());
        self.waiting.extend_from_slice(part.as_bytes());
    }

    fn number(&mut self, number: usize) {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.waiting.extend_from_slice(&number.to_le_bytes());
    }

    /// Hashes what waits, if it is as much as that.
    fn flush(&mut self, least: usize) {
        if self.waiting.len() >= least {
            self.hash.update(&self.waiting);
            self.waiting.clear();
        }
    }

    fn finish(mut self) -> String {
        self.flush(0);
        let bytes = self.hash.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Write for Meaning {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.waiting.extend_from_slice(text.as_bytes());
        self.flush(BLOCK);
        Ok(())
    }
}
