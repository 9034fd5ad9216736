// Large figures: Grafana's BigValue.
import {getDisplayValueAlignmentFactors} from '@grafana/data';
import {BigValue, VizRepeater} from '@grafana/ui';
import {displayValues} from './values.js';

export function StatPanel({panel, data, width, height, context}) {
  const {
    colorMode = 'value', graphMode = 'area', justifyMode = 'auto', textMode = 'auto', orientation = 'auto', text, wideLayout = true,
  } = panel.options ?? {};
  return (
    <VizRepeater
      getValues={() => displayValues({panel, data, context, sparkline: graphMode !== 'none'})}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({value, width: w, height: h, count, alignmentFactors}) => (
        <BigValue
          value={value.display}
          count={count}
          sparkline={value.sparkline && {...value.sparkline, timeRange: context.timeRange}}
          colorMode={colorMode}
          graphMode={graphMode}
          justifyMode={justifyMode}
          textMode={textMode}
          alignmentFactors={alignmentFactors}
          text={text}
          width={w}
          height={h}
          theme={context.theme}
          hasLinks={false}
          disableWideLayout={!wideLayout}
        />
      )}
      source={data}
      itemSpacing={3}
      renderCounter={1}
      autoGrid={true}
      orientation={orientation}
      width={width}
      height={height}
    />
  );
}
