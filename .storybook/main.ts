import type { StorybookConfig } from '@storybook/react-vite';
import { componentTime } from '../scripts/component-time.mjs';
import { storyDevtools } from '../scripts/story-devtools.mjs';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.@(ts|tsx)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/react-vite', options: {} },
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
  },
  viteFinal: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), componentTime(), storyDevtools()],
    worker: { format: 'es', plugins: () => [componentTime()] }, // what runs in frames is bundled like one
    // Storybook leaves out the build of vite.config.ts, and with it what keeps light-dark() and :dir()
    build: { ...config.build, cssTarget: ['chrome123', 'firefox121', 'safari17.5'] },
  }),
  typescript: { reactDocgen: 'react-docgen' },
};

export default config;
