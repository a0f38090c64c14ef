import { fileURLToPath } from 'node:url';

// Storybook only: the waiting times of components run on the clock that its toolbar paces.

const root = fileURLToPath(new URL('..', import.meta.url)).replaceAll('\\', '/');
const time = `${root}stories/shell/page-time.ts`;
const own = [`${root}src/components/`, `${root}stories/room/`];
const names = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];

/** The page's timers that a module calls by their bare names. */
export function timersIn(/** @type {string} */ code) {
  return names.filter((name) => new RegExp(`(?<![.\\w])${name}\\(`).test(code));
}

/** Gives modules of components the timers of `stories/shell/page-time.ts`, in the place of the page's. */
export function componentTime() {
  return {
    name: 'component-time',
    enforce: /** @type {const} */ ('pre'),
    resolveId(/** @type {string} */ source, /** @type {string | undefined} */ importer = '') {
      return source.endsWith('/page-clock.js') && importer.startsWith(own[0] ?? root) ? time : null;
    },
    transform(/** @type {string} */ code, /** @type {string} */ id) {
      const wanted = own.some((folder) => id.startsWith(folder)) ? timersIn(code) : [];
      if (wanted.length === 0) return null;
      // at the end: an import holds for the whole module, and no line moves
      return { code: `${code}\nimport { ${wanted.join(', ')} } from ${JSON.stringify(time)};\n`, map: null };
    },
  };
}
