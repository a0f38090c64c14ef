import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config';
import { otherStyleSheets } from './scripts/style-sheets.mjs';

/** Set by vitest, and by Storybook's test addon, which starts vitest itself. */
const testing = process.env['VITEST'] !== undefined || process.env['VITEST_STORYBOOK'] !== undefined;

/** The names given to --project; none: every project runs. */
const wanted = process.argv.flatMap((arg, i, all) =>
  arg === '--project'
    ? [all[i + 1] ?? '']
    : arg.startsWith('--project=')
      ? [arg.slice('--project='.length)]
      : [],
);
const wants = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

/** What browser tests import from packages: vite must not find more (and reload) in the middle of a run. */
const optimizeDeps = {
  include: [
    'react',
    'react-dom',
    'react-dom/client',
    'react-dom/server',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'zustand/vanilla',
    'zustand/vanilla/shallow',
    'use-sync-external-store/with-selector',
    '@noble/ciphers/salsa.js',
    '@noble/hashes/hmac.js',
    '@noble/hashes/sha2.js',
    '@noble/hashes/legacy.js',
    '@noble/hashes/utils.js',
    '@testing-library/react',
    '@testing-library/user-event',
  ],
};

async function browserProject(name: string): Promise<TestProjectInlineConfiguration> {
  const [{ playwright }, { findChromium }] = await Promise.all([
    import('@vitest/browser-playwright'),
    import('./scripts/chromium.mjs'),
  ]);
  const executablePath = await findChromium();
  return {
    extends: true,
    cacheDir: `node_modules/.vite/${name}`,
    optimizeDeps,
    test: {
      name,
      browser: {
        enabled: true,
        headless: true,
        provider: playwright({
          launchOptions: {
            ...(executablePath === undefined ? {} : { executablePath }),
            args: [
              '--disable-gpu',
              '--disable-dev-shm-usage',
              '--disable-background-networking',
              '--disable-component-update',
              '--disable-sync',
              '--no-first-run',
            ],
          },
        }),
        instances: [{ browser: 'chromium' }],
        screenshotFailures: false,
      },
    },
  };
}

/** Loaded only for the runs that need them: they cost seconds of start-up. */
async function browserProjects(): Promise<TestProjectInlineConfiguration[]> {
  const projects: TestProjectInlineConfiguration[] = [];
  if (wants('browser')) {
    const project = await browserProject('browser');
    projects.push({
      ...project,
      test: {
        ...project.test,
        include: ['test/**/*.browser.test.{ts,tsx}'],
        globalSetup: ['test/setup-browser.ts'],
      },
    });
  }
  if (wants('storybook')) {
    const { storybookTest } = await import('@storybook/addon-vitest/vitest-plugin');
    const project = await browserProject('storybook');
    projects.push({
      ...project,
      plugins: [storybookTest({ configDir: '.storybook', disableAddonDocs: true })],
      test: { ...project.test, setupFiles: ['.storybook/check-stories.ts'] },
    });
  }
  return projects;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The React that a project's tests run on. */
    react: '18' | '19';
  }
}

const browserTests = 'test/**/*.browser.test.{ts,tsx}';

export default defineConfig(async (): Promise<ViteUserConfig> => ({
  plugins: [
    react(),
    {
      // TypeScript refuses `import 'copresent/styles.css'` without a declaration (TS2882)
      name: 'styles-declaration',
      apply: 'build',
      generateBundle() {
        if (this.environment.config.build.lib !== false) {
          for (const name of ['styles', 'signals', 'unlayered', 'structure'])
            this.emitFile({ type: 'asset', fileName: `${name}.css.d.ts`, source: 'export {};\n' });
        }
      },
    },
  ],
  css: { postcss: { plugins: [otherStyleSheets()] } },
  build: {
    target: 'es2022',
    // an older one turns light-dark() and :dir() into what the page's root says: wrong in a part with a theme or a direction of its own
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    minify: false,
    sourcemap: true,
    cssCodeSplit: true, // lets styles.css be an entry of its own, without a stray styles.js
    lib: {
      entry: {
        index: 'src/index.ts',
        engine: 'src/engine.ts',
        node: 'src/node.ts',
        server: 'src/server.ts',
        testing: 'src/testing.ts',
        devtools: 'src/devtools.ts',
        'devtools/production': 'src/devtools/production.ts',
        'server/cli': 'src/server/cli.ts',
        styles: 'src/styles.css',
        signals: 'src/signals.css',
        unlayered: 'src/unlayered.css',
        structure: 'src/structure.css',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [
        /^node:/,
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^zustand($|\/)/,
        /^use-sync-external-store($|\/)/,
        /^@noble\//,
        'ws',
      ],
      output: {
        preserveModules: true, // keeps each module's 'use client'
        preserveModulesRoot: 'src',
        topLevelVar: false, // a constant that stays one is inlined by an application's bundler, and what it guards dropped
      },
    },
  },
  test: {
    // none of them is a limit that a test is about: patience for a machine on which all else runs too
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: !testing
      ? []
      : [
          {
            extends: true,
            test: {
              name: 'node',
              environment: 'node',
              include: ['test/**/*.test.ts'],
              exclude: [browserTests, '**/node_modules/**'],
            },
          },
          {
            extends: true,
            test: {
              name: 'dom',
              environment: 'jsdom',
              include: ['test/**/*.test.tsx'],
              exclude: [browserTests, '**/node_modules/**'],
              setupFiles: ['test/setup-dom.ts'],
              provide: { react: '19' },
            },
          },
          {
            extends: true,
            resolve: {
              alias: [
                { find: /^react(?=$|\/)/, replacement: 'react-18' },
                { find: /^react-dom(?=$|\/)/, replacement: 'react-dom-18' },
              ],
            },
            test: {
              name: 'react-18',
              environment: 'jsdom',
              include: ['test/{react,components,devtools}/**/*.test.tsx', 'test/react/server-render.test.ts'],
              // React 18 has no <Activity>
              exclude: [browserTests, 'test/react/activity.test.tsx', '**/node_modules/**'],
              setupFiles: ['test/setup-react-18.ts', 'test/setup-dom.ts'],
              provide: { react: '18' },
            },
          },
          {
            extends: true,
            test: {
              name: 'types',
              include: [],
              typecheck: {
                enabled: true,
                only: true,
                checker: 'tsc',
                include: ['test/types/**/*.test-d.{ts,tsx}'],
                tsconfig: './tsconfig.json',
              },
            },
          },
          ...(await browserProjects()),
        ],
  },
}));
