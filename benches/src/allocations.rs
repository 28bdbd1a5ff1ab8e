//! Counts what is allocated, by the system's own allocator.

use std::alloc::GlobalAlloc;
use std::alloc::Layout;
use std::alloc::System;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

static ON: AtomicBool = AtomicBool::new(false);
static CALLS: AtomicU64 = AtomicU64::new(0);
static HELD: AtomicU64 = AtomicU64::new(0);

/// The allocator. It counts only while [`counted`] asks: otherwise it costs a load and a branch.
pub struct Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(1, layout.size() as u64);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        note(0, (layout.size() as u64).wrapping_neg());
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(1, (size as u64).wrapping_sub(layout.size() as u64));
        unsafe { System.realloc(at, layout, size) }
    }
}

fn note(calls: u64, held: u64) {
    if ON.load(Relaxed) {
        CALLS.fetch_add(calls, Relaxed);
        HELD.fetch_add(held, Relaxed);
    }
}

/// What `work` gives, how often it asked for memory, and how many bytes more are held than before.
pub fn counted<T>(work: impl FnOnce() -> T) -> (T, u64, i64) {
    let before = (CALLS.load(Relaxed), HELD.load(Relaxed));
    ON.store(true, Relaxed);
    let done = work();
    ON.store(false, Relaxed);
    let held = HELD.load(Relaxed).wrapping_sub(before.1) as i64;
    (done, CALLS.load(Relaxed) - before.0, held)
}
