//! Decimal numbers, read from our lists and written into durations. The standard library reads and writes every number there
//! is to the last bit, which takes 30 kB of WASM; the few digits of lists and newspapers do not need that.

/// Powers of ten up to this one are exact.
const EXACT: i32 = 22;

/// A number of up to fifteen digits, with or without a fraction, with a power of ten (1e12, 1e-3) or over another (1/3600): the
/// nearest `f64`.
pub fn read(text: &str) -> Option<f64> {
    if let Some((number, over)) = text.split_once('/') {
        return Some(read(number)? / read(over).filter(|o| *o != 0.0)?);
    }
    let (number, power) = text.split_once('e').map_or((text, Some(0)), |(n, e)| (n, e.parse::<i32>().ok()));
    let (sign, number) = number.strip_prefix('-').map_or((1.0, number), |n| (-1.0, n));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.len() + fraction.len();
    let all = whole.bytes().chain(fraction.bytes());
    if whole.is_empty() || digits > 15 || !all.clone().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // Both are exact, so that one division rounds once.
    let value = all.fold(0u64, |n, b| n * 10 + u64::from(b - b'0')) as f64;
    let power = power.filter(|p| p.abs() <= EXACT)? - fraction.len() as i32;
    let scale = 10f64.powi(power.abs());
    Some(sign * if power < 0 { value / scale } else { value * scale })
}

/// `value`, not negative, without a fraction where it has none, else with up to nine places.
pub fn write(value: f64) -> String {
    let (mut whole, part) = (value.trunc() as u64, value.fract());
    let mut part = (part * 1e9).round() as u64;
    if part == 1_000_000_000 {
        (whole, part) = (whole + 1, 0);
    }
    let mut out = whole.to_string();
    if part > 0 {
        let places = format!("{part:09}");
        out.push('.');
        out.push_str(places.trim_end_matches('0'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "7",
            "0.0002",
            "661.157",
            "735.49875",
            "101325",
            "1e12",
            "1e15",
            "1e-3",
            "1e-6",
            "1e-9",
            "2.5e-3",
            "1e22",
            "3.305785",
            "-0.5",
            "12.50",
        ] {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
        assert_eq!(read("1/3600"), "0.00027777777777777778".parse().ok());
        for text in ["", ".5", "1/0", "1/", "1.2.3", "1e", "x", "1e400", "1234567890123456", "５"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_without_needless_places() {
        let cases =
            [(3.0, "3"), (1.5, "1.5"), (0.25, "0.25"), (6.0 * 0.1, "0.6"), (1e15, "1000000000000000"), (0.0, "0")];
        for (value, text) in cases {
            assert_eq!(write(value), text);
        }
        assert_eq!((write(0.999_999_999_9), write(2.000_000_001)), ("1".to_owned(), "2.000000001".to_owned()));
    }
}
