//! What finding dates, times, quantities and addresses costs, on the sample articles.
//!
//! `cargo bench --bench patterns --features bench`. The throughput is in characters; the aim is 150 ns a character.

use std::fs;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The sample articles as one text.
fn samples() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles");
    let mut all: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the samples are part of the project")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            (path.extension()? == "txt").then_some(())?;
            Some((path.file_stem()?.to_str()?.to_owned(), fs::read_to_string(&path).ok()?))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, text)| text + "\n").collect()
}

fn patterns(c: &mut Criterion) {
    let text = samples();
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
