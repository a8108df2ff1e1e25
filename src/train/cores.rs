//! Work for all cores, with results in the order of what they were made of: the same for every number of cores.

use std::thread;

/// How many cores there are.
pub fn count() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get)
}

/// `make` of each item, every item on a thread of its own.
pub fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let make = &make;
    thread::scope(|scope| {
        let running: Vec<_> = items.iter().map(|item| scope.spawn(move || make(item))).collect();
        // A part that failed must not be missing in silence.
        running.into_iter().map(|r| r.join().unwrap_or_else(|e| std::panic::resume_unwind(e))).collect()
    })
}

/// `make` of each item, the items shared out among the cores.
pub fn map<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let parts: Vec<&[T]> = items.chunks(items.len().div_ceil(count()).max(1)).collect();
    each(&parts, |part| part.iter().map(&make).collect::<Vec<R>>()).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_their_items() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(map(&items, |n| n * 2), items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert!(map(&[] as &[usize], |n| *n).is_empty());
        assert!(std::panic::catch_unwind(|| each(&[1, 2], |n| assert_eq!(*n, 1))).is_err());
    }
}
