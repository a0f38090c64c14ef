import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import storybook from 'eslint-plugin-storybook';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// its declarations are looser than eslint's own
const storybookRules = /** @type {import('eslint').Linter.Config[]} */ (
  /** @type {unknown} */ (storybook.configs['flat/recommended'])
);

export default defineConfig([
  globalIgnores(['dist', 'storybook-static', 'coverage', '**/.cache', 'test/fixtures']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  { rules: { eqeqeq: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // a number in a sentence reads as it is
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => listeners.delete(listener)` as a clean-up is the house's short form
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // doing nothing is a value: a default listener, a finished clean-up
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // `while (true)` with a return inside is plainer than a flag
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `const { dropped: _, ...rest }` and parameters that an interface prescribes
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // the house's objects are closures without `this`: they may be taken apart
      '@typescript-eslint/unbound-method': 'off',
      // the closed `default: throw new Error(x satisfies never)` names the value in its message
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
    },
  },
  {
    // Suspense, which React 18 knows by nothing else
    files: ['src/react/use-channel-ready.ts'],
    rules: {
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'lib', name: 'Promise' }] }],
    },
  },
  { files: ['**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  ...storybookRules,
  {
    files: ['test/**', 'stories/**', '.storybook/**', 'src/**/*.stories.tsx'],
    rules: {
      // an item that is missing fails its test at that line, which is what is wanted
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect.any()` and its like are typed `any` by vitest
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // doubles keep the asynchronous shape of what they stand for
      '@typescript-eslint/require-await': 'off',
    },
  },
  // plain JavaScript is checked by the compiler, which knows every name of Node
  { files: ['**/*.{js,mjs}'], rules: { 'no-undef': 'off' } },
]);
