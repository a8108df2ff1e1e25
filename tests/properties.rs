//! What holds for every text whatever it says: the contract of `Analysis`.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use ttaom::analysis::{EntityType, Evidence, Range, SectionKind, Words};
use ttaom::{Analysis, Options, Unit, UserWord, analyze};

const UNITS: [Unit; 3] = [Unit::Byte, Unit::Codepoint, Unit::Utf16];

/// A text in all three units.
struct Text<'a> {
    text: &'a str,
    chars: Vec<char>,
    utf16: Vec<u16>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        Text { text, chars: text.chars().collect(), utf16: text.encode_utf16().collect() }
    }

    /// The words at `range`; panics where it is out of range or cuts a character.
    fn slice(&self, range: Range, unit: Unit) -> String {
        assert!(range.start <= range.end, "{range:?}");
        match unit {
            Unit::Byte => self.text[range.start..range.end].to_owned(),
            Unit::Codepoint => self.chars[range.start..range.end].iter().collect(),
            Unit::Utf16 => String::from_utf16(&self.utf16[range.start..range.end]).unwrap(),
        }
    }
}

fn options(unit: Unit) -> Options {
    let mut options = Options::default();
    options.unit = unit;
    options
}

/// All that the contract promises, in every unit.
fn holds(text: &str) {
    let all = Text::new(text);
    let mut plain: Option<Analysis> = None;
    for unit in UNITS {
        let a = analyze(text, &options(unit));
        assert_eq!(a, analyze(text, &options(unit)), "the same text gives the same result");
        one(&all, &a, unit);
        // Offsets aside, the unit changes nothing.
        let bare = without_offsets(a);
        match &plain {
            Some(first) => assert_eq!(*first, bare, "{unit:?} changes more than offsets"),
            None => plain = Some(bare),
        }
    }
}

