//! The pack of `policies/platform-safety`, built into the library so that it works without any file.

/// Every file of the pack: its path below `policies/platform-safety`, and its text.
pub(crate) const FILES: &[(&str, &str)] = &[];
