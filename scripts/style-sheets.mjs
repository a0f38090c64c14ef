// The other two style sheets are made of the first: the same rules without a layer, and only what places things.

/** What a sheet without looks keeps of a rule. */
const structural =
  /^(position|display|visibility|isolation|contain|content|content-visibility|box-sizing|order|z-index|object-fit|list-style|white-space|text-overflow|overflow|unicode-bidi|vertical-align|clip-path|pointer-events|overscroll-behavior|scrollbar-gutter|appearance|cursor|top|right|bottom|left)$|^(inset|margin|padding|inline-size|block-size|min|max|flex|grid|gap|row-gap|column-gap|align|justify|place|overflow|contain-intrinsic|--cp-(avatar|people|member|before|after|more))(-|$)/;

/** The shape of a glyph: without it a ring is a disc, and what is drawn in lines is not there. */
const shape = /^(fill|stroke|stroke-(width|dasharray|linecap|linejoin))$/;

/** @param {import('postcss').Declaration} declaration */
function isStructural({ prop, parent }) {
  if (structural.test(prop) || shape.test(prop)) return true;
  // a cross is two borders that are turned
  const { selector } = /** @type {import('postcss').Rule} */ (parent);
  return /^(rotate|border-block-start)$/.test(prop) && /::(before|after)/.test(selector ?? '');
}

/**
 * Glyphs have the colour of the text: what is hollow stays hollow.
 *
 * @param {import('postcss').Declaration} declaration
 */
function inked({ prop, value }) {
  return /^(fill|stroke)$/.test(prop) && value !== 'none' ? 'currentcolor' : value;
}

/**
 * A rule as it is without a layer: of one class's weight, so that it beats the resets of elements and loses to any class
 * that comes later.
 *
 * @param {string} selector
 */
function weighed(selector) {
  const [, base = selector, pseudo = ''] = /^(.*?)(::[\w-]+(?:\(.*?\))?)?$/s.exec(selector) ?? [];
  return `${base}:not(.cp)${pseudo}`;
}

/**
 * A plugin of postcss, as Vite runs it; nothing of it is imported.
 *
 * @returns {import('postcss').Plugin}
 */
export function otherStyleSheets() {
  return {
    postcssPlugin: 'copresent-style-sheets',
    OnceExit(root, { result }) {
      const from = (result.opts.from ?? '').split('?')[0] ?? '';
      joinLayers(root);
      const isStructure = from.endsWith('/structure.css');
      if (!isStructure && !from.endsWith('/unlayered.css')) return;
      root.walkAtRules('layer', (layer) => {
        layer.replaceWith(layer.nodes ?? []);
      });
      root.walkRules((rule) => {
        const { parent } = rule;
        if (
          parent?.type === 'atrule' &&
          /keyframes$/.test(/** @type {import('postcss').AtRule} */ (parent).name)
        )
          return;
        rule.selectors = rule.selectors.map(weighed);
      });
      if (isStructure) keepStructure(root);
    },
  };
}

/**
 * What was imported into one layer stands in it once.
 *
 * @param {import('postcss').Root} root
 */
function joinLayers(root) {
  root.walkAtRules('layer', (layer) => {
    const before = layer.prev();
    if (before?.type !== 'atrule' || before.name !== 'layer' || before.params !== layer.params) return;
    if (!before.nodes || !layer.nodes) return;
    before.append(layer.nodes);
    layer.remove();
  });
}

/** @param {import('postcss').Root} root */
function keepStructure(root) {
  root.walkDecls((declaration) => {
    if (isStructural(declaration)) declaration.value = inked(declaration);
    else declaration.remove();
  });
  root.walkComments((comment) => {
    comment.remove();
  });
  const isEmpty = (/** @type {import('postcss').Container} */ node) => node.nodes?.length === 0;
  root.walkRules((rule) => {
    if (isEmpty(rule)) rule.remove();
  });
  // from the inside out: a query around a query may be empty only then
  for (let depth = 0; depth < 3; depth++) {
    root.walkAtRules((atRule) => {
      if (atRule.nodes && isEmpty(atRule)) atRule.remove();
    });
  }
}
