//! Work shared out among threads. Results come in the order of the jobs, so that no result depends on the threads.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this have hardly anything to do while a policy loads.
const MOST: usize = 8;

/// The results of all jobs, in their order. Each thread works with something of its own that `begin` makes.
///
/// Where it is not `worth` a thread, and where none can be had, the caller's own does all.
pub fn in_order<J, T, W>(
    worth: bool,
    jobs: &[J],
    begin: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &J) -> T + Sync,
) -> Vec<T>
where
    J: Sync,
    T: Send,
{
    let next = AtomicUsize::new(0);
    let run = || {
        let (mut own, mut done) = (begin(), vec![]);
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { return done };
            done.push((at, work(&mut own, job)));
        }
    };
    let threads = match worth {
        true => thread::available_parallelism().map_or(1, usize::from),
        false => 1,
    };
    let others = threads.min(jobs.len()).min(MOST).saturating_sub(1);
    let mut all = thread::scope(|scope| {
        let begun = (0..others).map(|_| thread::Builder::new().spawn_scoped(scope, run));
        // A thread that cannot be had is no fault: the others do its work.
        let begun: Vec<_> = begun.filter_map(Result::ok).collect();
        let mut all = run();
        for other in begun {
            all.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    });
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, done)| done).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_jobs() {
        let jobs: Vec<u64> = (0..500).collect();
        for worth in [false, true] {
            let done = in_order(
                worth,
                &jobs,
                || 0,
                |seen: &mut u64, job| {
                    *seen += 1;
                    (job * job, *seen > 0)
                },
            );
            assert!(
                done.iter()
                    .zip(&jobs)
                    .all(|(done, job)| *done == (job * job, true))
            );
        }
        assert!(in_order(true, &[] as &[u8], || (), |(), _| 1).is_empty());
    }
}
