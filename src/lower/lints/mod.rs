//! What is probably not as meant: one lint a file, all quiet on good rules.

mod clitic_ambiguity;
mod common_word;
mod duplicate_term;
mod exception_unexplained;
mod fold_mismatch;
mod implied_branch;
mod lang_gap;
mod language_without_tables;
mod prefix_shadowed;
mod quantity_unfiltered;
mod run;
mod set_facts;
mod short_term;
mod term_lang_mismatch;
mod unreachable_threshold;
mod unused_list;
mod unused_shared;
mod unused_signal;
mod wide_window;
mod zero_weight;

pub use run::Lints;
