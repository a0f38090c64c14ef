import { useEffect } from 'react';
import { addons } from 'storybook/preview-api';

/** What the toolbar says. */
interface Globals {
  readonly theme?: unknown;
  readonly direction?: unknown;
}

const events = ['globalsUpdated', 'setGlobals'] as const;

function fromAddress(): Globals {
  const said = new URLSearchParams(location.search).get('globals') ?? '';
  const pairs = new Map(
    said.split(';').map((pair): [string, string] => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? '']),
  );
  return { theme: pairs.get('theme'), direction: pairs.get('direction') };
}

function last(): Globals {
  const channel = addons.getChannel();
  for (const event of events) {
    const [told] = (channel.last(event) ?? []) as readonly ({ readonly globals?: Globals } | undefined)[];
    if (told?.globals) return told.globals;
  }
  return fromAddress();
}

function apply({ theme, direction }: Globals): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme === 'dark' ? 'dark' : 'light';
  document.documentElement.dir = direction === 'rtl' ? 'rtl' : 'ltr';
}

/** A page without stories runs no decorator: theme and direction of the toolbar are followed here. */
export function FollowToolbar(): null {
  useEffect(() => {
    const channel = addons.getChannel();
    const follow = (): void => apply(last());
    follow();
    for (const event of events) channel.on(event, follow);
    return () => {
      for (const event of events) channel.off(event, follow);
    };
  }, []);
  return null;
}
