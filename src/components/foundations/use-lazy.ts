'use client';
import { useEffect, useState } from 'react';

/**
 * Code that few need: fetched after the first commit in which it is wanted. Null until then, and where it fails; whatever
 * else is wanted then tries again.
 *
 * @param load the same function each time
 */
export function useLazy<Module>(wanted: unknown, load: () => Promise<Module>): Module | null {
  const [loaded, setLoaded] = useState<Module | null>(null);
  useEffect(() => {
    if (wanted && !loaded) load().then(setLoaded, () => {});
  }, [wanted, load, loaded]);
  return wanted ? loaded : null;
}