fn one(all: &Text<'_>, a: &Analysis, unit: Unit) {
    let slice = |range| all.slice(range, unit);
    let words = |w: &Words| assert_eq!(slice(w.range), w.text);
    let evidence = |e: &[Evidence]| {
        for e in e {
            assert!(e.rule.contains('.'), "{e:?}");
            e.at.map(slice);
            assert!(e.weight.is_none_or(f64::is_finite), "{e:?}");
        }
    };
    let score = |s: f64| assert!((0.0..=1.0).contains(&s), "{s}");
    assert_eq!(a.unit, unit);

    // Sections are in order, do not overlap, and leave out nothing but what cannot be seen.
    let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}');
    let blank = |words: String| words.chars().all(|c| c.is_whitespace() || c.is_control() || unseen(c));
    let mut end = 0;
    let mut together = String::new();
    for s in &a.sections {
        together += &slice(Range { start: end, end: s.range.start });
        together += &slice(s.range);
        assert!(blank(slice(Range { start: end, end: s.range.start })), "text before {s:?}");
        assert!(s.range.start < s.range.end, "an empty section: {s:?}");
        end = s.range.end;
    }
    let rest = Range { start: end, end: ttaom::offsets::length(all.text, unit) };
    assert!(blank(slice(rest)), "text behind the last section: {:?}", slice(rest));
    together += &slice(rest);
    assert_eq!(together, all.text, "the sections and the space between them are the text");
    assert!(a.sentences.windows(2).all(|s| s[0].end <= s[1].start), "sentences overlap");
    a.sentences.iter().for_each(|&s| assert!(!slice(s).is_empty()));

    // Sentences leave out nothing either but markup, which is boilerplate, and entities that are space between them.
    let space = |words: String| blank(words.replace("&nbsp;", " ").replace("&#160;", " "));
    let mut end = 0;
    let mut debris = a.sections.iter().filter(|s| s.kind == SectionKind::Boilerplate).map(|s| s.range).peekable();
    let ends = a.sentences.iter().map(|s| (s.start, s.end)).chain([(rest.end, rest.end)]);
    for (start, next) in ends {
        let mut at = end;
        while at < start {
            while debris.next_if(|d| d.end <= at).is_some() {}
            let (from, to) = debris.peek().map_or((start, start), |d| (d.start.clamp(at, start), d.end.min(start)));
            assert!(
                space(slice(Range { start: at, end: from })),
                "in no sentence: {:?}",
                slice(Range { start: at, end: from })
            );
            at = to.max(from);
        }
        end = next;
    }

    let kind_at = |at: usize| a.sections.iter().find(|s| s.range.start <= at && at < s.range.end).map(|s| s.kind);
    assert!(a.mentions.is_sorted_by_key(|m| m.range.start), "mentions by start");
    for m in &a.mentions {
        assert_eq!(slice(m.range), m.text);
        assert!(!m.text.is_empty());
        m.title.iter().for_each(words);
        score(m.score);
        evidence(&m.evidence);
        if let Some(entity) = m.entity {
            assert_eq!(a.entities[entity].kind, m.kind, "{m:?}");
        }
    }
    for (id, e) in a.entities.iter().enumerate() {
        assert_eq!(e.id, id);
        assert!(!e.name.is_empty() && !e.mentions.is_empty(), "{e:?}");
        for &m in &e.mentions {
            assert_eq!(a.mentions[m].entity, Some(id), "{e:?}");
            assert_ne!(kind_at(a.mentions[m].range.start), Some(SectionKind::Boilerplate), "{e:?}");
        }
        // Every string stands so in the article, but for markup that leaked into it. (Long texts have too many.)
        let found =
            |s: &String| all.text.len() > 20_000 || all.text.contains(['<', '&']) || all.text.contains(s.as_str());
        assert!(e.aliases.iter().chain(&e.roles).all(|s| !s.is_empty() && found(s)), "{e:?}");
    }
    let counts: Vec<usize> = a.entities.iter().map(|e| e.mentions.len()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "most mentioned first: {counts:?}");

    assert!(a.quotes.is_sorted_by_key(|q| q.range.start), "quotes by start");
    for (id, q) in a.quotes.iter().enumerate() {
        assert_eq!(q.id, id);
        assert_eq!(slice(q.range), q.text);
        assert!(!q.text.trim().is_empty(), "{q:?}");
        assert!(q.utterance >= 1, "{q:?}");
        assert_eq!(kind_at(q.range.start), Some(q.section), "{q:?}");
        assert_ne!(q.section, SectionKind::Boilerplate, "{q:?}");
        score(q.score);
        evidence(&q.evidence);
        if let Some(outer) = q.inside {
            let outer = a.quotes[outer].range;
            assert!(outer.start <= q.range.start && q.range.end <= outer.end && outer != q.range, "{q:?}");
        }
        if let Some(s) = &q.speaker {
            assert!(!s.name.is_empty(), "{q:?}");
            score(s.score);
            s.mention.iter().for_each(words);
            assert!(s.entities.iter().all(|&e| e < a.entities.len()), "{q:?}");
        }
        if let Some(c) = &q.cue {
            assert_eq!(slice(c.range), c.text);
            assert!(!c.verb.is_empty() && !c.act.is_empty(), "{q:?}");
        }
    }
    assert!(a.not_speech.is_sorted_by_key(|n| n.range.start));
    for n in &a.not_speech {
        assert_eq!(slice(n.range), n.text);
        assert!(a.quotes.iter().all(|q| q.range != n.range), "both a quote and not speech: {n:?}");
    }
}

/// The result with all offsets at nought.
fn without_offsets(mut a: Analysis) -> Analysis {
    let zero = Range { start: 0, end: 0 };
    a.unit = Unit::Byte;
    a.sections.iter_mut().for_each(|s| s.range = zero);
    a.sentences.iter_mut().for_each(|s| *s = zero);
    for m in &mut a.mentions {
        m.range = zero;
        m.title.iter_mut().for_each(|t| t.range = zero);
        m.evidence.iter_mut().for_each(|e| e.at = None);
    }
    for q in &mut a.quotes {
        q.range = zero;
        q.evidence.iter_mut().for_each(|e| e.at = None);
        q.cue.iter_mut().for_each(|c| c.range = zero);
        q.speaker.iter_mut().filter_map(|s| s.mention.as_mut()).for_each(|m| m.range = zero);
    }
    a.not_speech.iter_mut().for_each(|n| n.range = zero);
    a
}

