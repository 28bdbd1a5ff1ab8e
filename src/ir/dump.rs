//! A readable print of the IR, for tests and for people who debug a policy.
