import { useEffect, useState } from 'react';

function computedColors(names: readonly string[]): ReadonlyMap<string, string> {
  const probe = document.body.appendChild(document.createElement('span'));
  const colors = names.map((name): [string, string] => {
    probe.style.color = `var(${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return new Map(colors);
}

/** What custom properties are as colours, in the theme that the page has now. */
export function useColors(names: readonly string[]): ReadonlyMap<string, string> {
  const [colors, setColors] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const read = (): void => setColors(computedColors(names));
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true });
    read();
    return () => observer.disconnect();
  }, [names]);
  return colors;
}
