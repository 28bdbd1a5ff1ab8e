//! The policy's digest: SHA-256 over its meaning.
