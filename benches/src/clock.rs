//! Time of this thread alone: what other programs do in the meantime does not count.

use std::time::Duration;

/// Processor time that this thread has used.
pub fn thread_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a timespec that lives through the call.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    assert_eq!(failed, 0, "this system has no clock of a thread");
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// What `work` gives, and the seconds it took this thread.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = thread_time();
    let done = work();
    (done, (thread_time() - before).as_secs_f64())
}

/// The middle of some numbers; `NAN` of none.
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => f64::NAN,
        (length, middle) if length % 2 == 0 => (sorted[middle - 1] + sorted[middle]) / 2.0,
        (_, middle) => sorted[middle],
    }
}
