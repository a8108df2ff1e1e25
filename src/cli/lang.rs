//! The words that the command line itself speaks, in Korean and English.

use std::ffi::OsString;
use std::io;

use ttaom::analysis::{SectionKind, SpeakerKind};

/// The language of headings, help and errors; never of the article's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    Ko,
    En,
}

use Lang::{En, Ko};

impl Lang {
    /// The language that the arguments ask for; Korean where they do not, as on the page.
    /// It is looked for before the arguments are read, so that an error in them can speak it.
    pub fn asked_for(given: &[OsString]) -> Lang {
        let follows = given.windows(2).any(|two| matches!(two, [a, b] if a == "--lang" && b == "en"));
        if follows || given.iter().any(|a| a == "--lang=en") { En } else { Ko }
    }

    fn pick<'a>(self, ko: &'a str, en: &'a str) -> &'a str {
        match self {
            Ko => ko,
            En => en,
        }
    }

    pub fn help(self) -> &'static str {
        match self {
            Ko => include_str!("help.ko.txt"),
            En => include_str!("help.en.txt"),
        }
    }

    pub fn standard_input(self) -> &'static str {
        self.pick("표준 입력", "standard input")
    }

    pub fn paste_here(self) -> &'static str {
        self.pick(
            "기사를 붙여 넣고 새 줄에서 Ctrl-D를 누르세요. (도움말: ttaom --help)",
            "Paste an article, then press Ctrl-D on a new line. (Help: ttaom --help)",
        )
    }

    pub fn bad_argument(self, error: &lexopt::Error) -> String {
        use lexopt::Error::{MissingValue, UnexpectedOption, UnexpectedValue};
        let what = match (self, error) {
            (Ko, MissingValue { option: Some(option) }) => format!("{option} 뒤에 값이 없습니다"),
            (Ko, UnexpectedOption(option)) => format!("모르는 옵션입니다: {option}"),
            (Ko, UnexpectedValue { option, value }) => {
                format!("{option}에는 값을 줄 수 없습니다: {}", value.to_string_lossy())
            }
            (Ko | En, other) => other.to_string(),
        };
        format!("{what} ({})", self.see_help())
    }

    fn see_help(self) -> &'static str {
        self.pick("ttaom --help를 보세요", "see ttaom --lang en --help")
    }

    pub fn second_file(self, file: &str) -> String {
        match self {
            Ko => format!("파일은 한 번에 하나만 읽습니다: {file} (여러 기사는 --jsonl로)"),
            En => format!("one file at a time: {file} (for many articles use --jsonl)"),
        }
    }

    pub fn do_not_go_together(self, a: &str, b: &str) -> String {
        match self {
            Ko => format!("{a} 옵션은 {b} 옵션과 함께 쓸 수 없습니다"),
            En => format!("{a} does not go together with {b}"),
        }
    }

    pub fn needs_json(self, option: &str) -> String {
        match self {
            Ko => format!("{option} 옵션은 --format json이나 --jsonl과 함께 씁니다"),
            En => format!("{option} needs --format json or --jsonl"),
        }
    }

    pub fn not_a_choice(self, option: &str, value: &str, all: &[&str]) -> String {
        let all = all.join(", ");
        match self {
            Ko => format!("{option}에 쓸 수 없는 값입니다: {value} (쓸 수 있는 값: {all})"),
            En => format!("{option} cannot be {value} (one of: {all})"),
        }
    }

    pub fn not_a_date(self, value: &str) -> String {
        match self {
            Ko => format!("--date에 쓸 수 없는 날짜입니다: {value} (예: 2026-03-04)"),
            En => format!("--date cannot be {value} (like 2026-03-04)"),
        }
    }

    /// A file that is no model.
    pub fn bad_model(self, name: &str, error: ttaom::ModelError) -> String {
        let why = match (self, error) {
            (Lang::En, e) => e.to_string(),
            (Lang::Ko, ttaom::ModelError::NotAModel) => "따옴의 모델이 아닙니다".to_owned(),
            (Lang::Ko, ttaom::ModelError::Version(v)) => format!("이 따옴이 읽지 못하는 형식({v})의 모델입니다"),
            (Lang::Ko, _) => "깨진 모델입니다: 빠지거나 바뀐 바이트가 있습니다".to_owned(),
        };
        format!("{name}: {why}")
    }

    pub fn cannot_read(self, name: &str, error: &io::Error) -> String {
        let why = match error.kind() {
            io::ErrorKind::NotFound => self.pick("그런 파일이 없습니다", "no such file").to_owned(),
            io::ErrorKind::PermissionDenied => self.pick("읽을 권한이 없습니다", "permission denied").to_owned(),
            io::ErrorKind::IsADirectory => self.pick("파일이 아니라 폴더입니다", "is a folder, not a file").to_owned(),
            _ => error.to_string(),
        };
        format!("{name}: {why}")
    }

    pub fn not_utf8(self, name: &str, byte: usize) -> String {
        match self {
            Ko => format!("{name}: UTF-8이 아닙니다 ({byte}번째 바이트 뒤; 예: iconv -f cp949 -t utf-8로 바꿔 주세요)"),
            En => format!("{name}: not UTF-8 (after byte {byte}; convert it, for example iconv -f cp949 -t utf-8)"),
        }
    }

    pub fn no_tab(self) -> String {
        self.pick("낱말<탭>종류 꼴이 아닙니다", "not text<TAB>type").to_owned()
    }

    pub fn no_word(self) -> String {
        self.pick("낱말이 비어 있습니다", "the text is empty").to_owned()
    }

    pub fn not_a_type(self, kind: &str, all: &[&str]) -> String {
        let all = all.join(", ");
        match self {
            Ko => format!("모르는 종류입니다: {kind} (쓸 수 있는 종류: {all})"),
            En => format!("unknown type: {kind} (one of: {all})"),
        }
    }

    /// The heading of the list.
    pub fn heading(self, utterances: usize, speakers: usize) -> String {
        match self {
            Ko => format!("발언 {utterances}건, 말한 이 {speakers}"),
            En => {
                let plural = |n: usize| if n == 1 { "" } else { "s" };
                format!("{utterances} quotation{}, {speakers} speaker{}", plural(utterances), plural(speakers))
            }
        }
    }

    pub fn nothing_found(self) -> &'static str {
        self.pick("찾는 발언이 없습니다.", "No statement matches.")
    }

    pub fn not_a_pattern(self, value: &str, reason: &str) -> String {
        match self {
            Ko => format!("--find에 쓸 수 없는 정규식입니다: {value} ({reason})"),
            En => format!("--find cannot be {value}: {reason}"),
        }
    }

    pub fn nothing_said(self) -> &'static str {
        self.pick("발언을 찾지 못했습니다.", "Nobody is quoted.")
    }

    pub fn unknown_speaker(self) -> &'static str {
        self.pick("말한 이를 알 수 없음", "speaker not given")
    }

    pub fn speaker_kind(self, kind: SpeakerKind) -> &'static str {
        match kind {
            SpeakerKind::Person => self.pick("인물", "person"),
            SpeakerKind::Organization => self.pick("기관", "organization"),
            SpeakerKind::Anonymous => self.pick("익명", "anonymous"),
            SpeakerKind::Document => self.pick("문서", "document"),
        }
    }

    /// Where a quotation stands; nothing for the body.
    pub fn section(self, kind: SectionKind) -> Option<&'static str> {
        match kind {
            SectionKind::Title => Some(self.pick("제목", "headline")),
            SectionKind::Subtitle => Some(self.pick("부제목", "subheading")),
            SectionKind::Caption => Some(self.pick("사진 설명", "caption")),
            SectionKind::Body | SectionKind::Byline | SectionKind::Boilerplate => None,
        }
    }

    pub fn indirect(self) -> &'static str {
        self.pick("간접", "indirect")
    }

    pub fn hedged(self) -> &'static str {
        self.pick("전해진 말", "hearsay")
    }

    pub fn negated(self) -> &'static str {
        self.pick("하지 않았다는 말", "reported as not said")
    }

    pub fn to_whom(self, whom: &str) -> String {
        match self {
            Ko => format!("들은 이: {whom}"),
            En => format!("to {whom}"),
        }
    }

    pub fn through(self, medium: &str) -> String {
        match self {
            Ko => format!("매체: {medium}"),
            En => format!("through {medium}"),
        }
    }

    pub fn other_candidate(self, name: &str, score: f64) -> String {
        match self {
            Ko => format!("다른 후보 {name}: {score:.2}"),
            En => format!("other candidate {name}: {score:.2}"),
        }
    }

    pub fn speaker_score(self, name: &str, score: f64) -> String {
        match self {
            Ko => format!("말한 이 {name}: {score:.2}"),
            En => format!("speaker {name}: {score:.2}"),
        }
    }
}