/// What Korean news is made of, to be put together at random.
const PIECES: [&str; 76] = [
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "「",
    "」",
    "『",
    "』",
    "〈",
    "〉",
    "《",
    "》",
    "＂",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    ".",
    "!",
    "?",
    "…",
    ",",
    "·",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\t",
    "고 말했다. ",
    "라고 밝혔다. ",
    "이라며 ",
    "면서 ",
    "는 입장이다. ",
    "다는 지적이 나온다. ",
    "이어 ",
    "그는 ",
    "이 관계자는 ",
    "한도윤 장관은 ",
    "민유라 의원이 ",
    "가람시는 ",
    "서가온",
    "羅",
    "野",
    "A씨",
    "김모(41)씨",
    "예산을 다시 짜겠다",
    "끝까지 해봐야 안다",
    "3월 4일",
    "2조3000억원",
    "4.7%",
    "관련기사",
    "ⓒ 무단 전재",
    "홍길동 기자 = ",
    "김보람씨는 ",
    "대표님께서는 ",
    "&nbsp;",
    "&nbsp;&#160;\n",
    "&quot;",
    "&#8220;",
    "&amp;rdquo;",
    "<b>",
    "</p>",
    "사진=새벽나루 제공\n",
    "■ 둑은 왜 무너졌나\n",
    "입력 2026.03.04 15:20\n",
    "\u{1112}\u{1161}\u{11ab}",
    "𠮷",
    "👩\u{200d}👧",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_characters(text in proptest::collection::vec(any::<char>(), 0..80)) {
        holds(&text.into_iter().collect::<String>());
    }

    #[test]
    fn pieces_of_news(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60)) {
        holds(&pieces.concat());
    }

    #[test]
    fn hangul_in_jamo(text in "[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}가-힣“”‘’. ]{0,60}") {
        holds(&text);
    }

    #[test]
    fn words_of_the_user(word in "[가-힣a-z‘ .\u{1100}\u{1161}]{0,6}", at in 0usize..8) {
        let mut options = options(Unit::Byte);
        options.words = vec![
            UserWord { text: word.clone(), kind: EntityType::Organization },
            UserWord { text: String::new(), kind: EntityType::Person },
        ];
        let text = format!("{}{word}는 “{word}”라고 {word} 말했다.", "가 ".repeat(at));
        one(&Text::new(&text), &analyze(&text, &options), Unit::Byte);
    }
}

#[test]
fn pieces_of_the_articles() {
    // Every article cut short at many places, and turned around line by line.
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for cut in boundaries.iter().step_by(211) {
            let (head, tail) = text.split_at(*cut);
            one(&Text::new(head), &analyze(head, &options(Unit::Byte)), Unit::Byte);
            one(&Text::new(tail), &analyze(tail, &options(Unit::Byte)), Unit::Byte);
        }
        holds(&text.lines().rev().collect::<Vec<_>>().join("\n"));
        holds(&text.replace('\n', " "));
        holds(&text.replace('\n', "\r\n"));
        holds(&text.replace(['“', '”'], "\"").replace(['‘', '’'], "'"));
        holds(&format!("\u{feff}{text}"));
    }
}

#[test]
fn odd_texts() {
    let combining = "\u{301}".repeat(50);
    let texts = [
        "",
        "\n",
        "\u{feff}",
        "”",
        "“",
        "“”",
        "‘’고 말했다.",
        "''''''''",
        "\"\"\"\"\"\"\"",
        "\u{200f}“שלום”라고 말했다\u{200e}.",
        "“\u{202e}예산\u{202c}”고 밝혔다.",
        "\0“네”\0라고 말했다.",
        "서가온 대표는 “\u{11a8}”라고 했다.",
        "\u{1161}\u{11ab}은 “네”라고 했다.",
        "“한국”은",
        combining.as_str(),
        "한도윤 장관은 “네”라고 말했다.\u{85}민유라 의원은 “아니요”라고 말했다.\u{2028}끝.",
    ];
    texts.iter().for_each(|text| holds(text));
    // The same article composed and decomposed says the same things.
    let composed = "한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.";
    let decomposed: String = composed.chars().flat_map(decompose).collect();
    holds(&decomposed);
    let (a, b) = (analyze(composed, &options(Unit::Byte)), analyze(&decomposed, &options(Unit::Byte)));
    assert_eq!(a.quotes.len(), b.quotes.len());
    assert_eq!(a.mentions.len(), b.mentions.len());
}

/// A Hangul syllable as its conjoining jamo.
fn decompose(c: char) -> Vec<char> {
    let Some(index) = (c as u32).checked_sub(0xAC00).filter(|i| *i < 11172) else { return vec![c] };
    let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28];
    jamo.into_iter().filter(|&j| j != 0x11A7).map(|j| char::from_u32(j).unwrap()).collect()
}

