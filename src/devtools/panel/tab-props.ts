import type { Timeline } from '../create-timeline.js';
import type { DevtoolsEngine } from '../devtools-props.js';

/** What each tab is given. */
export interface TabProps {
  readonly source: DevtoolsEngine;
  readonly timeline: Timeline;
}
