//! Work on many threads, results in order, memory bounded.
//!
//! ```text
//! producer ──chunks──▶ workers ──▶ a slot a chunk
//!     └──────slots, in order──────────────▶ consumer
//! ```
//! Both channels are bounded, so a slow consumer stops the producer. The consumer waits for the slots in the order of
//! the input, whatever worker is done first.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::SyncSender;
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::output::Stop;

/// Chunks under way for each worker.
const AHEAD: usize = 4;

/// Threads that run at once.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Where a producer puts its chunks.
pub(crate) struct Feed<I, O> {
    work: SyncSender<(I, SyncSender<O>)>,
    slots: SyncSender<Receiver<O>>,
}

impl<I, O> Feed<I, O> {
    /// Hands a chunk over; `false` when nobody wants more.
    pub(crate) fn push(&self, chunk: I) -> bool {
        let (done, slot) = sync_channel(1);
        self.slots.send(slot).is_ok() && self.work.send((chunk, done)).is_ok()
    }
}

/// Runs `produce` on a thread, `work` on `threads` more, and `consume` here, in the order of the input. `consume` says
/// whether it wants more. Threads that still read when it does not are left to the end of the process.
pub(crate) fn in_order<I, O>(
    threads: usize,
    produce: impl FnOnce(&Feed<I, O>) + Send + 'static,
    work: impl FnMut(I) -> O + Clone + Send + 'static,
    mut consume: impl FnMut(O) -> Result<bool, Stop>,
) -> Result<(), Stop>
where
    I: Send + 'static,
    O: Send + 'static,
{
    let (chunks, todo) = sync_channel::<(I, SyncSender<O>)>(threads);
    let (slots, done) = sync_channel(threads * AHEAD);
    let todo = Arc::new(Mutex::new(todo));
    for _ in 0..threads {
        let (todo, mut work) = (Arc::clone(&todo), work.clone());
        thread::spawn(move || {
            while let Some((chunk, slot)) = next(&todo) {
                if slot.send(work(chunk)).is_err() {
                    break;
                }
            }
        });
    }
    // The workers alone hold the other end: when the last of them is gone, the producer is told.
    drop(todo);
    let feed = Feed {
        work: chunks,
        slots,
    };
    let producer = thread::spawn(move || produce(&feed));
    for slot in done {
        let result = slot.recv();
        let result = result.map_err(|_| Stop::failed("a worker ended without a result"))?;
        if !consume(result)? {
            return Ok(());
        }
    }
    let ended = producer.join();
    ended.map_err(|_| Stop::failed("the reader ended without a result"))
}

fn next<T>(todo: &Mutex<Receiver<T>>) -> Option<T> {
    let todo = todo.lock().unwrap_or_else(PoisonError::into_inner);
    todo.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_input() {
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let produce = |feed: &Feed<u64, u64>| {
                assert!((0..200).all(|number| feed.push(number)));
            };
            let work = |number: u64| {
                thread::sleep(Duration::from_micros(number * 7919 % 300));
                number * 2
            };
            let consume = |number| {
                seen.push(number);
                Ok(true)
            };
            in_order(threads, produce, work, consume).unwrap();
            assert_eq!(seen, (0..200).map(|number| number * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_consumer_that_has_enough_stops_the_rest() {
        let endless = |feed: &Feed<u8, u8>| while feed.push(1) {};
        let mut left = 3;
        let consume = |_| {
            left -= 1;
            Ok(left > 0)
        };
        in_order(2, endless, |number| number, consume).unwrap();
        assert_eq!(left, 0);
    }

    #[test]
    fn a_worker_that_dies_is_told() {
        let produce = |feed: &Feed<u8, u8>| {
            feed.push(0);
        };
        let work = |number: u8| {
            if number == 0 {
                panic!("as asked")
            } else {
                number
            }
        };
        assert!(in_order(1, produce, work, |_| Ok(true)).is_err());
    }
}
