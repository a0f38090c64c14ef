import type { ReactElement } from 'react';

function icon(d: string, strokeWidth = 1.5): () => ReactElement {
  return function Icon() {
    return (
      <svg className="room-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={d}
          fill="none"
          stroke="currentColor"
          strokeWidth={strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  };
}

export const PlugIcon = icon('M5.5 2v3.5M10.5 2v3.5M3.5 5.5h9V8a4.5 4.5 0 0 1-9 0ZM8 12.5V15');
export const PlusIcon = icon('M8 3v10M3 8h10', 1.7);
export const CloseIcon = icon('m4 4 8 8m0-8-8 8', 1.7);
export const SendIcon = icon('M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2', 1.9);
export const ClockIcon = icon('M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.6V8l2.2 1.6');
export const PersonIcon = icon(
  'M8 7.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM2.8 14.2a5.2 5.2 0 0 1 10.4 0',
);
export const LookIcon = icon('M8 2.2a5.8 5.8 0 1 0 0 11.6V2.2ZM8 2.2a5.8 5.8 0 0 1 0 11.6');
export const ArrowIcon = icon('M2.5 8h10.6M9.4 4.2 13.2 8l-3.8 3.8', 1.7);
export const CopyIcon = icon(
  'M6.5 5.5h6a1.5 1.5 0 0 1 1.5 1.5v5.5a1.5 1.5 0 0 1-1.5 1.5h-6A1.5 1.5 0 0 1 5 12.5V7a1.5 1.5 0 0 1 1.5-1.5ZM10.5 2.8A1.5 1.5 0 0 0 9.2 2H3.5A1.5 1.5 0 0 0 2 3.5v5.7c0 .6.3 1 .8 1.3',
);
export const CheckIcon = icon('m3 8.5 3.4 3.4L13 4.6', 1.8);
export const WindowsIcon = icon('M2 3.5h8.5V10H2ZM12.5 6H14v6.5H5.5v-.6');
