import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { dressPage, followTime } from '../stories/shell/page-look.js';
import { initialSettings, readSettings } from '../stories/shell/settings.js';
import { shell } from '../stories/shell/shell.js';
import { stage } from '../stories/shell/stage.js';
import { forgetLabs } from '../stories/shell/story-lab.js';
import { panelChannel, tellPanels } from '../stories/shell/tell-panels.js';
import { decorators } from '../stories/shell/with-shell.js';
import { globalTypes } from './globals.js';
import './preview.css';

configure({ asyncUtilTimeout: 8_000 }); // patience: what lasts is told by the stories' own clocks
dressPage(initialSettings); // pages of text have no story
tellPanels(shell, panelChannel());

let shown: string | null = null;

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Start',
          'Foundations',
          'Components',
          'Hooks',
          'Scenarios',
          'Resilience',
          'Security',
          'SSR',
          'Devtools',
          'Documentation',
          'Internals',
        ],
      },
    },
  },
  globalTypes,
  // also before a story is drawn again because a global has changed
  beforeEach({ id, globals, canvasElement }) {
    const settings = readSettings(globals);
    if (shown !== id) {
      shell.begin();
      forgetLabs();
    }
    shown = id;
    dressPage(settings);
    shell.set(settings);
    stage.show(canvasElement);
    return settings.clock === 'real' ? undefined : followTime(shell.clock);
  },
  decorators,
};

export default preview;
