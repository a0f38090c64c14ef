import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { Avatar } from '../../src/index.js';
import { Card, Sheet } from '../components/sheet.js';
import { contrast } from './contrast.js';
import { useColors } from './use-colors.js';
import './foundations.css';

const meta = {
  title: 'Foundations/Colours',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const surfaces = ['--cp-canvas', '--cp-surface', '--cp-raised', '--cp-hover'];
/** What is read, and what only has to be seen. */
const texts = ['--cp-text', '--cp-muted', '--cp-accent', '--cp-success', '--cp-warning', '--cp-danger'];
const shapes = ['--cp-control', '--cp-field', '--cp-success-dot', '--cp-warning-dot'];
const edges = ['--cp-fill', '--cp-border', '--cp-border-strong', '--cp-paper'];
const tints = ['--cp-success-tint', '--cp-warning-tint', '--cp-danger-tint'];
const tokens = [...surfaces, ...texts, ...shapes, ...edges, ...tints];
const palette = Array.from({ length: 10 }, (_, at) => `--cp-palette-${at}`);

function Swatch({ color }: { color: string | undefined }): ReactElement {
  return <span className="swatch" style={{ background: color }} />;
}

/** Inputs, whose edge it is, stand on these alone. */
const underFields = ['--cp-surface', '--cp-raised'];

/** The lowest contrast that a token has on what it is drawn on; none where it is decoration. */
function lowest(name: string, colors: ReadonlyMap<string, string>): number | null {
  const own = colors.get(name);
  if (own === undefined || (!texts.includes(name) && !shapes.includes(name))) return null;
  const under = name === '--cp-field' ? underFields : surfaces;
  return Math.min(...under.map((surface) => contrast(own, colors.get(surface) ?? own)));
}

function TokenTable(): ReactElement {
  const colors = useColors(tokens);
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">Colour</th>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col" className="number">
            Lowest contrast
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((name) => (
          <tr key={name}>
            <td>
              <Swatch color={colors.get(name)} />
            </td>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <code>{colors.get(name)}</code>
            </td>
            <td className="number" data-token={name}>
              {lowest(name, colors)?.toFixed(1) ?? 'decor'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const figures = (canvas: HTMLElement, selector: string): number[] =>
  [...canvas.querySelectorAll(selector)].map(({ textContent }) => Number(textContent));

async function expectTokens(canvas: HTMLElement): Promise<void> {
  const of = (names: readonly string[]): number[] =>
    names.flatMap((name) => figures(canvas, `[data-token="${name}"]`));
  await waitFor(() => expect(of(texts).every((ratio) => ratio > 1)).toBe(true));
  await expect(Math.min(...of(texts))).toBeGreaterThanOrEqual(4.5);
  await expect(Math.min(...of(shapes))).toBeGreaterThanOrEqual(3);
}

/** Contrast is worked out in this page, from what the browser computes: the lowest over what it is drawn on. */
export const Tokens: Story = {
  render: () => (
    <Sheet title="Tokens" parts="Contrast as this browser computes it">
      <Card title="Colours">
        <TokenTable />
      </Card>
    </Sheet>
  ),
  play: ({ canvasElement }) => expectTokens(canvasElement),
};
export const TokensDark: Story = { ...Tokens, globals: { theme: 'dark' } };

const backgrounds = [
  ['White text', '#fff'],
  ['On white', '#fff'],
  ['On #111', '#111'],
] as const;
const rgbOf = { '#fff': 'rgb(255, 255, 255)', '#111': 'rgb(17, 17, 17)' } as const;

function PaletteTable(): ReactElement {
  const colors = useColors(palette);
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">Colour</th>
          <th scope="col">Name</th>
          {backgrounds.map(([label]) => (
            <th key={label} scope="col" className="number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {palette.map((name, at) => (
          <tr key={name}>
            <td>
              <Avatar name={`Person ${at}`} color={at} ring decorative />
            </td>
            <th scope="row">
              <code>{name}</code>
            </th>
            {backgrounds.map(([label, background]) => (
              <td key={label} className="number" data-column={label}>
                {contrast(colors.get(name) ?? 'rgb(0, 0, 0)', rgbOf[background]).toFixed(2)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One set of ten colours carries white text and is seen on light and on dark. */
export const Palette: Story = {
  render: () => (
    <Sheet title="Palette" parts="Ten colours, and how they stand out">
      <Card title="Contrast">
        <PaletteTable />
      </Card>
    </Sheet>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(figures(canvasElement, '[data-column="On #111"]').every((one) => one > 1.2)).toBe(true),
    );
    await expect(Math.min(...figures(canvasElement, '[data-column="White text"]'))).toBeGreaterThanOrEqual(
      4.5,
    );
    await expect(Math.min(...figures(canvasElement, '[data-column="On white"]'))).toBeGreaterThanOrEqual(3);
    await expect(Math.min(...figures(canvasElement, '[data-column="On #111"]'))).toBeGreaterThanOrEqual(3);
  },
};
export const PaletteDark: Story = { ...Palette, globals: { theme: 'dark' } };

/** Machado, Oliveira and Fernandes (2009), severity 1: matrices over linear light. */
const simulations = [
  [
    'protan',
    '0.152286 1.052583 -0.204868 0 0 0.114503 0.786281 0.099216 0 0 -0.003882 -0.048116 1.051998 0 0',
  ],
  [
    'deutan',
    '0.367322 0.860646 -0.227968 0 0 0.280085 0.672501 0.047413 0 0 -0.011820 0.042940 0.968881 0 0',
  ],
  [
    'tritan',
    '1.255528 -0.076749 -0.178779 0 0 -0.078411 0.930809 0.147602 0 0 0.004733 0.691367 0.303900 0 0',
  ],
] as const;

function Faces({ filter }: { filter?: string }): ReactElement {
  return (
    <ul className="cvd" style={filter === undefined ? undefined : { filter: `url(#cvd-${filter})` }}>
      {palette.map((name, at) => (
        <li key={name}>
          <Avatar name={`${String.fromCharCode(65 + at)} ${at}`} color={at} ring size="lg" />
        </li>
      ))}
    </ul>
  );
}

/** Some colours cannot be told apart by everybody: initials and the ring's pattern can. */
export const ColourVision: Story = {
  render: () => (
    <Sheet title="Colour vision" parts="The palette as others see it, by simulation">
      <svg className="filters" aria-hidden="true">
        {simulations.map(([name, matrix]) => (
          <filter key={name} id={`cvd-${name}`} colorInterpolationFilters="linearRGB">
            <feColorMatrix type="matrix" values={`${matrix} 0 0 0 1 0`} />
          </filter>
        ))}
      </svg>
      <Card title="As drawn">
        <Faces />
      </Card>
      {simulations.map(([name]) => (
        <Card key={name} title={`Under ${name} simulation`}>
          <Faces filter={name} />
        </Card>
      ))}
    </Sheet>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getAllByRole('img')).toHaveLength(40);
    const filters = [...canvasElement.querySelectorAll('.cvd')].map((list) => getComputedStyle(list).filter);
    await expect(new Set(filters).size).toBe(4);
    const texts = [...canvasElement.querySelectorAll('.cvd:first-of-type li')].map((one) => one.textContent);
    await expect(new Set(texts).size).toBe(10);
  },
};
export const ColourVisionDark: Story = { ...ColourVision, globals: { theme: 'dark' } };
