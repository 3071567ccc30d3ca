/** What stands in a column: figures, how the values are spread, the commonest of them. */
import { Spin } from 'antd';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatInteger } from '../../shared/format';
import type { ColumnKind, ColumnProfile, ProfileBin } from '../../shared/query-result';
import { activeItem, COUNT_TICKS, GRID_COLOR, VALUE_TICK } from '../charts/frame';
import { Tip } from '../charts/tip';
import { ACCENT } from '../theme';
import { dayText, numberText } from './cell-format';
import { valueWords } from './filter-form';

const HEIGHT = 150;

export function ColumnProfileView({ profile }: { readonly profile: ColumnProfile | null }) {
  if (profile === null) return <Spin className="grid-side-waiting" />;
  return (
    <>
      <dl className="grid-facts">
        {factsOf(profile).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {profile.bins.length > 1 && <Bins kind={profile.kind} bins={profile.bins} />}
      <Commonest profile={profile} />
    </>
  );
}

const shown = (value: number): string => numberText(Number(value.toPrecision(6)));

function factsOf({ kind, rows, empty, distinct, least, greatest, mean, quartiles }: ColumnProfile): readonly (readonly [string, string])[] {
  const facts: [string, string][] = [['行数', formatInteger(rows)], ['空', formatInteger(empty)], ['不同的值', formatInteger(distinct)]];
  if (kind !== 'text' && kind !== 'truth') facts.push(['最小', least ?? '—'], ['最大', greatest ?? '—']);
  if (mean !== null) facts.push(['平均', shown(mean)]);
  if (quartiles !== null) facts.push(['下四分位', shown(quartiles[0])], ['中位数', shown(quartiles[1])], ['上四分位', shown(quartiles[2])]);
  return facts;
}

function Bins({ kind, bins }: { readonly kind: ColumnKind; readonly bins: readonly ProfileBin[] }) {
  const edge = (value: number): string => (kind === 'number' ? shown(value) : dayText(value));
  const bars = bins.map((bin) => ({ ...bin, range: edge(bin.from) }));
  return (
    <figure className="chart" aria-label="数值的分布">
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 260, height: HEIGHT }}>
        <BarChart data={bars} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} barCategoryGap={1}>
          <CartesianGrid vertical={false} stroke={GRID_COLOR} />
          <XAxis dataKey="range" tick={VALUE_TICK} tickLine={false} interval="preserveStartEnd" minTickGap={16} />
          <YAxis {...COUNT_TICKS} width={52} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--pointed)' }}
            content={({ activeIndex }) => {
              const bin = activeItem(bars, activeIndex);
              return bin === undefined ? null : <Tip title={`${edge(bin.from)} 至 ${edge(bin.to)}`} lines={[{ label: '行数', text: formatInteger(bin.rows) }]} />;
            }}
          />
          <Bar dataKey="rows" fill={ACCENT} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

function Commonest({ profile: { kind, rows, commonest, distinct } }: { readonly profile: ColumnProfile }) {
  const most = Math.max(1, ...commonest.map((each) => each.rows));
  return (
    <section aria-label="最常见的值">
      <h4>最常见的值{distinct > commonest.length ? `（前 ${commonest.length} 个）` : ''}</h4>
      <ol className="grid-commonest">
        {commonest.map(({ value, rows: own }) => (
          <li key={value === null ? 'empty' : `value ${value}`}>
            <span className="grid-commonest-value" title={valueWords(kind, value)}>{valueWords(kind, value)}</span>
            <span className="grid-commonest-rows">{formatInteger(own)}（{((own / Math.max(1, rows)) * 100).toFixed(1)}%）</span>
            <i style={{ width: `${(own / most) * 100}%` }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
