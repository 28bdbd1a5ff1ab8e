//! What is probably not as meant: one lint a file, all quiet on good rules.

mod alone;
mod clitic_ambiguity;
mod common_word;
mod costly_rule;
mod duplicate_term;
mod exception_unexplained;
mod fold_mismatch;
mod implied_branch;
mod implied_rule;
mod lang_gap;
mod language_without_tables;
mod missing_dual;
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
mod unused_use;
mod wide_window;
mod year_as_count;
mod zero_weight;

pub use run::Lints;
