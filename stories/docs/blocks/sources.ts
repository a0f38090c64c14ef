/** The components' own files as text, so that what the pages say of them is read from them. */
const texts = import.meta.glob<string>('../../../src/components/**/*.{ts,tsx,css}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * The text of a file.
 *
 * @param path from `src/components`
 * @throws Error where there is none: a page speaks of something that has gone
 */
export function sourceOf(path: string): string {
  const text = texts[`../../../src/components/${path}`];
  if (text === undefined) throw new Error(`There is no file src/components/${path}.`);
  return text;
}
