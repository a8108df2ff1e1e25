//! The vocabulary of results: the only types that leave the crate. They hold, and compute nothing.
//!
//! Every `start` and `end` counts in [`Analysis::unit`] of the text as it was passed in: half-open, on character
//! boundaries, `start <= end`. In JSON the names are camelCase.

use serde::Serialize;

use crate::fields::id;

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// UTF-16 code units, as JavaScript strings count.
    Utf16,
    /// Unicode code points, as Python strings count.
    Codepoint,
    /// Bytes of UTF-8, as Rust strings count.
    #[default]
    Byte,
}

/// A region of the text, as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Range {
    /// First unit, inclusive.
    pub start: usize,
    /// Past the last unit, exclusive.
    pub end: usize,
}

/// A region of the text with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// Where the words stand.
    pub range: Range,
    /// The words, exactly as in the text.
    pub text: String,
}

/// Why something was decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The rule's stable id, for example `q.speaker.carry-over`.
    #[serde(serialize_with = "id")]
    pub rule: &'static str,
    /// The words that the rule rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Range>,
    /// How much it counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
}

/// All that is said of one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The caller's own id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Version of ttaom.
    pub version: &'static str,
    /// What every offset counts.
    pub unit: Unit,
    /// The article's own date (ISO 8601), from its lines or the option `date`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Every non-blank line belongs to one section; by start.
    pub sections: Vec<Section>,
    /// By start; in every section.
    pub sentences: Vec<Range>,
    /// By start; in every section.
    pub mentions: Vec<Mention>,
    /// Most mentioned first; boilerplate left out.
    pub entities: Vec<Entity>,
    /// By start; boilerplate left out.
    pub quotes: Vec<Quote>,
    /// Marked words that nobody is reported to have said; by start.
    pub not_speech: Vec<NotSpeech>,
}

/// A run of lines of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Where it stands.
    pub range: Range,
    /// What it is.
    pub kind: SectionKind,
}

/// What a part of the pasted text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// The headline.
    Title,
    /// A deck under the headline or a subheading inside the article.
    Subtitle,
    /// Reporter, e-mail, time stamps, publisher line.
    Byline,
    /// The words under a picture, or a photo credit on a line of its own.
    Caption,
    /// The article.
    Body,
    /// Menus, buttons, leaked markup, other articles' headlines, copyright, comments.
    Boilerplate,
}

impl SectionKind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            SectionKind::Title => "title",
            SectionKind::Subtitle => "subtitle",
            SectionKind::Byline => "byline",
            SectionKind::Caption => "caption",
            SectionKind::Body => "body",
            SectionKind::Boilerplate => "boilerplate",
        }
    }
}

/// What a mention or an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum EntityType {
    Person,
    Organization,
    Location,
    Date,
    Time,
    Quantity,
    Product,
    Event,
    Email,
    Url,
}

impl EntityType {
    /// All of them, names first.
    pub const ALL: [EntityType; 10] = [
        EntityType::Person,
        EntityType::Organization,
        EntityType::Location,
        EntityType::Product,
        EntityType::Event,
        EntityType::Date,
        EntityType::Time,
        EntityType::Quantity,
        EntityType::Email,
        EntityType::Url,
    ];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Location => "location",
            EntityType::Date => "date",
            EntityType::Time => "time",
            EntityType::Quantity => "quantity",
            EntityType::Product => "product",
            EntityType::Event => "event",
            EntityType::Email => "email",
            EntityType::Url => "url",
        }
    }
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// By a name, without particle and title.
    Name,
    /// By a bare title (대통령).
    Title,
    /// By a pronoun (그).
    Pronoun,
}

/// Where a mention comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The trained model.
    Model,
    /// A pattern (dates, money, surname + title …).
    Pattern,
    /// A word list.
    Lexicon,
    /// Found because the article names it elsewhere.
    Linked,
    /// The user's own words.
    User,
}

