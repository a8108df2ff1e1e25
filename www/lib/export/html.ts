/** The article with its quotations and names marked, as a page that needs nothing else. */
import type { Locale } from '../errors.js';
import type { Analysis, Quote } from '../types.js';
import {
  attribute,
  escapeAttribute,
  escapeMarkup,
  isWithin,
  LABELS,
  provenance,
  type ExportOptions,
} from './options.js';
import { weave, type Region } from './weave.js';

/** What may be chosen besides. */
export interface HtmlOptions extends ExportOptions {
  /** Only the `<article>`, without head, styles and the list: for a page that has its own. */
  fragment?: boolean | undefined;
}

const WORDS: Record<Locale, { title: string; statements: string; nobody: string }> = {
  ko: { title: '기사 속 발언', statements: '발언', nobody: '말한 이가 나오지 않음' },
  en: { title: 'Statements of an article', statements: 'Statements', nobody: 'Speaker not told' },
};

/** Distinct without colours too: every kind has a line of its own. */
const STYLE = `
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.7 Pretendard,"Apple SD Gothic Neo","Noto Sans KR","Malgun Gothic",system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere;color-scheme:light dark}
.ttaom{white-space:pre-wrap}
.ttaom-quote{background:#7b8cde40;border-radius:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.ttaom-partial{background:#7b8cde26}
.ttaom-indirect{background:none;text-decoration:underline dotted}
.ttaom-person{text-decoration:underline 2px;text-underline-offset:.2em}
.ttaom-organization{text-decoration:underline dashed 2px;text-underline-offset:.2em}
.ttaom-location{text-decoration:underline double;text-underline-offset:.2em}
footer{font-size:.8rem;opacity:.75}
`;

/**
 * The article as an HTML document: quotations carry their speaker (`data-speaker`), names their entity (`data-entity`,
 * an index into `entities`), and a list of who said what follows. No script, nothing fetched. The text content of
 * `<article class="ttaom">` is the text (control characters and lone surrogates as U+FFFD), so that offsets in it
 * count UTF-16 code units as those of the result do.
 */
export function toHTML(analysis: Analysis, text: string, options: HtmlOptions = {}): string {
  const locale = options.locale ?? 'ko';
  const quotes = analysis.quotes.filter((quote) => isWithin(quote, text));
  const about = escapeAttribute(provenance(analysis, text, 'UTF-16 code units'));
  const article = `<article class="ttaom" lang="ko" data-ttaom="${about}">${weave(text, layers(analysis, quotes, locale), escapeMarkup)}</article>`;
  if (options.fragment) return article;
  const words = WORDS[locale];
  const title = escapeMarkup(options.title ?? words.title);
  const source = options.url === undefined ? '' : `<p>${link(options.url)}</p>\n`;
  const list = quotes.map(
    (quote) => `<li><b>${escapeMarkup(quote.speaker?.name ?? words.nobody)}</b> <q>${escapeMarkup(quote.text)}</q> ${label(quote, locale)}</li>\n`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${about}">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${source}${article}
<h2>${words.statements} (${list.length})</h2>
<ol lang="ko">
${list.join('')}</ol>
<footer>${about}</footer>
</body>
</html>
`;
}

function label(quote: Quote, locale: Locale): string {
  const verb = quote.cue ? `${escapeMarkup(quote.cue.text)} · ` : '';
  return `<small>${verb}<span lang="${locale}">${LABELS[locale][quote.kind]}</span></small>`;
}

/** Only addresses of the web become links: `javascript:` is an address, too. */
function link(url: string): string {
  return /^https?:\/\//i.test(url) ? `<a href="${escapeAttribute(url)}">${escapeMarkup(url)}</a>` : escapeMarkup(url);
}

function layers(analysis: Analysis, quotes: readonly Quote[], locale: Locale): Region[][] {
  const region = ({ start, end }: { start: number; end: number }, open: string): Region => ({
    start,
    end,
    open,
    again: open,
    close: '</span>',
  });
  const said = quotes.map((quote) => {
    const speaker = quote.speaker ? ` data-speaker="${escapeAttribute(quote.speaker.name)}"` : '';
    const tip = [quote.speaker?.name, LABELS[locale][quote.kind]].filter(Boolean).join(' · ');
    return region(
      quote,
      `<span class="ttaom-quote ttaom-${attribute(quote.kind)}" data-quote="${attribute(quote.id)}"${speaker} title="${escapeAttribute(tip)}">`,
    );
  });
  const named = analysis.mentions
    .filter(({ entity }) => entity !== null)
    .map((mention) => region(mention, `<span class="ttaom-${attribute(mention.type)}" data-entity="${attribute(mention.entity)}">`));
  return [said, named];
}
