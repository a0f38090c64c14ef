import { afterEach, beforeEach } from 'vitest';
import { beginCheck, type StoryCheck } from '../stories/shell/check-story.js';

// Run by the tests of all stories: nothing is printed, and nothing is left when a story has gone.

/** What `@storybook/addon-vitest` puts into a test's context. */
interface StoryTest {
  readonly story?: { readonly parameters: Readonly<Record<string, unknown>> };
}

let check: StoryCheck | null = null;

beforeEach(() => {
  check = beginCheck();
});

afterEach(async (context) => {
  const { story } = context as StoryTest;
  const prints: unknown = story?.parameters['prints'];
  const expected = Array.isArray(prints) ? prints.map(String) : [];
  const wrong = await check?.finish(expected);
  check = null;
  if (wrong && wrong.length > 0) throw new Error(`The story is not clean.\n${wrong.join('\n')}`);
});
