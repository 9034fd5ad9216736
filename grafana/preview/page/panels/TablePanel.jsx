// Rows and columns: Grafana's table, of its newest make.
import {TableNG} from '@grafana/ui/unstable';
import {fieldConfig} from '../fields.js';

export function TablePanel({panel, data, width, height, context}) {
  const {showHeader = true, cellHeight = 'sm', sortBy, frameIndex = 0} = panel.options ?? {};
  return (
    <TableNG
      data={data.frames[frameIndex] ?? data.frames[0]}
      width={width}
      height={height}
      noHeader={!showHeader}
      cellHeight={cellHeight}
      sortBy={sortBy}
      structureRev={1}
      timeRange={context.timeRange}
      fieldConfig={fieldConfig(panel)}
      getActions={() => []}
      enableVirtualization={false}
    />
  );
}