/// Texts that a quadratic loop would drown in.
fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let fill = |unit: &str| unit.repeat(size / unit.len() + 1);
    vec![
        ("opening marks", fill("“")),
        ("closing marks", fill("”")),
        ("straight marks", fill("\"")),
        ("single marks", fill("'가")),
        ("mixed marks", fill("“‘\"'「『〈《")),
        ("one sentence", fill("한도윤 장관은 예산을 ")),
        ("one word", fill("가")),
        ("one line of digits", fill("1")),
        ("commas", fill("가,")),
        ("parentheses", fill("(")),
        ("line breaks", fill("\n가")),
        ("white space", fill(" ")),
        ("jamo", fill("\u{1112}\u{1161}\u{11ab}")),
        ("combining characters", fill("\u{301}")),
        ("quotes", fill("한도윤 장관은 “예산을 다시 짜겠다”라고 말했다. ")),
        ("quotes of one sentence", fill("“예산을 다시 짜겠다”라며 ")),
        ("paragraphs of quotes", fill("민유라 의원은 “늦었다”고 했다.\n\n")),
        ("persons", (0..size / 24).map(|i| format!("{} 의원은 왔다. ", name(i))).collect()),
        ("indirect speech", fill("가람시는 새 다리를 놓겠다고 밝혔다. ")),
        ("one indirect clause", fill("새 다리를 놓겠다고 ")),
        ("dates", fill("2026년 3월 4일 ")),
        ("addresses", fill("a@b.example ")),
        ("headlines", fill("羅 “민생이 먼저”…野 “말뿐”\n")),
        ("Hanja", fill("羅")),
        ("carry-over", fill("이어 “그렇다”고 했다. ")),
        ("letters for names", fill("A씨는 ")),
        ("titles", fill("김 회장은 ")),
        ("pronouns", fill("그는 ")),
        ("foreign names", fill("리브 마르텐 총리는 ")),
        ("a list of names", fill("김가람·")),
        ("quotes inside quotes", fill("“그가 ‘")),
        ("marks around a name", {
            let marks = size / 6;
            format!("그는 왔다. {}새벽신문{}은 예산이 없다고 말했다.", "‘".repeat(marks), "’".repeat(marks))
        }),
        ("reports in contrast", fill("경찰은 늦었다고 했지만 시는 ")),
        ("reports made nouns", fill("북한이 고치겠다고 한 것을 ")),
        ("subjects in a row", fill("법원이 ")),
    ]
}

/// A name of its own for each number.
fn name(number: usize) -> String {
    let syllable = |n: usize| char::from_u32(0xAC00 + u32::try_from(n % 11172).unwrap()).unwrap();
    ['김', '이', '박', '최']
        .get(number % 4)
        .into_iter()
        .copied()
        .chain([syllable(number * 7), syllable(number * 31)])
        .collect()
}

/// How long this thread has computed. Where the system tells (Linux), time in which other programs ran does not count;
/// elsewhere it is the time of the clock.
fn busy() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|t| t.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

#[test]
fn time_grows_with_the_length() {
    // Without optimisation a megabyte takes too long to try it with every text.
    let (small, large) = if cfg!(debug_assertions) { (8 << 10, 64 << 10) } else { (64 << 10, 1 << 20) };
    let times = u32::try_from(large / small).unwrap();
    let time = |text: &str| {
        let start = busy();
        std::hint::black_box(analyze(text, &options(Unit::Utf16)));
        busy().saturating_sub(start)
    };
    // Lists are read once; that is not part of it.
    time("한도윤 장관은 3월 4일 “예산을 다시 짜겠다”라고 말했다.");
    let mut slow = Vec::new();
    for ((what, short), (_, long)) in hostile(small).into_iter().zip(hostile(large)) {
        // The best of some, since other programs run beside this one.
        let before = (0..3).map(|_| time(&short)).min().unwrap();
        let after = time(&long);
        println!("{what}: {before:?} for {small} bytes, {after:?} for {large}");
        // Caches and noise may triple it; what is quadratic takes `times` times as long again. What is quick anyway
        // is not measured well.
        let allowed = before * times * 3 + Duration::from_millis(200);
        if after > allowed && time(&long) > allowed {
            slow.push(format!("{what}: {before:?} for {small} bytes, {after:?} for {large}"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn long_hostile_texts_keep_the_contract() {
    // A megabyte; less without optimisation (`cargo test --profile fast --test properties` takes it all).
    let size = if cfg!(debug_assertions) { 64 << 10 } else { 1 << 20 };
    for unit in ["“‘\"'「『〈《", "\"가", "가", "한도윤 장관은 예산을 "] {
        let text = unit.repeat(size / unit.len());
        one(&Text::new(&text), &analyze(&text, &options(Unit::Utf16)), Unit::Utf16);
    }
}
