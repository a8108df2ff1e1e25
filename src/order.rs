//! Putting things in order.
//!
//! The standard library's sorts are made anew for every type that is sorted, some 5 kB each, which was a sixth of all code in
//! the WASM file. Here numbers are sorted, once, and things follow them. (Collecting into a tree sorts as well; `extend` does
//! not.)

/// A place in the order: compared by the first number, then by the second.
pub type Place = (u64, u64);

/// Up to so many things are put in order one by one.
const FEW: usize = 16;

/// Puts `items` in the order of their places; those of one place stay in the order that they have. Time: O(n log n), linear
/// where they are in order already.
pub fn by<T>(items: &mut [T], place: impl Fn(&T) -> Place) {
    if items.len() <= FEW {
        for end in 1..items.len() {
            for i in (1..=end).rev() {
                if items.get(i - 1).map(&place) <= items.get(i).map(&place) {
                    break;
                }
                items.swap(i - 1, i);
            }
        }
        return;
    }
    let mut order: Vec<(Place, usize)> = items.iter().map(place).zip(0..).collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    let mut from: Vec<usize> = order.into_iter().map(|(_, i)| i).collect();
    // Each thing is moved to its place in rounds: what lies there makes room for what comes from further on.
    for start in 0..from.len() {
        let mut at = start;
        while let Some(next) = from.get_mut(at).map(|next| std::mem::replace(next, at)).filter(|&next| next != start) {
            items.swap(at, next);
            at = next;
        }
    }
}

/// The place of a number among numbers of any sign, the greatest first.
pub fn greatest_first(number: f64) -> u64 {
    let bits = number.to_bits();
    // The bits of positive numbers are in order; those of negative ones are in the opposite order.
    if bits >> 63 == 0 { !bits & !(1 << 63) } else { bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_in_order_and_equals_stay() {
        for n in [0usize, 1, 2, 5, 16, 17, 100, 1000] {
            for step in [1usize, 7, 13] {
                let mut items: Vec<(u64, usize)> = (0..n).map(|i| ((i * step % 10) as u64, i)).collect();
                let mut want = items.clone();
                want.sort_by_key(|(key, _)| *key);
                by(&mut items, |(key, _)| (*key, 0));
                assert_eq!(items, want, "{n} {step}");
                let mut back: Vec<usize> = (0..n).collect();
                by(&mut back, |&i| (0, (n - i) as u64));
                assert!(back.iter().rev().copied().eq(0..n));
            }
        }
    }

    #[test]
    fn numbers_of_any_sign() {
        let mut all = [0.5, -1.0, 3.0, 0.0, -0.25, 1e300, -1e-300];
        by(&mut all, |&x| (greatest_first(x), 0));
        assert_eq!(all, [1e300, 3.0, 0.5, 0.0, -1e-300, -0.25, -1.0]);
    }
}
