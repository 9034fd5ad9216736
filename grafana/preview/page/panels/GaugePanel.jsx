// Round gauges. @grafana/ui 13 keeps its RadialGauge to itself, so the arc is drawn here; values, texts, colours and places
// are Grafana's.
import {formattedValueToString} from '@grafana/data';
import {VizRepeater} from '@grafana/ui';
import {displayValues} from './values.js';

const START = -225;
const SWEEP = 270;

export function GaugePanel({panel, data, width, height, context}) {
  return (
    <VizRepeater
      getValues={() => displayValues({panel, data, context})}
      renderValue={({value, width: w, height: h, count}) =>
        <Arc value={value} width={w} height={h} named={count > 1} theme={context.theme}/>}
      source={data}
      renderCounter={1}
      autoGrid={true}
      itemSpacing={8}
      orientation={panel.options?.orientation ?? 'auto'}
      width={width}
      height={height}
    />
  );
}

function Arc({value: {display, field}, width, height, named, theme}) {
  const title = named ? 20 : 0;
  const radius = Math.max(10, Math.min(width / 2, (height - title) / 1.75) - 8);
  const thick = radius * 0.22;
  const center = [width / 2, radius + 4];
  const {min = 0, max = 100} = field;
  const share = Number.isFinite(display.numeric) ? Math.min(1, Math.max(0, (display.numeric - min) / (max - min))) : 0;
  const stroke = {fill: 'none', strokeWidth: thick};
  return (
    <svg width={width} height={height}>
      <path d={arc(center, radius - thick / 2, 1)} stroke={theme.colors.background.secondary} {...stroke}/>
      {share > 0 && <path d={arc(center, radius - thick / 2, share)} stroke={display.color} {...stroke}/>}
      <text x={center[0]} y={center[1] + radius * 0.12} textAnchor="middle" fill={display.color} fontSize={radius * 0.38} fontWeight="500">
        {formattedValueToString(display)}
      </text>
      {named && (
        <text x={center[0]} y={height - 4} textAnchor="middle" fill={theme.colors.text.primary} fontSize="13">{display.title}</text>
      )}
    </svg>
  );
}

function arc([x, y], radius, share) {
  const at = degrees => [x + radius * Math.cos(degrees * Math.PI / 180), y + radius * Math.sin(degrees * Math.PI / 180)];
  const end = START + SWEEP * share;
  return `M ${at(START).join(' ')} A ${radius} ${radius} 0 ${SWEEP * share > 180 ? 1 : 0} 1 ${at(end).join(' ')}`;
}
