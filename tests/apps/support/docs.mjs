// The code of the documentation, as it stands there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The code blocks of a page of documentation by its sections: `[[{ language, code }]]`. */
export function blocks(name) {
  const sections = readFileSync(join(root, 'docs', name), 'utf8').split(/^## /m).slice(1);
  return sections.map((section) => [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, code]) => ({ language, code })));
}

/** The first block in a language. */
export function block(name, language) {
  return blocks(name).flat().find((one) => one.language === language).code;
}
