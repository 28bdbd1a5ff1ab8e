//! Counted amounts: digits of every script, scales, number words and compounds, read exactly or not at all.
//!
//! ```text
//! folded text ── lexeme.rs, digits.rs, phone.rs, glued.rs ──▶ words, digits, signs
//!             ── grammar.rs: item.rs, group.rs, vague.rs, amount.rs ──▶ numbers      words of all languages: lexicon.rs
//!                                                                             the languages of a sentence: leading.rs
//!             ── kind.rs, year.rs, qualifier.rs ──▶ quantities
//! ```

mod amount;
mod digits;
mod entering;
mod fraction;
mod glued;
mod grammar;
mod group;
mod item;
mod kind;
#[cfg(test)]
mod laws;
mod leading;
mod lexeme;
mod lexicon;
mod named;
mod phone;
mod prefix;
mod qualifier;
mod quantity;
mod reader;
mod role;
mod section;
mod vague;
mod year;

pub use quantity::{Kind, Qualifier, Quantity};
pub use reader::quantities;
