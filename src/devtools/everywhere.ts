'use client';
import type { ReactElement } from 'react';
import type { RealtimeDevtoolsProps } from './devtools-props.js';
import { devtoolsOver } from './realtime-devtools.js';

/**
 * A button in a corner of the page that opens a panel: how the connection stands, which channels there are, who is in
 * them, and what goes over the line. It sends nothing anywhere, and keeps nothing beyond the page. This one is there in
 * production too: show it to those only who may see what goes over the line.
 *
 * @throws Error where there is neither a provider nor `engines`
 * @example
 * <RealtimeProvider options={inspector.inspect(options)}>
 *   <App />
 *   {user.isStaff && <RealtimeDevtools inspector={inspector} />}
 * </RealtimeProvider>
 */
export const RealtimeDevtools: (props: RealtimeDevtoolsProps) => ReactElement = /* @__PURE__ */ devtoolsOver(
  () => import('./panel/panel.js'),
);
