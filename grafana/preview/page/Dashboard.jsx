// A dashboard in its grid: name, variables, rows, panels.
import {Icon} from '@grafana/ui';
import {interpolate} from '../src/variables.mjs';
import {height, pixels} from '../src/grid.mjs';
import {Panel} from './Panel.jsx';

const HEAD = 64;

export function Dashboard({input, context}) {
  const {theme, values} = context;
  const {dashboard, placed, width, padding} = input;
  const style = {background: theme.colors.background.canvas, padding, width: width + 2 * padding, boxSizing: 'border-box'};
  return (
    <div style={style}>
      <header style={{height: HEAD, width}}>
        <div style={{...theme.typography.h4, margin: 0}}>{dashboard.title}</div>
        <Variables input={input} theme={theme}/>
      </header>
      <main style={{position: 'relative', width, height: height(placed)}}>
        {placed.map(item => {
          const box = pixels(item.gridPos, width);
          const key = item.panel.id;
          return item.kind === 'row'
            ? <Row key={key} title={interpolate(item.panel.title ?? '', values)} item={item} box={box} theme={theme}/>
            : <Panel key={key} item={item} box={box} context={context}/>;
        })}
      </main>
    </div>
  );
}

function Variables({input: {variables, range}, theme}) {
  const time = at => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  const box = {
    display: 'inline-flex', border: `1px solid ${theme.colors.border.weak}`, borderRadius: 2, marginRight: 8, fontSize: 12,
  };
  const part = {padding: '2px 8px'};
  return (
    <div style={{display: 'flex', color: theme.colors.text.primary}}>
      {Object.entries(variables).filter(([, {hidden}]) => !hidden).map(([name, {label, text}]) => (
        <span key={name} style={box}>
          <span style={{...part, background: theme.colors.background.primary}}>{label}</span>
          <span style={{...part, background: theme.components.input.background}}>{String(text)}</span>
        </span>
      ))}
      <span style={{...box, marginLeft: 'auto', marginRight: 0}}>
        <span style={part}>{time(range.from)} to {time(range.to)} UTC</span>
      </span>
    </div>
  );
}

function Row({title, item: {collapsed, hidden}, box, theme}) {
  const style = {
    position: 'absolute', ...box, display: 'flex', alignItems: 'center', gap: 8, ...theme.typography.h6, margin: 0,
    borderBottom: collapsed ? `1px solid ${theme.colors.border.weak}` : undefined,
  };
  return (
    <div style={style}>
      <Icon name={collapsed ? 'angle-right' : 'angle-down'}/>
      {title}
      {collapsed && <span style={{...theme.typography.bodySmall, color: theme.colors.text.secondary}}>({hidden.length} panels)</span>}
    </div>
  );
}
