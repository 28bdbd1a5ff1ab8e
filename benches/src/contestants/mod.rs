//! Who is compared: each takes raw texts and gives spans of them.

mod contestant;
#[cfg(feature = "peers")]
mod double_array;
mod ours;
#[cfg(feature = "peers")]
mod regex_set;
mod unit;
mod vectorscan;
mod yara;

pub use contestant::Contestant;
pub use contestant::Edges;
pub use contestant::Hit;
pub use contestant::Text;
pub use contestant::Texts;
pub use contestant::chosen;
#[cfg(feature = "peers")]
pub use double_array::DoubleArray;
pub use ours::Ours;
pub use ours::Policies;
pub use ours::load;
#[cfg(feature = "peers")]
pub use regex_set::Set;
pub use unit::Unit;
pub use vectorscan::Vectorscan;
pub use vectorscan::version as vectorscan_version;
pub use yara::Yara;
