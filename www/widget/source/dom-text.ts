/**
 * The text of an element as a reader sees it, with the way back to its nodes: blocks become lines, runs of white space
 * one space, unless the element keeps its white space. The element is only read.
 */
import { TextMap, type Piece } from '../paint/text-map.js';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(' '),
);
const LEFT_OUT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON IFRAME OBJECT SVG MATH AUDIO VIDEO CANVAS'.split(' '));
/** Between these there is a blank line, between other blocks a line end. */
const PARAGRAPHS = new Set('P BLOCKQUOTE H1 H2 H3 H4 H5 H6 FIGURE ARTICLE SECTION PRE UL OL TABLE'.split(' '));

export interface DomText {
  readonly text: string;
  readonly map: TextMap;
}

/** The text of `root`. Without elements in it, its text is taken as it stands, but for blank lines around it. */
export function readText(root: Element): DomText {
  return new Reader(root.childElementCount === 0).read(root);
}

class Reader {
  private out = '';
  private readonly pieces: Piece[] = [];
  /** Line ends that are due before the next letter. */
  private breaks = 0;
  private space = false;

  constructor(private readonly verbatim: boolean) {}

  read(root: Element): DomText {
    this.inside(root, this.verbatim || keepsSpace(root));
    const text = this.verbatim ? this.out.replace(/\s+$/, '') : this.out;
    return { text, map: new TextMap(this.pieces, text.length) };
  }

  private inside(node: Node, keeps: boolean): void {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.words(child, keeps);
      else if (child instanceof Element) this.element(child, keeps);
    }
  }

  private element(node: Element, keeps: boolean): void {
    const name = node.tagName.toUpperCase();
    if (LEFT_OUT.has(name) || node.hasAttribute('hidden')) return;
    if (name === 'BR') {
      this.breaks += 1;
      return;
    }
    const around = PARAGRAPHS.has(name) ? 2 : BLOCKS.has(name) ? 1 : 0;
    this.breaks = Math.max(this.breaks, around);
    this.inside(node, keeps || name === 'PRE' || keepsSpace(node));
    this.breaks = Math.max(this.breaks, around);
  }

  private words(node: Text, keeps: boolean): void {
    const { data } = node;
    for (let i = 0; i < data.length; ) {
      const blank = /\s/.test(data[i]!);
      let end = i + 1;
      while (end < data.length && (keeps || /\s/.test(data[end]!) === blank)) end += 1;
      if (keeps) this.kept(node, data);
      else if (blank) this.space = true;
      else this.add(node, i, end);
      i = end;
    }
  }

  /** White space that is kept; only the blank lines at the very beginning are not. */
  private kept(node: Text, data: string): void {
    const from = this.out === '' ? (/^(?:[^\S\n]*\n)*/.exec(data)?.[0].length ?? 0) : 0;
    if (from < data.length) this.add(node, from, data.length);
  }

  private add(node: Text, from: number, to: number): void {
    if (this.out !== '') this.out += this.breaks > 0 ? '\n'.repeat(this.breaks) : this.space ? ' ' : '';
    this.breaks = 0;
    this.space = false;
    const start = this.out.length;
    this.out += node.data.slice(from, to);
    this.pieces.push({ node, at: from, start, end: this.out.length });
  }
}

/** Whether the element shows its white space as it is written. What is not displayed has no style to ask. */
function keepsSpace(node: Element): boolean {
  return /^(pre|break-spaces)/.test(getComputedStyle(node).whiteSpace);
}
