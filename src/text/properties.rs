//! What holds for every text, checked on invented ones.

use proptest::prelude::*;

use super::Document;
use super::josa;
use super::sections::lines::is_blank;
use crate::offsets::Offsets;
use crate::span::Span;
use crate::{Options, Unit};

/// Words that trouble readers of Korean pages: marks, line breaks, forms, markup, debris, names that look like particles.
const PIECES: &[&str] = &[
    "한도윤 장관은 ",
    "예산을 다시 짜겠다",
    "고 말했다. ",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{F9E1} ",
    "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}",
    "e\u{301}",
    "𠮷",
    "👩\u{200D}🚀",
    "３．５％ ",
    "3.5% ",
    "10.1. ",
    "J. ",
    "다리를 통제했다.",
    "주민들은 반발했다",
    "왜? ",
    "(",
    ")",
    "<b>",
    "</b>",
    "<p>",
    "<br>",
    "&quot;",
    "&nbsp;",
    "&nbsp;&#160;\n",
    "&amp;quot;",
    "&#8220;",
    "&rdquo;",
    "&zwnj;",
    "<!--",
    "<script>",
    "<겨울 버스>",
    "송이든 기자 ideun@saebyuk.example",
    "입력 2026.03.04 15:20",
    "저작권자 © 새벽나루 무단 전재 및 재배포 금지",
    "관련기사",
    "댓글 14",
    "사진=새벽나루",
    "▲ ",
    "Q. ",
    "이영이",
    "한가영은 ",
    "버들대교 내일부터 통제…주민 “배로는 부족”",
    "댓글은 삭제될 수 있습니다. ",
    "ㅋㅋ",
    "\t",
    "\u{2028}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[가-힣]{1,6}[은는이가을를]? ",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The characters of `text` outside `spans` (sorted, without overlap) that are not space.
fn left_out(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for s in spans {
        out.push_str(text.get(at..s.start).expect("spans are sorted and fit"));
        at = s.end;
    }
    out.push_str(text.get(at..).expect("spans fit"));
    out.retain(|c| !is_blank(c));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sections_and_sentences_tile_the_text(source in text()) {
        let doc = Document::read(&source);
        let text = doc.text();
        let sections: Vec<Span> = doc.sections.iter().map(|s| s.span).collect();
        prop_assert_eq!(left_out(text, &sections), "");
        prop_assert_eq!(left_out(text, &doc.sentences), "");
        for s in sections.iter().chain(&doc.sentences) {
            let words = s.of(text);
            prop_assert!(!words.is_empty());
            prop_assert!(!words.starts_with(is_blank) && !words.ends_with(is_blank), "{words:?}");
        }
        for s in &doc.sentences {
            prop_assert!(sections.iter().any(|section| section.covers(*s)));
        }
    }

    #[test]
    fn no_sentence_ends_inside_a_quotation(source in text()) {
        let doc = Document::read(&source);
        for m in doc.marks.iter().filter(|m| !m.close.is_empty()) {
            let inside = |at: usize| m.open.start < at && at < m.close.end;
            // A quotation that runs over the edge of a section is cut there.
            let one = doc.sections.iter().any(|s| s.span.covers(m.span()));
            prop_assert!(!one || !doc.sentences.iter().any(|s| inside(s.end)), "{:?}", m.span().of(doc.text()));
        }
    }

    #[test]
    fn every_span_goes_back(source in text()) {
        let doc = Document::read(&source);
        let (composition, text) = (&doc.composition, doc.text());
        let mut end = 0;
        for (at, c) in text.char_indices() {
            let s = composition.to_source(Span::new(at, at + c.len_utf8()));
            prop_assert!(s.start >= end && s.end > s.start, "{s:?} after {end}");
            prop_assert!(source.get(s.start..s.end).is_some());
            end = s.end;
        }
        prop_assert!(end <= source.len());
        let sections = doc.sections_in_source();
        let mut end = 0;
        let mut covered = String::new();
        for (s, _) in &sections {
            prop_assert!(s.start >= end && s.end > s.start);
            covered.push_str(&source[s.start..s.end]);
            end = s.end;
        }
        let letters = |s: &str| s.chars().filter(|&c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&covered), letters(&source));
    }

    #[test]
    fn all_units_cut_the_same_words(source in text()) {
        let doc = Document::read(&source);
        let units = |unit| Offsets::new(&source, unit);
        let (points, wide) = (units(Unit::Codepoint), units(Unit::Utf16));
        let chars: Vec<char> = source.chars().collect();
        let utf16: Vec<u16> = source.encode_utf16().collect();
        for (s, _) in doc.sections_in_source() {
            let words = &source[s.start..s.end];
            let by_point: String = chars[points.get(s.start)..points.get(s.end)].iter().collect();
            prop_assert_eq!(&by_point, words);
            let by_wide = String::from_utf16(&utf16[wide.get(s.start)..wide.get(s.end)]);
            prop_assert_eq!(by_wide.as_deref().ok(), Some(words));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_result(source in text()) {
        let options = Options::default();
        let json = |s: &str| serde_json::to_string(&crate::analyze(s, &options)).expect("results are plain data");
        prop_assert_eq!(json(&source), json(&source));
    }

    #[test]
    fn splits_fit_their_word(word in "[가-힣A-Za-z0-9”’)]{0,8}(에게서는|으로부터도|이라며|은|는|이|가|께서|만이)?[.,”]?") {
        let splits = josa::splits(&word);
        prop_assert!(splits.iter().any(|s| s.role == josa::Role::Bare));
        prop_assert!(splits.windows(2).all(|w| w[0].score >= w[1].score));
        for s in &splits {
            prop_assert!(word.is_char_boundary(s.stem_len) && (0.0..=1.0).contains(&s.score));
        }
        prop_assert_eq!(Some(&josa::best(&word)), splits.first());
    }
}
