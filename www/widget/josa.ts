/** Korean particles take the form that the sound before them asks for. */

const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
/** The final consonant ㄹ, which takes 로 and not 으로. */
const RIEUL = 8;

/** How the digits are read: 0 영, 1 일, 2 이 …; the final consonant of each. */
const OF_DIGIT = [21, RIEUL, 0, 16, 0, 0, 1, RIEUL, RIEUL, 0];

/** `word` with the fitting one of two forms (`을/를`, `은/는`, `이/가`, `과/와`, `으로/로`): after a consonant, after a vowel. */
export function withJosa(word: string, forms: string): string {
  const [closed = '', open = ''] = forms.split('/');
  const final = finalOf(word);
  const takesOpen = final === 0 || (final === RIEUL && closed.startsWith('으로'));
  return word + (takesOpen ? open : closed);
}

/** The final consonant of the last letter that is read aloud, 0 for none; letters that are not Korean count as open. */
function finalOf(word: string): number {
  for (let i = word.length - 1; i >= 0; i--) {
    const unit = word.charCodeAt(i);
    if (unit >= FIRST && unit <= LAST) return (unit - FIRST) % FINALS;
    if (unit >= 0x30 && unit <= 0x39) return OF_DIGIT[unit - 0x30] ?? 0;
    if (/[\p{L}]/u.test(word[i] ?? '')) return 0;
  }
  return 0;
}
