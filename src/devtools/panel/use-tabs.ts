'use client';
import { useId, useState, type HTMLAttributes, type KeyboardEvent } from 'react';

interface TabButtonProps {
  readonly id: string;
  readonly role: 'tab';
  readonly 'aria-selected': boolean;
  readonly 'aria-controls': string | undefined;
  readonly tabIndex: number;
  readonly onClick: () => void;
}

/** Tabs as the ARIA pattern has them: one stop, arrows move and choose. */
export interface Tabs<Name extends string> {
  readonly chosen: Name;
  readonly list: {
    readonly role: 'tablist';
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
  tab(name: Name): TabButtonProps;
  readonly panel: Pick<HTMLAttributes<HTMLElement>, 'id' | 'role' | 'aria-labelledby' | 'tabIndex'>;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function useTabs<Name extends string>(names: readonly Name[], first: Name): Tabs<Name> {
  const id = useId();
  const [wanted, setChosen] = useState(first);
  const chosen = names.includes(wanted) ? wanted : first;
  return {
    chosen,
    list: {
      role: 'tablist',
      onKeyDown(event) {
        const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
        const next = step && names[step(names.indexOf(chosen), names.length)];
        if (next === undefined) return;
        event.preventDefault();
        setChosen(next);
        event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[names.indexOf(next)]?.focus();
      },
    },
    tab: (name) => ({
      id: `${id}-${name}`,
      role: 'tab',
      'aria-selected': name === chosen,
      'aria-controls': name === chosen ? `${id}-panel` : undefined,
      tabIndex: name === chosen ? 0 : -1,
      onClick: () => setChosen(name),
    }),
    panel: { id: `${id}-panel`, role: 'tabpanel', 'aria-labelledby': `${id}-${chosen}`, tabIndex: 0 },
  };
}
