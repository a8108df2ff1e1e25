// How the widget is used, as the compiler of a strict project sees it. Nothing here runs.
import type { Analysis } from 'ttaom';
import { defineTtaomReader, FORMATS, fromHash, toHash, TtaomReader, type Correction, type Format, type ReaderOptions, type Shared } from 'ttaom/widget';
import 'ttaom/widget/register';

export async function use(): Promise<void> {
  defineTtaomReader();
  const reader: TtaomReader = document.createElement('ttaom-reader');
  reader.text = '글';
  reader.text = null;
  const text: string = reader.text;
  const result: Analysis | null = await reader.analyze();
  // @ts-expect-error: the result is not to be set
  reader.result = result;
  const options: ReaderOptions = { date: '2026-03-05', words: [{ text: '따옴', type: 'product' }] };
  reader.options = options;
  const formats: readonly Format[] = FORMATS;
  for (const format of formats) takes(reader.export(format));
  // @ts-expect-error: there is no such format
  reader.export('pdf');
  const corrections: readonly Correction[] = reader.corrections;
  reader.corrections = [{ op: 'kind', at: { start: 0, end: 1 }, kind: 'direct' }];
  // @ts-expect-error: a speaker has a name
  reader.corrections = [{ op: 'speaker', at: { start: 0, end: 1 }, speaker: {} }];
  const shared: Shared | null = await fromHash(await toHash({ text, corrections }));
  reader.focusQuote(0);
  reader.move('entity', -1);
  takes(shared, reader.summary, reader.duration, reader.readOnly);
}

function takes(..._: unknown[]): void {}
