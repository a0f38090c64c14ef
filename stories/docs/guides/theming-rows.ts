/** A sheet that the package brings. */
export interface SheetDoc {
  readonly file: string;
  readonly has: string;
  readonly use: string;
}

export const sheets: readonly SheetDoc[] = [
  {
    file: 'copresent/styles.css',
    has: 'Tokens, and how the components look, in the layer `copresent`.',
    use: 'The default.',
  },
  {
    file: 'copresent/signals.css',
    has: 'Cursors, typing, reactions, privacy and fields, in the same layer.',
    use: 'Beside `styles.css`, where one of them is used.',
  },
  {
    file: 'copresent/styles.unlayered.css',
    has: 'The same rules as both, without a layer, each of one class’s weight.',
    use: 'Where a reset of yours stands in no layer: it would beat every layer.',
  },
  {
    file: 'copresent/structure.css',
    has: 'What places things, and nothing that paints.',
    use: 'For looks of your own.',
  },
];

/** Lines that an application writes; `variables`, `part` and `reset` are tried in a browser by the tests. */
export const snippets = {
  tailwind: `@layer theme, base, copresent, components, utilities;
@import 'tailwindcss';
@import 'copresent/styles.css';`,
  variables: `:root {
  --cp-accent: light-dark(#0a6c5b, #5fd3bd);
  --cp-ring: var(--cp-surface);
}

.sidebar {
  /* what lies behind faces here */
  --cp-ring: #f3efe8;
}`,
  dark: `/* the system's choice */
:root {
  color-scheme: light dark;
}

/* an application's own, on any ancestor */
/* <html data-theme="dark"> or <section class="dark"> */`,
  part: `.cp-connection {
  border-radius: 4px;
}

[data-slot='connection-status'][data-tone='broken'] {
  font-weight: 600;
}`,
  reset: `button {
  all: unset;
}`,
} as const;
