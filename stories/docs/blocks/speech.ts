import type { SpokenDoc } from './doc.js';

/** What two readers may say of one thing. */
export interface Speech {
  readonly nvda: string;
  readonly voiceOver: string;
}

interface RoleWords {
  readonly nvda: string;
  readonly voiceOver: string;
}

/** How readers call roles; a role without words is read as its text alone. */
const roleWords: Readonly<Record<string, RoleWords>> = {
  alert: { nvda: 'alert', voiceOver: '' },
  button: { nvda: 'button', voiceOver: 'button' },
  dialog: { nvda: 'dialog', voiceOver: 'web dialog' },
  group: { nvda: 'grouping', voiceOver: 'group' },
  heading: { nvda: 'heading', voiceOver: 'heading' },
  img: { nvda: 'graphic', voiceOver: 'image' },
  list: { nvda: 'list', voiceOver: 'list' },
  log: { nvda: 'log', voiceOver: 'log' },
  region: { nvda: 'region', voiceOver: 'region' },
  searchbox: { nvda: 'search edit', voiceOver: 'search text field' },
  switch: { nvda: 'switch', voiceOver: 'switch' },
  textbox: { nvda: 'edit', voiceOver: 'edit text' },
  toolbar: { nvda: 'tool bar', voiceOver: 'toolbar' },
};

function statesOf({ checked, expanded }: SpokenDoc): readonly string[] {
  const said: string[] = [];
  if (checked !== undefined) said.push(checked ? 'on' : 'off');
  if (expanded !== undefined) said.push(expanded ? 'expanded' : 'collapsed');
  return said;
}

const joined = (parts: readonly (string | undefined)[], glue: string): string =>
  parts.filter((part) => part !== undefined && part !== '').join(glue);

/**
 * What NVDA and VoiceOver say of a thing, from its name, role, state and description: what they are given. Their own
 * words for a role differ from version to version.
 */
export function speechOf(spoken: SpokenDoc): Speech {
  const { role, name, description, items } = spoken;
  const words = roleWords[role] ?? { nvda: '', voiceOver: '' };
  const states = statesOf(spoken);
  const { pressed } = spoken;
  const toggle = pressed !== undefined;
  return {
    nvda: joined(
      [
        name,
        toggle ? 'toggle button' : words.nvda,
        items === undefined ? '' : `with ${items} items`,
        toggle ? (pressed ? 'pressed' : 'not pressed') : '',
        ...states,
        description,
      ],
      '  ',
    ),
    voiceOver: joined(
      [
        name,
        pressed ? 'selected' : '',
        ...states,
        toggle ? 'toggle button' : words.voiceOver,
        items === undefined ? '' : `${items} items`,
        description,
      ],
      ', ',
    ),
  };
}
