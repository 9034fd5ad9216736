// Bars of single values: Grafana's BarGauge.
import {getDisplayValueAlignmentFactors} from '@grafana/data';
import {BarGauge, VizRepeater} from '@grafana/ui';
import {displayValues} from './values.js';

export function BarGaugePanel({panel, data, width, height, context}) {
  const {
    displayMode = 'gradient', orientation = 'auto', showUnfilled = true, valueMode = 'color', namePlacement = 'auto', text,
    minVizWidth = 8, minVizHeight = 16, maxVizHeight = 300,
  } = panel.options ?? {};
  return (
    <VizRepeater
      getValues={() => displayValues({panel, data, context})}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({value: {field, display, view, colIndex}, width: w, height: h, orientation: way, alignmentFactors, count}) => (
        <BarGauge
          value={display}
          width={w}
          height={h}
          orientation={way}
          field={field}
          text={text}
          display={view?.getFieldDisplayProcessor(colIndex ?? 0)}
          theme={context.theme}
          itemSpacing={8}
          displayMode={displayMode}
          alignmentFactors={count > 1 ? alignmentFactors : undefined}
          showUnfilled={showUnfilled}
          valueDisplayMode={valueMode}
          namePlacement={namePlacement}
        />
      )}
      source={data}
      renderCounter={1}
      itemSpacing={10}
      orientation={orientation}
      minVizWidth={minVizWidth}
      minVizHeight={minVizHeight}
      maxVizHeight={maxVizHeight}
      width={width}
      height={height}
    />
  );
}
