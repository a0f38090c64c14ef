import { memo, type ReactElement } from 'react';
import { useRates } from './use-rates.js';

/** How the page keeps up. It draws itself once a second, and nothing else with it. */
export const Meter = memo(function Meter(): ReactElement {
  const rates = useRates();
  return (
    <dl className="perf-meter" aria-label="Rates of the last second">
      <Rate name="Frames a second" value={rates ? String(rates.frames) : '–'} />
      <Rate name="Longest frame" value={rates ? `${rates.longestMs} ms` : '–'} />
      <Rate name="Scripts of long frames" value={scripts(rates)} />
    </dl>
  );
});

function scripts(rates: ReturnType<typeof useRates>): string {
  if (rates === null) return '–';
  return rates.scriptMs === null ? 'not told' : `${rates.scriptMs} ms/s`;
}

function Rate({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
