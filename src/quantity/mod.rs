//! Counted amounts: digits of every script, scales, number words and compounds, read exactly or not at all.
//!
//! ```text
//! folded text ─ lexeme.rs ─▶ words, digits, signs ─ grammar.rs ─▶ numbers ─ kind.rs, qualifier.rs ─▶ quantities
//!                 digits.rs ┘                         lexicon.rs ┘ (the words of all languages)
//! ```

mod digits;
mod fraction;
mod grammar;
mod group;
mod kind;
#[cfg(test)]
mod laws;
mod lexeme;
mod lexicon;
mod phone;
mod qualifier;
mod quantity;
mod reader;
mod year;

pub use quantity::{Kind, Qualifier, Quantity};
pub use reader::quantities;
