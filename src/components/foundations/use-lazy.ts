'use client';
import { useEffect, useState } from 'react';

/**
 * Code that few need: fetched after the first commit in which it is wanted. Null until then, and where it fails; another
 * number tries again.
 */
export function useLazy<Module>(wanted: unknown, load: () => Promise<Module>): Module | null {
  const [loaded, setLoaded] = useState<Module | null>(null);
  useEffect(() => {
    if (wanted) load().then(setLoaded, () => {});
    // `load` is an import, the same one each time
  }, [wanted]);
  return wanted ? loaded : null;
}
