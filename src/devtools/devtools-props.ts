import type { InspectedEngine, Inspector } from './create-inspector.js';
import type { Faults } from './faults.js';

/** An engine that the devtools show, and what it is called there. */
export interface DevtoolsEngine {
  readonly name: string;
  readonly engine: InspectedEngine;
  /** Shows its frames and errors, and who holds its channels. */
  readonly inspector?: Inspector | undefined;
  /** Trouble for its line, by hand. */
  readonly faults?: Faults | undefined;
}

/** Props of `RealtimeDevtools`. */
export interface RealtimeDevtoolsProps {
  /** What its options went through, outside of components: shows frames, errors and who holds what. */
  readonly inspector?: Inspector | undefined;
  /** What its options went through as well: adds the tab that troubles the line. */
  readonly faults?: Faults | undefined;
  /** What the provider's engine is called. @default 'Realtime' */
  readonly name?: string | undefined;
  /** Engines to choose from, in the place of the provider's. Keep the list the same between renders. */
  readonly engines?: readonly DevtoolsEngine[] | undefined;
  /** The corner of the button; the panel lies along that edge. @default 'bottom-right' */
  readonly position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left' | undefined;
  /** @default false */
  readonly initialOpen?: boolean | undefined;
  /** @default 'system' */
  readonly theme?: 'system' | 'light' | 'dark' | undefined;
}
