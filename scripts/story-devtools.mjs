/**
 * The tools of development are shown in every Storybook, also in one that is built, and in its tests: `copresent/devtools`
 * is nothing there by itself.
 */
export function storyDevtools() {
  return {
    name: 'story-devtools',
    enforce: /** @type {const} */ ('pre'),
    transform(/** @type {string} */ code, /** @type {string} */ id) {
      if (!/\/src\/devtools\/development\.ts$/.test(id)) return null;
      return { code: code.replaceAll('process.env.NODE_ENV', '"development"'), map: null };
    },
  };
}
