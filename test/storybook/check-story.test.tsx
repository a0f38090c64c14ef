import { act, render } from '@testing-library/react';
import { useEffect, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RealtimeProvider, useChannel } from '../../src/index.js';
import { beginCheck } from '../../stories/shell/check-story.js';
import * as leaks from '../../stories/shell/leaks.js';
import { shell } from '../../stories/shell/shell.js';
import { stage } from '../../stories/shell/stage.js';
import { createStoryLab, forgetLabs, useLabLife, type StoryLab } from '../../stories/shell/story-lab.js';

afterEach(() => {
  vi.restoreAllMocks();
  forgetLabs();
  shell.begin();
  document.body.replaceChildren();
});

function OnStage({ children }: { readonly children: ReactNode }): ReactElement | null {
  return useSyncExternalStore(stage.subscribe, stage.isEmpty) ? null : <>{children}</>;
}

/** What is wrong with a story, by the check that all stories have. */
async function check(story: ReactElement, whileShown = async (): Promise<void> => {}): Promise<string[]> {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const checking = beginCheck();
  const canvas = document.body.appendChild(document.createElement('div'));
  stage.show(canvas);
  render(<OnStage>{story}</OnStage>, { container: canvas });
  await whileShown();
  return act(() => checking.finish([]));
}

function Leak({ leave }: { readonly leave: () => void }): ReactElement {
  useEffect(leave, [leave]);
  return <p>Here</p>;
}

function stray(): void {
  document.body.append(document.createElement('dialog'));
}

function Room(): ReactElement {
  return <p>{useChannel('presence-room').status}</p>;
}

/** A story with a server; `kept`: it never lets go of it. */
function Live({ lab, kept }: { readonly lab: StoryLab; readonly kept?: () => void }): ReactElement {
  useLabLife(lab);
  useEffect(() => kept?.(), [kept]);
  return <p>Live</p>;
}

describe('the check of a story', () => {
  it('[TB18] finds nothing where nothing is left', async () => {
    expect(await check(<p>Here</p>)).toEqual([]);
  });

  it('[TB18] finds a timer, a listener, and what was printed', async () => {
    const wrong = await check(
      <Leak
        leave={() => {
          leaks.timeout(60_000);
          leaks.listener(window, 'resize');
          console.error('a key is missing');
        }}
      />,
    );
    expect(wrong).toEqual([
      'The console: a key is missing',
      'Left behind: setTimeout of stories/shell/leaks.ts',
      'Left behind: a listener to "resize" of the window, of stories/shell/leaks.ts',
    ]);
  }, 20_000);

  it('[TB18] finds a node in the body', async () => {
    expect(await check(<Leak leave={stray} />)).toEqual([
      'Left behind: a node in the body: <dialog></dialog>',
    ]);
  }, 20_000);

  it('[TB18] finds no engine and no lab where their time has come, without waiting for it', async () => {
    const lab = createStoryLab();
    const { options } = lab.client({ id: 'ada', info: {} });
    const startedAt = performance.now();
    const wrong = await check(
      <>
        <Live lab={lab} />
        <RealtimeProvider options={options}>
          <Room />
        </RealtimeProvider>
      </>,
      async () => {
        await vi.waitFor(() => expect(document.body).toHaveTextContent('subscribed'));
      },
    );
    expect(wrong).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(1_000 + 2_000); // the linger of both, at least
    expect(lab.hub.connectionCount).toBe(0);
  }, 20_000);

  it('[TB18] finds an engine that is never let go, and a timer of its lab', async () => {
    const lab = createStoryLab();
    const { options } = lab.client({ id: 'ada', info: {} });
    const keep = (): void => {
      options.networkHints.subscribe(() => undefined);
      const again = (): void => void lab.clock.setTimeout(again, 60_000);
      again();
    };
    const wrong = await check(<Live lab={lab} kept={keep} />);
    expect(wrong).toContain('Left behind: 1 engines of a lab are running');
    expect(wrong).toContain("Left behind: 1 timers of a lab's clock");
  }, 20_000);
});
