import source from './room-snippet.tsx?raw';

/** A file that is compiled with the stories, as an application would write it, in lines that fit beside a text. */
export const smallestRoom = source
  .replace('../../src/index.js', 'copresent')
  .replace('../../src/', 'copresent/')
  .replace(/\{ (.+) \} from/, (_, names: string) => `{\n  ${names.replaceAll(', ', ',\n  ')},\n} from`)
  .trim();
