/** @jsxRuntime classic */ // Storybook brings its own React, and builds this page with it
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import * as React from 'react';
import { addons, types, type API } from 'storybook/manager-api';
import { managerThemes } from './manager-theme.js';
import { fillLogs, saidLog, wireLog, wirePanelId } from './panel-logs.js';
import { SaidPanel } from './said-panel.js';
import { WirePanel } from './wire-panel.js';
import './panels.css';

addons.setConfig({ sidebar: { showRoots: true }, theme: managerThemes.light });

/** Storybook follows the theme that is chosen; a story that is dark by itself changes nothing around it. */
function followTheme(api: API): void {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  let chosen: unknown = 'light';

  function dress(): void {
    const isDark = chosen === 'system' ? prefersDark.matches : chosen === 'dark' || chosen === 'hc-dark';
    const theme = isDark ? 'dark' : 'light';
    if (document.documentElement.dataset['theme'] === theme) return;
    document.documentElement.dataset['theme'] = theme;
    api.setOptions({ theme: managerThemes[theme] });
  }

  const hear = (payload: { userGlobals?: unknown; globals?: unknown }): void => {
    const globals = (payload.userGlobals ?? payload.globals ?? {}) as { theme?: unknown };
    chosen = globals.theme;
    dress();
  };
  api.on(SET_GLOBALS, hear);
  api.on(GLOBALS_UPDATED, hear);
  prefersDark.addEventListener('change', dress);
  dress();
}

addons.register('copresent', (api) => {
  followTheme(api);
  fillLogs(api);
  addons.add(wirePanelId, {
    type: types.PANEL,
    title: 'Wire',
    render: ({ active }) => (active ? <WirePanel log={wireLog} /> : <></>),
  });
  addons.add('copresent/said', {
    type: types.PANEL,
    title: 'Announcer',
    render: ({ active }) => (active ? <SaidPanel log={saidLog} /> : <></>),
  });
});
