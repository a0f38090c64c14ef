'use client';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useLazy } from '../components/foundations/use-lazy.js';
import { useEngine } from '../react/provider.js';
import { CornerButton } from './corner-button.js';
import type { InspectedEngine } from './create-inspector.js';
import { createTimeline, type Timeline } from './create-timeline.js';
import type { DevtoolsEngine, RealtimeDevtoolsProps } from './devtools-props.js';
import { shellCss } from './shell-css.js';
import { useSheet, useShadowRoot } from './use-shadow-root.js';

/** Fetches the panel. It is given, so that a bundler that leaves the devtools out leaves out its file too. */
export type LoadPanel = () => Promise<typeof import('./panel/panel.js')>;

type DevtoolsProps = RealtimeDevtoolsProps & { readonly loadPanel: LoadPanel };

/** The component, over the way to its panel. */
export function devtoolsOver(loadPanel: LoadPanel): (props: RealtimeDevtoolsProps) => ReactElement {
  return function RealtimeDevtools(props) {
    const all = { ...props, loadPanel };
    return props.engines ? <Devtools {...all} engines={props.engines} /> : <ProvidedDevtools {...all} />;
  };
}

function ProvidedDevtools({ name = 'Realtime', inspector, faults, ...rest }: DevtoolsProps): ReactElement {
  const engine: InspectedEngine = useEngine();
  const engines = useMemo(() => [{ name, engine, inspector, faults }], [name, engine, inspector, faults]);
  return <Devtools {...rest} engines={engines} />;
}

type ShownProps = DevtoolsProps & { readonly engines: readonly DevtoolsEngine[] };

function Devtools(props: ShownProps): ReactElement {
  const [root, attach] = useShadowRoot();
  const timelineOf = useTimelines(props.engines);
  return (
    <div ref={attach} data-slot="devtools">
      {root && createPortal(<Shell {...props} root={root} timelineOf={timelineOf} />, root)}
    </div>
  );
}

/** Watches while the panel is closed too: what led here is what one opens it for. */
function useTimelines(engines: readonly DevtoolsEngine[]): (engine: InspectedEngine) => Timeline {
  const [timelineOf] = useState(createTimelines);
  useEffect(() => {
    const stops = engines.map(({ engine }) => timelineOf(engine).start());
    return () => {
      for (const stop of stops) stop();
    };
  }, [engines, timelineOf]);
  return timelineOf;
}

function createTimelines(): (engine: InspectedEngine) => Timeline {
  const timelines = new WeakMap<InspectedEngine, Timeline>();
  return (engine) => {
    const timeline = timelines.get(engine) ?? createTimeline(engine);
    timelines.set(engine, timeline);
    return timeline;
  };
}

interface ShellProps extends ShownProps {
  readonly root: ShadowRoot;
  readonly timelineOf: (engine: InspectedEngine) => Timeline;
}

function Shell({
  root,
  engines,
  timelineOf,
  position = 'bottom-right',
  initialOpen = false,
  theme = 'system',
  loadPanel,
}: ShellProps): ReactElement {
  useSheet(root, shellCss);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(initialOpen);
  const [moved, setMoved] = useState(false); // somebody opened or closed it: the focus goes along
  const panel = useLazy(open, loadPanel);
  useEffect(() => {
    if (moved && !open) button.current?.focus();
  }, [moved, open]);
  function show(next: boolean): void {
    setMoved(true);
    setOpen(next);
  }
  return (
    <div className="devtools" data-theme={theme} lang="en" dir="ltr">
      <CornerButton
        ref={button}
        {...{ engines, position }}
        hidden={panel !== null}
        onOpen={() => show(true)}
      />
      {panel && (
        <panel.Panel
          {...{ root, engines, timelineOf }}
          edge={position.startsWith('top') ? 'top' : 'bottom'}
          takesFocus={moved}
          onClose={() => show(false)}
        />
      )}
    </div>
  );
}
