/** How an article comes in: pasted, typed, dropped or opened as a file, chosen from the samples. */
import { readText } from '../../widget/source/dom-text.ts';
import { byId, trusted } from './page.ts';
import { samples } from './samples.ts';

/** How long one may pause in typing before the text is read again. */
const PAUSE_MS = 200;

/** No article is larger; a file that is would only make the page wait. */
const FILE_LIMIT = 8_000_000;

export interface InputEvents {
  /** The box holds another text. `whole` is one that came at once. */
  changed(text: string, whole: boolean): void;
  /** A file could not be read, by the key of the words that say why. */
  refused(key: string): void;
}

export class Input {
  private readonly box = byId<HTMLTextAreaElement>('paste');
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly on: InputEvents) {
    const { box } = this;
    box.addEventListener('input', (event) => {
      if (event instanceof InputEvent && event.isComposing) return;
      const pasted = event instanceof InputEvent && event.inputType === 'insertFromPaste';
      this.tell(pasted ? 0 : PAUSE_MS, pasted);
    });
    // Hangul that is being composed is not read until it is done.
    box.addEventListener('compositionend', () => this.tell(PAUSE_MS, false));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.tell(0, false);
    });
    byId('analyze').addEventListener('click', () => this.tell(0, true));
    byId('clear').addEventListener('click', () => {
      this.put('');
      box.focus();
    });
    const file = byId<HTMLInputElement>('file');
    byId('open').addEventListener('click', () => file.click());
    file.addEventListener('change', () => {
      void this.open(file.files?.[0]);
      file.value = '';
    });
    this.drops();
    this.samples();
  }

  /** As the browser holds it: line ends are \n here, in the analysis and in what is shown. */
  get text(): string {
    return this.box.value;
  }

  /** Puts a text into the box. */
  put(text: string): void {
    this.box.value = text;
    this.box.scrollTop = 0;
    this.tell(0, true);
  }

  focus(): void {
    this.box.focus();
  }

  private tell(after: number, whole: boolean): void {
    clearTimeout(this.pause);
    if (after === 0) this.on.changed(this.text, whole);
    else this.pause = setTimeout(() => this.on.changed(this.text, whole), after);
  }

  private drops(): void {
    const here = byId('input');
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    // Anywhere on the page: a file that misses the box would take the page's place.
    document.addEventListener('dragover', (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      here.classList.add('is-target');
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) here.classList.remove('is-target');
    });
    document.addEventListener('drop', (event) => {
      here.classList.remove('is-target');
      if (!hasFile(event)) return;
      event.preventDefault();
      void this.open(event.dataTransfer?.files[0]);
    });
  }

  private async open(file: File | undefined): Promise<void> {
    if (!file) return;
    const isHtml = /\.html?$/i.test(file.name) || file.type === 'text/html';
    if (!isHtml && !/\.txt$/i.test(file.name) && !file.type.startsWith('text/')) return this.on.refused('file.kind');
    if (file.size > FILE_LIMIT) return this.on.refused('file.large');
    const words = decoded(new Uint8Array(await file.arrayBuffer()));
    this.put(isHtml ? textOfHtml(words) : words);
  }

  /** Their titles stand in the page already (vite.config.ts). */
  private samples(): void {
    byId('samples').addEventListener('click', (event) => {
      const node = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-sample]') : null;
      const sample = samples.find(({ slug }) => slug === node?.dataset.sample);
      if (sample) this.put(sample.text);
    });
  }
}

/** UTF-8, or what older Korean programs write where it is none. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('euc-kr').decode(bytes);
  }
}

/** What is written on a page. The markup is read into a document without a window: nothing in it runs or loads. */
function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(trusted.createHTML(html), 'text/html');
  return readText(page.body).text;
}
