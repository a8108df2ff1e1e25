//! What linking names and finding who said what costs, on an article of 3,000 characters: three samples in a row, cut.
//!
//! `cargo bench --bench said --features bench`. The promise is 0.6 ms for `both` on one core, for an article of the press; the
//! samples have twice as many quotations.

mod samples;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// As long as a long article of a newspaper.
const LENGTH: usize = 3_000;

fn said(c: &mut Criterion) {
    let text: String = samples::articles().join("\n").chars().take(LENGTH).collect();
    let mut group = c.benchmark_group("said");
    group.throughput(Throughput::Elements(text.chars().count() as u64));
    let linking = ttaom::bench::linking(&text);
    group.bench_function("linking", |b| b.iter(|| black_box(linking())));
    let quotes = ttaom::bench::quotes(&text);
    group.bench_function("quotes", |b| b.iter(|| black_box(quotes())));
    let both = ttaom::bench::said(&text);
    group.bench_function("both", |b| b.iter(|| black_box(both())));
    group.finish();
}

criterion_group!(benches, said);
criterion_main!(benches);
