import { Avatar, type AvatarSize } from '../../../src/index.js';
import adaUrl from '../../assets/ada.svg?no-inline';
import type { ComponentDoc } from '../blocks/doc.js';
import { Author } from '../examples/avatar.js';
import source from '../examples/avatar.tsx?raw';

export const avatar: ComponentDoc = {
  name: 'Avatar',
  summary: 'A person: their picture, else their initials on their colour, else a grey figure.',
  example: { file: 'author.tsx', source, Component: Author },
  figure: <Avatar name="Ada Lovelace" src={adaUrl} color={7} size="lg" status="away" ring />,
  parts: {
    '[data-slot=avatar]': 'The root: a `span` with `role="img"`, or nothing at all where it is `decorative`.',
    '.cp-avatar-face': 'What lies within the edge. The picture stands over the initials until it has come.',
    '.cp-avatar-edge': 'The ring, or the dotted edge of who is not known to be here still.',
    '[data-slot=presence-dot]': 'The status, as a shape at the bottom end.',
  },
  props: [{ name: 'AvatarProps', file: 'avatar/avatar-props.ts', beside: 'And those of a span.' }],
  states: [
    {
      attribute: 'data-presence',
      on: '[data-slot=avatar]',
      values: {
        live: 'Known to be here.',
        stale: 'Not known to be here still: paper, muted initials, a dotted edge in the person’s colour.',
        leaving: 'Looks like `stale`.',
      },
    },
    {
      attribute: 'data-size',
      on: '[data-slot=avatar]',
      values: { xs: '20 px, one initial', sm: '24 px', md: '32 px', lg: '40 px' } satisfies Record<
        AvatarSize,
        string
      >,
    },
    {
      attribute: 'data-shape',
      on: '[data-slot=avatar]',
      values: { circle: 'Round.', square: 'With a small radius.' },
    },
    {
      attribute: 'data-color',
      on: '[data-slot=avatar]',
      values: { '7': 'An index of the palette, 0 to 9; the anonymous have none and are grey.' },
    },
  ],
  keys: [],
  noKeys: 'It takes no focus. Put it into a button of your own where it can be pressed.',
  spoken: [{ step: 'Read on to the face', role: 'img', name: 'Ada Lovelace, away' }],
  silent: 'With `decorative` nothing is said: use it where the name stands beside the face.',
  words: ['avatar'],
  sheets: ['avatar/avatar.css', 'presence-dot/presence-dot.css'],
  timings: [],
  hostile: [
    { text: 'A name of which nothing can be seen is no name: the person is anonymous.', rule: 'NM3' },
    {
      text: 'What turns the direction of text is taken out; a letter keeps at most four marks.',
      rule: 'NM4',
    },
    { text: 'Pictures come from `https:`, the own origin, `blob:` and small `data:` pictures.', rule: 'AV1' },
    { text: 'Scripts, SVG and large data, credentials and overlong addresses are refused.', rule: 'AV2' },
    { text: 'A colour is read and written anew, never passed through.', rule: 'NM22' },
    { text: 'Whatever colour was chosen, white initials on it reach 4.5:1.', rule: 'NM23' },
    { text: 'A face paints nothing outside of itself.', rule: 'AV21' },
  ],
  dos: [
    'Give `userId`: the colour then stays when the name changes.',
    'Set an `imagePolicy` that leads to a proxy of yours: a picture from elsewhere tells its host who looks.',
    'Use `ring` around photos, so that people keep their colour.',
  ],
  donts: [
    'Don’t take the name from a client event’s data: look the sender up by `user_id`.',
    'Don’t say a status by colour alone: pass `status`, which has a shape and words.',
    'Don’t dim a face by opacity: `presence="stale"` keeps its initials readable.',
  ],
  hook: {
    name: 'useDistinctColors(channel)',
    text: 'gives up to ten people ten colours; `colorOf(id)` alone goes by the id and may give two people the same.',
  },
};
