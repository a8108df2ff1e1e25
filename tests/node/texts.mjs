// The texts that the tests of this folder read: every sample article, and one article written in awkward characters.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../seeds/articles/', import.meta.url);

/** `[name, text]` of every sample article. */
export const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);

const article = [
  '한도윤 장관 “예산을 다시 짜겠다”',
  '',
  '한도윤 기획부 장관은 4일 서울에서 “국회와 협의하겠다”고 밝혔다. 그는 “늦지 않게 답하겠다”고 덧붙였다.',
  '',
  '민유라 의원은 “이미 늦었다”라며 ‘빈손’ 회동을 비판했다.',
  '',
].join('\n');

const inQuote = (words) => article.replaceAll('협의하겠다', `협의${words}하겠다`);

/** `[name, text]` of an article that is well-formed Unicode, though awkward. */
export const awkward = [
  ['empty', ''],
  ['blank', ' \n\t\r\n '],
  ['one mark', '“'],
  ['NFD', article.normalize('NFD')],
  ['NFD and NFC mixed', `${article}${article.normalize('NFD')}`],
  ['CRLF', article.replaceAll('\n', '\r\n')],
  ['old Mac line ends', article.replaceAll('\n', '\r')],
  ['line separators', article.replaceAll('\n', '\u2028')],
  ['BOM', `\ufeff${article}`],
  ['BOM inside', inQuote('\ufeff')],
  ['surrogate pairs', `𠮷${inQuote('𠮷野')}𠮷`],
  ['a pair before a name', article.replaceAll('민유라', '𠮷민유라')],
  ['emoji joined by ZWJ', inQuote('👨‍👩‍👧‍👦').replaceAll('민유라', '👩🏽‍⚖️ 민유라')],
  ['combining marks', inQuote('e\u0301\u0323')],
  ['old Hangul', inQuote('ᄒᆞᆫᄀᆞᆯ')],
  ['half-width Hangul', inQuote('ﾤￂﾤ')],
  ['zero width and no-break spaces', article.replaceAll(' ', '\u200b\u00a0')],
  ['NUL', inQuote('\0')],
  ['unbalanced marks', article.replaceAll('”', '')],
  ['straight marks', article.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")],
];

/** `[name, text]` with surrogates that belong to no pair; no Rust string can hold them. */
export const illFormed = [
  ['a lone high surrogate', inQuote('\ud842')],
  ['a lone low surrogate', inQuote('\udfb7')],
  ['a pair the wrong way round', inQuote('\udfb7\ud842')],
  ['one before a real pair', inQuote('\ud842\ud842\udfb7')],
  ['at the very ends', `\udfb7${article}\ud842`],
  ['in a name', article.replaceAll('민유라', '민\ud842유라')],
  ['nothing else', '\ud842'],
];

/** `[name, text]` with words that would end or begin something in another form. */
export const hostile = [
  ['markup', '한도윤 장관은 “</script><script>alert(1)</script>&lt;]]> -->”라고 말했다.\n'],
  ['control characters', `한도윤 장관은 “\0\x01\x08\x0b\x0c\x1b\x7f\x85\ufffe\uffff 예산을 다시 짜겠다”라고 말했다.`],
  ['formulas', '한도윤 장관은 “=HYPERLINK("http://x","y")”라고 말했다. 이어 “+1”이라고 했다. 또 “@여기”라고 했다. “\t-1”이라고도 했다.'],
  ['lines', '한도윤 장관은 “첫 줄이다.\n\n둘째\t줄이다.\r\n셋째 줄이다”라고 말했다.'],
];
