// One panel: Grafana's frame around what its kind draws. What fails is told and shown, and the others are drawn.
import {PanelChrome} from '@grafana/ui';
import {Component} from 'react';
import {interpolate} from '../src/variables.mjs';
import {BarGaugePanel} from './panels/BarGaugePanel.jsx';
import {GaugePanel} from './panels/GaugePanel.jsx';
import {HeatmapPanel} from './panels/HeatmapPanel.jsx';
import {StateTimelinePanel} from './panels/StateTimelinePanel.jsx';
import {StatPanel} from './panels/StatPanel.jsx';
import {TablePanel} from './panels/TablePanel.jsx';
import {TextPanel} from './panels/TextPanel.jsx';
import {TimeSeriesPanel} from './panels/TimeSeriesPanel.jsx';

const KINDS = {
  bargauge: BarGaugePanel,
  gauge: GaugePanel,
  heatmap: HeatmapPanel,
  'state-timeline': StateTimelinePanel,
  stat: StatPanel,
  table: TablePanel,
  text: TextPanel,
  timeseries: TimeSeriesPanel,
};

/** Panels that say themselves what they have no data for. */
const SPEAK = new Set(['stat', 'gauge', 'bargauge', 'text']);

export function Panel({item: {panel, data}, box, context}) {
  const title = interpolate(panel.title ?? '', context.values);
  return (
    <div data-panel={panel.id} style={{position: 'absolute', ...box}}>
      <PanelChrome
        title={title}
        description={panel.description}
        width={box.width}
        height={box.height}
        displayMode={panel.transparent ? 'transparent' : 'default'}
        statusMessage={data.error}
      >
        {(width, height) => (
          <Boundary title={title} failed={context.failed}>
            <Inside panel={panel} data={data} width={width} height={height} context={context}/>
          </Boundary>
        )}
      </PanelChrome>
    </div>
  );
}

function Inside({panel, data, ...rest}) {
  const Kind = KINDS[panel.type];
  if (!Kind) {
    throw new Error(`this preview draws no panels of the kind ${panel.type}`);
  }
  if (data.error) {
    return <Middle>{data.error}</Middle>;
  }
  if (!SPEAK.has(panel.type) && !data.frames.some(frame => frame.length > 0)) {
    return <Middle>{panel.fieldConfig?.defaults?.noValue ?? 'No data'}</Middle>;
  }
  return <Kind panel={panel} data={data} {...rest}/>;
}

function Middle({children}) {
  return (
    <div style={{display: 'flex', height: '100%', alignItems: 'center', justifyContent: 'center', opacity: 0.7}}>{children}</div>
  );
}

class Boundary extends Component {
  state = {error: null};

  static getDerivedStateFromError(error) {
    return {error};
  }

  componentDidCatch(error) {
    this.props.failed(this.props.title, error);
  }

  render() {
    return this.state.error ? <Middle>{this.state.error.message}</Middle> : this.props.children;
  }
}