/// A place in the text that refers to something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where the name stands, without particle, without title.
    pub range: Range,
    /// The words.
    pub text: String,
    /// What it is.
    pub kind: EntityType,
    /// Index into [`Analysis::entities`].
    pub entity: Option<usize>,
    /// How it refers.
    pub form: Form,
    /// The title beside the name (대표 in 리브 마르텐 대표).
    pub title: Option<Words>,
    /// How sure, 0 to 1.
    pub score: f64,
    /// Where it comes from.
    pub source: Source,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// Who or what the article is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entity {
    /// Its index in [`Analysis::entities`].
    pub id: usize,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest name that the article gives, in composed form: the same name is the same string whatever way the
    /// article was pasted.
    pub name: String,
    /// Every distinct string that refers to it outside boilerplate, as the article has it, markup aside; never pronouns
    /// or bare titles. Of strings that look alike (a compatibility Hanja, single jamo, a no-break space) the first.
    pub aliases: Vec<String>,
    /// Titles and posts that the article gives, as written.
    pub roles: Vec<String>,
    /// Indices into [`Analysis::mentions`].
    pub mentions: Vec<usize>,
    /// The normalised value of a date, a time or a quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// A normalised value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// What is measured.
    pub kind: ValueKind,
    /// A date or time in ISO 8601, as far as it is known (`2026-03`, `T14:30`, `--03-05`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    /// Its unit or counter, or the currency (ISO 4217).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 약, 여, 가량, 쯤 …
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// What the words count from where that is not known (`article`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative_to: Option<String>,
}

/// What a value measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ValueKind {
    Date,
    Time,
    Duration,
    Money,
    Percent,
    Count,
    Measure,
    Age,
    Ordinal,
}

/// A piece of reported speech: the words without their marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Its index in [`Analysis::quotes`].
    pub id: usize,
    /// Where the words stand.
    pub range: Range,
    /// The words.
    pub text: String,
    /// How it is quoted.
    pub kind: QuoteKind,
    /// The section that it stands in.
    pub section: SectionKind,
    /// Parts of one utterance share a number, counted from 1.
    pub utterance: usize,
    /// The id of the outer quote.
    pub inside: Option<usize>,
    /// Who is reported to have said it; `None` where the article does not tell.
    pub speaker: Option<Speaker>,
    /// To whom (기자들).
    pub addressee: Option<String>,
    /// Through what (페이스북), or the outlet that re-quotes.
    pub medium: Option<String>,
    /// The reporting verb.
    pub cue: Option<Cue>,
    /// Reported as hearsay (…것으로 전해졌다).
    pub hedged: bool,
    /// Reported as not said (말한 적 없다).
    pub negated: bool,
    /// How sure it is that this is reported speech with these bounds, 0 to 1.
    pub score: f64,
    /// `rule`, or `user` for a reader's correction.
    pub source: QuoteSource,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// How words are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// In marks, an utterance of its own.
    Direct,
    /// In marks, a phrase inside the reporter's own clause.
    Partial,
    /// Without marks.
    Indirect,
}

/// Who decided that this is a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum QuoteSource {
    Rule,
    User,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// The fullest name that the article gives, or the description where there is no name.
    pub name: String,
    /// What the speaker is.
    pub kind: SpeakerKind,
    /// None, one, or several who speak together: indices into [`Analysis::entities`].
    pub entities: Vec<usize>,
    /// The words that carry the attribution; `None` where it is carried over.
    pub mention: Option<Words>,
    /// Whether the attribution stands in an earlier sentence.
    pub carried: bool,
    /// How sure, 0 to 1.
    pub score: f64,
}

/// Somebody who could have said a quote; see [`explain`](crate::explain).
#[cfg(feature = "cli")]
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The name or the description, as a speaker's.
    pub name: String,
    /// The words that name the candidate; `None` where nobody is named (carried over).
    pub mention: Option<Words>,
    /// The rule that offers the candidate.
    pub rule: &'static str,
    /// How likely, 0 to 1. The candidates of a quote make 1 at most; what is left is for nobody of them.
    pub score: f64,
    /// Whether this is the quote's speaker.
    pub chosen: bool,
}

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum SpeakerKind {
    Person,
    Organization,
    Anonymous,
    Document,
}

/// The reporting verb as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// Where it stands.
    pub range: Range,
    /// The words (말했다).
    pub text: String,
    /// The lemma (말하다).
    pub verb: String,
    /// What is done by saying it (`say`, `ask`, `deny` …).
    pub act: String,
}

/// Marked words that report nobody's speech.
#[derive(Debug, Clone, PartialEq)]
pub struct NotSpeech {
    /// Where they stand, without the marks.
    pub range: Range,
    /// The words.
    pub text: String,
    /// The id of the rule that decided (`q.term.short`).
    pub reason: &'static str,
}
