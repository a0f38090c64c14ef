import type { ReactElement } from 'react';
import { Announcer, type AnnouncerProps } from '../../src/index.js';
import { shell } from './shell.js';

/** An announcer whose words are in the transcript beside the stories as well. */
export function StoryAnnouncer({
  who,
  onUtterance,
  ...props
}: AnnouncerProps & { readonly who: string }): ReactElement {
  return (
    <Announcer
      {...props}
      onUtterance={(utterance) => {
        shell.said({ who, ...utterance });
        onUtterance?.(utterance);
      }}
    />
  );
}
