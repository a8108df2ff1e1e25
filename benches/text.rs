//! What reading a text costs: composition, sections, marks and sentences, on the sample articles.
//!
//! `cargo bench --bench text --features bench`. The throughput is in characters; the promise is 100 ns a character.
//! The last line says the same in time of the processor, which a busy machine does not make longer (Linux only).

mod samples;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn read(c: &mut Criterion) {
    let articles = samples::articles();
    let mut group = c.benchmark_group("text");
    let chars: usize = articles.iter().map(|text| text.chars().count()).sum();
    group.throughput(Throughput::Elements(chars as u64));
    group.bench_function("all-samples", |b| {
        b.iter(|| articles.iter().map(|text| ttaom::bench::read(black_box(text))).sum::<usize>());
    });
    // The same in the forms that cost more: single jamo as macOS writes them, and a page's source.
    let one = articles.concat();
    let jamo: String = one.chars().flat_map(ttaom::bench::jamo).collect();
    group.throughput(Throughput::Elements(jamo.chars().count() as u64));
    group.bench_function("single-jamo", |b| b.iter(|| ttaom::bench::read(black_box(&jamo))));
    let page: String = one.lines().map(|l| format!("<p class=\"a\">{l}</p>\n")).collect();
    group.throughput(Throughput::Elements(page.chars().count() as u64));
    group.bench_function("html", |b| b.iter(|| ttaom::bench::read(black_box(&page))));
    group.throughput(Throughput::Elements(one.chars().count() as u64));
    group.bench_function("particles", |b| b.iter(|| ttaom::bench::particles(black_box(&one))));
    group.finish();
}

/// How long this thread has computed, in nanoseconds.
fn computed() -> Option<f64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

fn processor(_: &mut Criterion) {
    let articles = samples::articles();
    let chars: usize = articles.iter().map(|text| text.chars().count()).sum();
    let rounds = 20_000_000 / chars.max(1);
    let round = || articles.iter().map(|text| ttaom::bench::read(black_box(text))).sum::<usize>();
    black_box(round());
    let Some(start) = computed() else { return };
    (0..rounds).for_each(|_| _ = black_box(round()));
    let Some(end) = computed() else { return };
    println!("text/all-samples: {:.1} ns of processor time a character", (end - start) / (rounds * chars) as f64);
}

criterion_group!(benches, read, processor);
criterion_main!(benches);
