//! Vocabularies: word forms by rank, as many as a language has, made by its own morphology.

mod arabic;
mod english;
mod letters;
mod vocabulary;

pub use vocabulary::Language;
pub use vocabulary::Vocabulary;
