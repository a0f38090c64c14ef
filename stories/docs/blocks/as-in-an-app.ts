/** A file that is compiled with the stories, as an application would write it. */
export function asInAnApp(source: string): string {
  return source
    .replaceAll(/'(?:\.\.\/)+src\/index\.js'/g, "'copresent'")
    .replaceAll(/'(?:\.\.\/)+src\/([\w-]+)\.js'/g, "'copresent/$1'")
    .replaceAll(/'(?:\.\.\/)+src\/([\w-]+)\.css'/g, "'copresent/$1.css'")
    .trim();
}
