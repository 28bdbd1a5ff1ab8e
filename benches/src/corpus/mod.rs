//! Texts to measure on: articles, posts, and what an adversary would send.

mod articles;
mod hostile;
mod posts;
mod speech;
mod spoil;

pub use articles::articles;
pub use hostile::hostile;
pub use posts::posts;
pub use speech::Speech;
