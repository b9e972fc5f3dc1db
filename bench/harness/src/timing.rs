//! The clock.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use crate::allocations;

/// One sample. Long enough that reading the clock costs nothing, short enough that most are not interrupted.
const SAMPLE: Duration = Duration::from_millis(2);
const WARM_UP: Duration = Duration::from_millis(20);
const WAKE_UP: Duration = Duration::from_millis(100);
/// Between two looks at the clock.
const GLANCE: Duration = Duration::from_micros(50);

/// Nanoseconds a call, of all threads together: the median of the samples.
///
/// `start` makes what each thread calls, and gets the thread's number.
pub fn nanoseconds<F: FnMut()>(threads: usize, time: Duration, start: impl Fn(usize) -> F + Sync) -> f64 {
    let samples = usize::try_from((time.as_nanos() / SAMPLE.as_nanos()).max(5)).unwrap();
    let barrier = Barrier::new(threads);
    let rates: Vec<Vec<f64>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let (start, barrier) = (&start, &barrier);
                scope.spawn(move || {
                    let mut call = start(thread);
                    let (_, pace) = calls_within(WARM_UP, 1, &mut call);
                    let glance = ((pace * GLANCE.as_secs_f64()) as u64).max(1);
                    (0..samples)
                        .map(|_| {
                            barrier.wait();
                            calls_within(SAMPLE, glance, &mut call).1
                        })
                        .collect()
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let together = (0..samples).map(|sample| 1e9 / rates.iter().map(|rate| rate[sample]).sum::<f64>());
    median(together.collect())
}

/// Works for nothing until the processor runs at its pace, so that the first case is as fast as the last.
pub fn wake_up() {
    let mut work = 1_u64;
    calls_within(WAKE_UP, 1000, &mut || work = std::hint::black_box(work.wrapping_mul(3)));
}

/// Allocations a call, once it is warm.
pub fn allocations(mut call: impl FnMut()) -> f64 {
    const CALLS: u32 = 128;
    (0..CALLS).for_each(|_| call());
    let before = allocations::count();
    (0..CALLS).for_each(|_| call());
    (allocations::count() - before) as f64 / f64::from(CALLS)
}

/// How many calls, and how many a second.
fn calls_within(time: Duration, glance: u64, call: &mut impl FnMut()) -> (u64, f64) {
    let begin = Instant::now();
    let mut calls = 0;
    loop {
        (0..glance).for_each(|_| call());
        calls += glance;
        let elapsed = begin.elapsed();
        if elapsed >= time {
            return (calls, calls as f64 / elapsed.as_secs_f64());
        }
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[middle] } else { f64::midpoint(numbers[middle - 1], numbers[middle]) }
}
