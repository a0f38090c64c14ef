import type { ReactElement } from 'react';
import { LabPanes } from '../../components/lab-panes.js';
import { ada } from '../../room/people.js';
import { CodeBlock } from '../../start/code-block.js';
import type { ExampleDoc } from './doc.js';
import { Prose } from './prose.js';
import { asInAnApp } from './as-in-an-app.js';

const nobody: NonNullable<ExampleDoc['others']> = [];

/** An example as it runs, in a window of its own over a server in this page, and its file. */
export function Example({ example }: { example: ExampleDoc }): ReactElement {
  const { file, source, Component, others = nobody, channel = 'presence-room', play, hint } = example;
  return (
    <>
      <div className="doc-live">
        <LabPanes
          users={[{ ...ada, nickname: `Ada, ${file}` }]}
          actors={others}
          channel={channel}
          {...(play && { play })}
        >
          {() => <Component />}
        </LabPanes>
      </div>
      {hint !== undefined && (
        <p className="doc-hint">
          <Prose text={hint} />
        </p>
      )}
      <CodeBlock file={file} code={asInAnApp(source)} />
    </>
  );
}
