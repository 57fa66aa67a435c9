import * as Plot from '@observablehq/plot';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json';
import { Chart, look } from './chart';

/** A line from one country to another. */
export interface Line {
  from: string;
  to: string;
  kind: keyof typeof KINDS;
  /** 0..1, of the widest. */
  width: number;
}

/** Told apart by dash as well as by colour. */
export const KINDS = {
  china: { colour: 'var(--c3)', dash: '' },
  others: { colour: 'var(--c1)', dash: '7 3' },
  deal: { colour: 'var(--c4)', dash: '2 3' },
} as const;

/** Degrees east and north of a point inside each country, rounded; of the European Union, Brussels. */
const PLACES: Record<string, [number, number]> = {
  USA: [-98, 39],
  CHN: [104, 35],
  AUS: [134, -25],
  MYS: [102, 4],
  JPN: [138, 36],
  KOR: [128, 36],
  IDN: [114, -2],
  PHL: [122, 12],
  VNM: [106, 21],
  THA: [101, 14],
  IND: [79, 22],
  CAN: [-106, 57],
  CHL: [-71, -33],
  EU: [4, 51],
  MMR: [95, 20],
};

const topology = land as unknown as Topology<{ land: GeometryCollection }>;
const coasts = feature(topology, topology.objects.land);

/** Lines between countries on a map with the Pacific in its middle; who has no place on it stands in the numbers alone. */
export default function LineMap(props: { says: string; lines: Line[]; labels: Record<string, string>; head: string[]; rows: (string | number)[][] }) {
  const lines = props.lines.filter((line) => PLACES[line.from] && PLACES[line.to] && line.from !== line.to);
  const places = [...new Set([...Object.keys(props.labels), ...lines.flatMap((line) => [line.from, line.to])])].filter((code) => PLACES[code]);
  const points = places.map((code) => ({ x: PLACES[code]![0], y: PLACES[code]![1], label: props.labels[code] ?? code }));
  const draw = (width: number) =>
    Plot.plot({
      width,
      height: Math.round(Math.max(170, width * 0.48)),
      style: look,
      projection: {
        type: 'equirectangular',
        rotate: [-150, 0],
        domain: { type: 'MultiPoint', coordinates: [...points.map((point) => [point.x, point.y]), [100, -20], [135, 45], [-170, 66]] },
        inset: 28,
      },
      marks: [
        Plot.geo(coasts, { fill: 'var(--line)', fillOpacity: 0.55, clip: 'frame' }),
        Plot.frame({ strokeOpacity: 0.3 }),
        ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) =>
          Plot.link(
            lines.filter((line) => line.kind === kind),
            {
              x1: (line: Line) => PLACES[line.from]![0],
              y1: (line: Line) => PLACES[line.from]![1],
              x2: (line: Line) => PLACES[line.to]![0],
              y2: (line: Line) => PLACES[line.to]![1],
              stroke: KINDS[kind].colour,
              strokeWidth: (line: Line) => 1.5 + 4 * Math.sqrt(line.width),
              strokeDasharray: KINDS[kind].dash,
              strokeLinecap: 'butt',
            },
          ),
        ),
        Plot.dot(points, { x: 'x', y: 'y', r: 4, fill: 'var(--ink)', stroke: 'var(--card)' }),
        Plot.text(points, { x: 'x', y: 'y', text: 'label', dy: -10, fontWeight: 'bold', fill: 'currentColor', stroke: 'var(--card)', strokeWidth: 4 }),
      ],
    });
  return <Chart says={props.says} draw={draw} head={props.head} rows={props.rows} />;
}
