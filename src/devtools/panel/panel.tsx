'use client';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { InspectedEngine } from '../create-inspector.js';
import type { Timeline } from '../create-timeline.js';
import type { DevtoolsEngine } from '../devtools-props.js';
import type { Faults } from '../faults.js';
import { useSheet } from '../use-shadow-root.js';
import { useLazy } from '../../components/foundations/use-lazy.js';
import { AnnouncerTab } from './announcer-tab.js';
import { BudgetTab } from './budget-tab.js';
import { ChannelsTab } from './channels-tab.js';
import { ConnectionTab } from './connection-tab.js';
import { panelCss } from './panel-css.js';
import { PresenceTab } from './presence-tab.js';
import { Separator } from './separator.js';
import type { TabProps } from './tab-props.js';
import { useSampled } from './use-sampled.js';
import { useTabs } from './use-tabs.js';
import { WireTab } from './wire-tab.js';

/** Props of {@link Panel}. */
export interface PanelProps {
  readonly root: ShadowRoot;
  readonly engines: readonly DevtoolsEngine[];
  readonly timelineOf: (engine: InspectedEngine) => Timeline;
  readonly edge: 'top' | 'bottom';
  /** Somebody opened it: the focus comes along. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

const tabs = {
  Connection: ConnectionTab,
  Channels: ChannelsTab,
  Wire: WireTab,
  Presence: PresenceTab,
  Announcer: AnnouncerTab,
  Budget: BudgetTab,
} satisfies Record<string, ComponentType<TabProps>>;

type TabName = keyof typeof tabs | 'Faults';
const names = Object.keys(tabs) as readonly TabName[];
const namesInDevelopment: readonly TabName[] = [...names, 'Faults'];
const noTab = (): Promise<null> => Promise.resolve(null);

type TroubleTab = Awaited<ReturnType<NonNullable<Faults['loadTab']>>>;

/** What the button opens. It never keeps the focus in: Tab leads through it and out again. */
export function Panel({
  root,
  engines,
  timelineOf,
  edge,
  takesFocus,
  onClose,
}: PanelProps): ReactElement | null {
  useSheet(root, panelCss);
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const [name, setName] = useState(engines[0]?.name);
  const source = engines.find((each) => each.name === name) ?? engines[0];
  const faults = source?.faults;
  const loadTab = faults?.loadTab ?? noTab;
  const offered = faults?.loadTab ? namesInDevelopment : names;
  const { chosen, list, tab, panel: shown } = useTabs(offered, 'Connection');
  const trouble = useLazy<TroubleTab | null>(chosen === 'Faults', loadTab);
  useEffect(() => {
    if (takesFocus) panel.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, [takesFocus]);
  if (!source) return null;
  const Shown: ComponentType<TabProps> | null = chosen === 'Faults' ? null : tabs[chosen];
  return (
    <section
      ref={panel}
      id={id}
      role="region"
      aria-label="Realtime devtools"
      className="panel"
      data-edge={edge}
      onKeyDown={(event: KeyboardEvent) => {
        event.stopPropagation(); // shortcuts of the page are not meant
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <Separator {...{ edge, panel }} panelId={id} />
      <header className="head">
        <div className="tabs" aria-label="Devtools" {...list}>
          {offered.map((each) => (
            <button key={each} type="button" {...tab(each)}>
              {each}
              <Count name={each} source={source} />
            </button>
          ))}
        </div>
        {engines.length > 1 && (
          <select aria-label="Engine" value={source.name} onChange={({ target }) => setName(target.value)}>
            {engines.map((each) => (
              <option key={each.name}>{each.name}</option>
            ))}
          </select>
        )}
        <button type="button" className="close" aria-label="Close the devtools" onClick={onClose}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="m2.5 2.5 7 7m0-7-7 7" />
          </svg>
        </button>
      </header>
      <div key={source.name} className="body" {...shown}>
        {Shown && <Shown key={chosen} source={source} timeline={timelineOf(source.engine)} />}
        {trouble && faults && <trouble.FaultsTab faults={faults} />}
      </div>
    </section>
  );
}

/** How much there is behind a tab. */
function Count({ name, source }: { name: TabName; source: DevtoolsEngine }): ReactElement | null {
  if (name === 'Channels') return <ChannelCount engine={source.engine} />;
  return name === 'Wire' && source.inspector ? <WireCount log={source.inspector.log} /> : null;
}

function ChannelCount({ engine: { store, clock } }: { engine: InspectedEngine }): ReactElement {
  const size = useMemo(
    () => ({ subscribe: store.subscribe, read: () => store.getState().channels.size }),
    [store],
  );
  return <small>{useSampled(size, clock)}</small>;
}

function WireCount({ log }: { log: NonNullable<DevtoolsEngine['inspector']>['log'] }): ReactElement {
  return <small>{useSyncExternalStore(log.subscribe, log.snapshot).total}</small>;
}
