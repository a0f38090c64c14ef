'use client';

import { useCallback, useState } from 'react';

type Step<State> = (state: State) => State;

interface Fold<State> {
  readonly key: string;
  readonly initial: State;
  take(step: Step<State>): State;
}

function createFold<State>(key: string, initial: State): Fold<State> {
  let state = initial;
  return { key, initial, take: (step) => (state = step(state)) };
}

/**
 * State that grows by steps and begins anew with each key. Each step is taken once, in order, outside of rendering:
 * one that throws costs only itself.
 */
export function useFold<State>(key: string, initial: State): [State, (step: Step<State>) => void] {
  const [held, setHeld] = useState(() => createFold(key, initial));
  let fold = held;
  if (held.key !== key) {
    fold = createFold(key, initial);
    setHeld(fold);
  }
  const [shown, setShown] = useState({ fold, state: initial });
  const take = useCallback((step: Step<State>) => setShown({ fold, state: fold.take(step) }), [fold]);
  return [shown.fold === fold ? shown.state : fold.initial, take];
}
