//! Counted amounts: digits of every script, scales, number words and compounds, read exactly or not at all.

mod quantity;

pub use quantity::{Kind, Qualifier, Quantity, quantities};
