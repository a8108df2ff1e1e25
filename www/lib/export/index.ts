/** Results in the forms of others. Every function takes any text and never gives a broken file. */
export { toBrat, type Brat } from './brat.js';
export { toCSV } from './csv.js';
export { toHTML, type HtmlOptions } from './html.js';
export { fromJSON, toJSON, type Saved } from './json.js';
export type { ExportOptions } from './options.js';
export { toTEI } from './tei.js';
export { toWebAnnotation } from './web-annotation.js';
