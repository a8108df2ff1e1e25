//! Running text: whole sentences, full of particles.

use super::lines::{End, Line, is_closing};

/// How much `line` looks like running text. A line of 3 or more is taken for it where nothing speaks against it.
pub fn score(line: &Line, words: &str) -> f64 {
    let plain = words.trim_end_matches(is_closing).ends_with("다.");
    let mut score: f64 = match line.end {
        End::Sentence if line.chars >= 20 || plain => 3.5,
        End::Sentence => 3.0,
        // Some newspapers leave the full stop out.
        End::Predicate => 1.0 + line.josa.min(6) as f64 * 0.35,
        End::Open => 0.0,
    };
    let inside = line.sentences - usize::from(line.end == End::Sentence && line.sentences > 0);
    // A headline strings its clauses together with dots, and what shouts is no reporter.
    let clipped = line.end == End::Open && line.joint;
    score += (inside as f64 * if clipped { 1.0 } else { 2.0 }).min(6.0);
    if clipped {
        score -= 1.0;
    }
    if words.ends_with('!') {
        score -= 1.5;
    }
    score += match line.josa_share() {
        share if share >= 0.4 => 1.5,
        share if share >= 0.25 => 0.8,
        _ if line.chars < 30 && line.end == End::Sentence => 0.0,
        _ => -0.5,
    };
    score += match line.chars {
        0..=14 if plain => -0.5,
        0..=14 => -1.5,
        15..=59 => 0.0,
        60..=119 => 1.5,
        _ => 2.5,
    };
    // A page of another language, numbers or code is no running text of ours.
    if line.hangul * 4 < line.chars {
        score -= 2.0;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::score;

    #[test]
    fn sentences_and_other_lines() {
        let of = |line: &str| split(line).first().map_or(0.0, |l| score(l, line));
        for prose in [
            "온빛시는 12일 다리를 전면 통제했다.",
            "“우리는 몰랐다.” 마을 이장 표 씨의 말이다.",
            "연구팀은 이번 성과가 내년부터 현장에서 쓰일 수 있을 것이라고 설명했다고 학회 관계자가 이날 전했다",
        ] {
            assert!(of(prose) >= 3.0, "{prose}: {}", of(prose));
        }
        for other in
            ["공유하기", "온빛시, 다리 전면 통제…주민 “배로는 부족”", "입력 2026.03.04 15:20", "Copyright © 2026"]
        {
            assert!(of(other) < 3.0, "{other}: {}", of(other));
        }
    }
}
