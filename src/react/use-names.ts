'use client';

import { useMemo } from 'react';

/** The same list for as long as it has the same names, also where it is written inline. */
export function useNames(names: readonly string[]): readonly string[] {
  const key = JSON.stringify(names);
  return useMemo(() => JSON.parse(key) as readonly string[], [key]);
}
