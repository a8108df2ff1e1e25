// How the package is used, as the compiler of a strict project sees it: by its name, through its exports. Nothing here
// runs. Every `@ts-expect-error` fails the check where the line below it is accepted.
import {
  analyze, createTtaom, createTtaomSync, fromJSON, MAX_LENGTH, toBrat, toCSV, toHTML, toJSON, toTEI, toWebAnnotation, TtaomError, version,
} from 'ttaom';
import * as inline from 'ttaom/inline';
import type { Analysis, Entity, EntityType, Mention, Quote, Span, Speaker, TtaomErrorCode, Value, Words, ExportOptions, Saved, Ttaom, TtaomSync, UserWord } from 'ttaom';

type IsAny<T> = 0 extends 1 & T ? true : false;
/** The paths of `T` that are `any`; `never` where all is typed. */
type AnyIn<T> = true extends IsAny<T> ? T : T extends (infer U)[] ? AnyIn<U> : T extends object ? { [K in keyof T]-?: true extends IsAny<T[K]> ? K : AnyIn<T[K]> }[keyof T] : never;
const nothingIsAny: [AnyIn<Analysis> | AnyIn<Saved> | AnyIn<ExportOptions>] extends [never] ? true : false = true;

export async function use(): Promise<void> {
  const analysis: Analysis = await analyze('글', { id: 'a', date: '2026-03-05' });
  await analyze('글', { id: undefined, words: [{ text: '따옴', type: 'product' }] });
  // @ts-expect-error: there is no such type
  await analyze('글', { words: [{ text: '따옴', type: 'thing' }] });
  for (const quote of analysis.quotes) {
    const words: string = '글'.slice(quote.start, quote.end);
    const name: string | undefined = quote.speaker?.name;
    const first: Entity | undefined = analysis.entities[quote.speaker?.entities[0] ?? 0];
    if (quote.kind === 'direct' && quote.cue) takes(quote.cue.verb, words, name, first?.name);
    // @ts-expect-error: whoever reads the speaker must think of none
    takes(quote.speaker.name);
    // @ts-expect-error: there is no such kind
    takes(quote.kind === 'quoted');
  }
  const people: Mention[] = analysis.mentions.filter(({ type }) => type === 'person');
  const amounts: (Value | undefined)[] = analysis.entities.map(({ value }) => value);
  const spans: Span[] = [...analysis.sentences, ...analysis.sections, ...people];
  const words: Words[] = [...analysis.notSpeech, ...people, ...analysis.quotes];

  const ttaom = await createTtaom({ wasm: new URL('https://example.com/ttaom_bg.wasm') });
  await createTtaom({ wasm: fetch('https://example.com/ttaom_bg.wasm') });
  await createTtaom({ wasm: new Uint8Array(8) });
  const same: Analysis = await ttaom.analyze('글');
  // @ts-expect-error: a number is no file
  await createTtaom({ wasm: 7 });
  // @ts-expect-error: offsets are UTF-16 here, always
  await analyze('글', { unit: 'byte' });
  // @ts-expect-error: the text is a string
  await analyze(undefined);
  takes(spans, words, amounts, same, version, MAX_LENGTH, nothingIsAny);
}

/** Instances, exports, the single file. */
export async function useMore(): Promise<void> {
  const words: readonly UserWord[] = [{ text: '따옴', type: 'product' }];
  const ttaom: Ttaom = await createTtaom({ worker: true, words, locale: 'ko' });
  const { signal } = new AbortController();
  const analysis: Analysis = await ttaom.analyze('글', { signal, date: '2026-03-05' });
  await analyze('글', { signal: undefined });
  // @ts-expect-error: there is no such language
  await createTtaom({ locale: 'fr' });
  // @ts-expect-error: a word has a type
  await createTtaom({ words: [{ text: '따옴' }] });
  ttaom.dispose();

  const now: TtaomSync = createTtaomSync({ wasm: new Uint8Array(8) });
  const same: Analysis = now.analyze('글', { words });
  // @ts-expect-error: what answers at once cannot be aborted
  now.analyze('글', { signal });
  // @ts-expect-error: nothing is fetched at once
  createTtaomSync({ wasm: 'https://example.com/ttaom_bg.wasm' });

  const about: ExportOptions = { title: '제목', url: undefined };
  const files: string[] = [toCSV, toTEI, toWebAnnotation].map((to) => to(analysis, '글', { ...about, locale: 'en' }));
  files.push(toJSON(same, '글'), toHTML(same, '글', { fragment: true }), toBrat(same, '글').ann);
  // @ts-expect-error: only HTML has fragments
  toTEI(analysis, '글', { fragment: true });
  const saved: Saved = fromJSON(files[0] ?? '');
  takes(saved.analysis, await inline.analyze('글'), inline.version);
}

export function explain(error: unknown): string {
  if (!(error instanceof TtaomError)) return String(error);
  const code: TtaomErrorCode = error.code;
  // @ts-expect-error: there is no such code
  if (code === 'timeout') return '';
  return `${code}: ${error.hint}`;
}

export const labels: Record<EntityType, string> = {
  person: '인물',
  organization: '기관·단체',
  location: '장소',
  date: '날짜',
  time: '시각',
  quantity: '수량',
  product: '제품',
  event: '행사',
  email: '전자우편',
  url: '주소',
};

export const kinds: Record<Speaker['kind'] | Quote['kind'], number> = {
  person: 1,
  organization: 1,
  anonymous: 1,
  document: 1,
  direct: 2,
  partial: 2,
  indirect: 2,
};

declare function takes(...values: unknown[]): void;
