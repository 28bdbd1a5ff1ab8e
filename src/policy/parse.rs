//! YAML nodes → documents as written; collects all faults.
