/** A file that is compiled with the stories, as an application would write it. */
export function asApplication(source: string): string {
  return source
    .replace('../../src/index.js', 'copresent')
    .replaceAll(/'\.\.\/\.\.\/src\/(\w+)(?:\.js)?/g, "'copresent/$1")
    .trim();
}
