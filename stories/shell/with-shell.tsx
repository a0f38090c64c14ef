import type { Decorator } from '@storybook/react-vite';
import {
  Fragment,
  StrictMode,
  useDeferredValue,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from 'react';
import { ar, ComponentsProvider, de, pseudo, zh, type Language } from '../../src/index.js';
import { people } from '../components/people.js';
import { LiveLine } from './live-line.js';
import { readSettings, sizeOf, themeAttributes, type ShellSettings } from './settings.js';
import { stage } from './stage.js';
import './theme-grid.css';

const languages: Readonly<Record<ShellSettings['locale'], Language | undefined>> = {
  en: undefined, // what components speak by themselves
  de,
  zh,
  ar,
  pseudo,
};

/** Components below speak the toolbar's language. */
const withLocale: Decorator = (Story, { globals }) => (
  <ComponentsProvider language={languages[readSettings(globals).locale]}>
    <Story />
  </ComponentsProvider>
);

/** A story that names the argument with its people, or their number, as `parameters.crowd`, has as many as is chosen. */
const withRoomSize: Decorator = (Story, { args, globals, parameters }) => {
  const size = sizeOf(readSettings(globals));
  const name: unknown = parameters['crowd'];
  if (size === null || typeof name !== 'string') return <Story />;
  return <Story args={{ ...args, [name]: typeof args[name] === 'number' ? size : people(size) }} />;
};

/** React mounts twice only what comes onto the page together with a StrictMode, not what comes with what is around it. */
function Strictly({ children }: { readonly children: ReactNode }): ReactElement | null {
  const isLater = useDeferredValue(true, false);
  return isLater ? <StrictMode>{children}</StrictMode> : null;
}

const everyTheme = ['light', 'dark', 'hc-light', 'hc-dark'] as const;

/** The story once in each theme. A live one has a server in each. */
const withThemes: Decorator = (Story, { globals }) => {
  if (readSettings(globals).theme !== 'grid') return <Story />;
  return (
    <div className="theme-grid">
      {everyTheme.map((theme) => (
        <div key={theme} {...themeAttributes(theme)}>
          <Story />
        </div>
      ))}
    </div>
  );
};

const withStrictMode: Decorator = (Story, { globals }) => {
  const Mode = readSettings(globals).strict === 'on' ? Strictly : Fragment;
  return (
    <Mode>
      <Story />
    </Mode>
  );
};

/** A page of text says for itself where its figures' servers run. */
const withLiveLine: Decorator = (Story, { viewMode }) => (
  <>
    <Story />
    {viewMode === 'story' && <LiveLine />}
  </>
);

function OnStage({ children }: { readonly children: ReactNode }): ReactElement | null {
  return useSyncExternalStore(stage.subscribe, stage.isEmpty) ? null : <>{children}</>;
}

const withStage: Decorator = (Story) => (
  <OnStage>
    <Story />
  </OnStage>
);

/** What every story has around it, from the inside out. */
export const decorators: Decorator[] = [
  withRoomSize,
  withLocale,
  withThemes,
  withStrictMode,
  withLiveLine,
  withStage,
];
