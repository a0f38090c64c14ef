'use client';
import { useState } from 'react';
import { shallow } from 'zustand/vanilla/shallow';

/** An object that stays the same as long as what is in it does. */
export function useSteady<Value extends object>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (shallow(kept, value)) return kept;
  setKept(value);
  return value;
}
