import { render } from '@testing-library/react';
import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, inject, it } from 'vitest';
import { useSyncExternalStoreWithSelector } from 'use-sync-external-store/with-selector';

it('[RX110] these tests run on the React that their project names, and so does what renders them', () => {
  const wanted = inject('react');
  let seen: string | undefined;
  function Reader(): null {
    seen = useSyncExternalStoreWithSelector(
      () => () => undefined,
      () => version,
      () => version,
      (text) => text,
    );
    return null;
  }
  render(<Reader />); // two Reacts in one page would throw here
  expect([version, domVersion, seen].map((text) => text?.split('.')[0])).toEqual([wanted, wanted, wanted]);
});
