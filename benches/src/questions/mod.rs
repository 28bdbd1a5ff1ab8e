//! What is asked: one question a file.

mod ask;
mod export;
mod fold;
mod hostile;
mod latency;
mod load;
mod machine;
mod quiet;
mod ratios;
mod rules;
mod show;

pub use ask::ask;
pub use export::export;
pub use load::load_alone;
pub use show::show;
pub use show::spin;
