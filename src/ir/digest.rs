//! The policy's digest: SHA-256 over its meaning.

use std::fmt::Write;

use sha2::Digest;
use sha2::Sha256;

use crate::fold::UNICODE_VERSION;
use crate::ir::Policy;
use crate::ir::dump::write_meaning;
use crate::language::TABLES_VERSION;

/// Lower-case hexadecimal SHA-256 over the policy's meaning. Titles, owners, reasons, tests and places do not count,
/// nor does the layout of the YAML: names are sorted, lists keep their order.
pub fn digest(policy: &Policy) -> String {
    let mut hash = Meaning(Sha256::new());
    // INVARIANT: this writer never fails. Other tables may read the same terms otherwise.
    let _ = writeln!(hash, "unicode {UNICODE_VERSION} tables {TABLES_VERSION}");
    let _ = write_meaning(policy, &mut hash);
    hash.0
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

struct Meaning(Sha256);

impl std::fmt::Write for Meaning {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
