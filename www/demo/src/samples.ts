/** The sample articles: every text of seeds/articles, by number. They are written for ttaom; nobody in them exists. */

const files = import.meta.glob<string>('../../../seeds/articles/*.txt', { query: '?raw', import: 'default', eager: true });

export interface Sample {
  /** The name of the file without its ending. */
  readonly slug: string;
  readonly text: string;
}

export const samples: readonly Sample[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, text]) => ({
    slug: path.replace(/^.*\/|\.txt$/g, ''),
    text,
  }));
