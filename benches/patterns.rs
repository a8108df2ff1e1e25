//! What finding dates, times, quantities and addresses costs, on the sample articles.
//!
//! `cargo bench --bench patterns --features bench`. The throughput is in characters; the aim is 150 ns a character.

mod samples;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn patterns(c: &mut Criterion) {
    let text = samples::articles().join("\n");
    // Nothing but values is the worst that a page can hold.
    let values = "지난달 3일 오후 2시 30분께 150조 원, 20~30명, 3년 6개월 동안 두 명이 4분의 1을 ".repeat(200);
    let mut group = c.benchmark_group("patterns");
    for (name, text) in [("all-samples", &text), ("values", &values)] {
        group.throughput(Throughput::Elements(text.chars().count() as u64));
        let find = ttaom::bench::patterns(text);
        group.bench_function(name, |b| b.iter(|| black_box(find())));
    }
    group.finish();
}

criterion_group!(benches, patterns);
criterion_main!(benches);
