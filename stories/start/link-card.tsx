import type { ComponentType, ReactElement } from 'react';
import { ArrowIcon } from '../room/icons.js';

/** The address of a story within Storybook; from inside its frame. */
export function storyUrl(path: string): string {
  return `./?path=/${path}`;
}

export function LinkCard({
  icon: Icon,
  title,
  about,
  path,
}: {
  icon: ComponentType;
  title: string;
  about: string;
  path: string;
}): ReactElement {
  return (
    <a className="start-card" href={storyUrl(path)} target="_top">
      <Icon />
      <b>
        <bdi>{title}</bdi> <ArrowIcon />
      </b>
      <span>
        <bdi>{about}</bdi>
      </span>
    </a>
  );
}
