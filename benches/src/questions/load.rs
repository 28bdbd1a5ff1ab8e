//! How long a policy takes to load, and what it holds in memory, each in a process of its own.

use std::process::Command;

use serde_json::Value;
use serde_json::json;

use crate::allocations::counted;
use crate::clock::timed;
use crate::contestants::Edges;
use crate::contestants::Policies;
use crate::contestants::load;
use crate::world::World;

/// Seconds and bytes a term at each length.
pub fn loads(world: &World<'_>, counts: &[usize]) -> Result<Value, String> {
    let mut all = serde_json::Map::new();
    for count in counts.iter().filter(|count| **count >= 10_000) {
        let policies = Policies::new();
        let folder = policies.one_rule(&world.terms(*count).written, Edges::Word);
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut run = Command::new(program);
        let done = run.arg("load").arg(&folder).arg(count.to_string()).output();
        let done = done.map_err(|error| error.to_string())?;
        let told = serde_json::from_slice(&done.stdout).map_err(|error| error.to_string())?;
        all.insert(count.to_string(), told);
    }
    Ok(Value::Object(all))
}

/// `load FOLDER COUNT`: loads a policy twice and says what it took: for the time without counting allocations, then
/// again, counted, for what it holds.
pub fn load_alone(mut arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let folder = arguments.next().ok_or("load needs a folder")?;
    let count = arguments.next().and_then(|count| count.parse::<f64>().ok());
    let count = count.ok_or("load needs the number of terms")?;
    let before = resident();
    let (policy, seconds) = timed(|| load(folder.as_ref()));
    let after = resident();
    // SAFETY: gives free memory back to the system; nothing else.
    unsafe { libc::malloc_trim(0) };
    let trimmed = resident();
    drop(policy);
    let (_policy, calls, held) = counted(|| load(folder.as_ref()));
    println!(
        "{}",
        json!({
            "seconds": seconds,
            "resident_per_term": (after - before) / count,
            "resident_trimmed_per_term": (trimmed - before) / count,
            "held_per_term": held as f64 / count,
            "allocations_per_term": calls as f64 / count,
            "peak_bytes": peak(),
        })
    );
    Ok(())
}

/// Bytes of this process in memory.
fn resident() -> f64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = told
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<f64>().ok());
    // SAFETY: asks for a constant.
    pages.unwrap_or(0.0) * unsafe { libc::sysconf(libc::_SC_PAGESIZE) } as f64
}

/// Most bytes of this process that ever were in memory.
fn peak() -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    kb.unwrap_or(0.0) * 1024.0
}
