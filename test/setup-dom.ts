import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

configure({ asyncUtilTimeout: 8_000 }); // patience, for a machine on which all else runs too

afterEach(() => {
  cleanup();
});
