// Colours of a heat map's cells, as Grafana counts them.
import * as schemes from 'd3-scale-chromatic';

/**
 * The colours of counts by a heat map's colour options: {of(count), all, min, max}. The scale goes from the least to the
 * greatest count that is drawn, unless the options say from where to where.
 */
export function cellColours(counts, options = {}, theme) {
  const {mode = 'scheme', scheme = 'Oranges', scale = 'exponential', exponent = 0.5, steps = 64, reverse = false, fill} = options;
  const min = options.min ?? counts.reduce((a, b) => Math.min(a, b), Infinity);
  const max = options.max ?? counts.reduce((a, b) => Math.max(a, b), 0);
  const all = mode === 'opacity'
    ? opacities(theme.visualization.getColorByName(fill ?? 'dark-orange'), steps)
    : spectrum(scheme, steps, reverse, theme);
  const bend = scale === 'exponential' || mode === 'opacity' ? exponent : 1;
  return {
    all,
    min,
    max,
    of: count => {
      const share = max > min ? Math.min(1, Math.max(0, (count - min) / (max - min))) : 1;
      return all[Math.min(steps - 1, Math.floor(share ** bend * steps))];
    },
  };
}

// schemes that Grafana turns round in one theme, so that few is near the background
const DARK_FIRST = new Set(['Cividis', 'Inferno', 'Magma', 'Plasma', 'Viridis', 'Turbo', 'Warm', 'Cool', 'Cubehelix']);

function spectrum(name, steps, reverse, theme) {
  const interpolator = schemes[`interpolate${name}`];
  if (!interpolator) {
    throw new Error(`no colour scheme ${name}`);
  }
  // light-first schemes are inverted on dark, dark-first ones on light
  const turned = theme.isDark !== DARK_FIRST.has(name);
  return Array.from({length: steps}, (_, i) => {
    const share = steps === 1 ? 1 : i / (steps - 1);
    return interpolator(turned !== reverse ? 1 - share : share);
  });
}

function opacities(colour, steps) {
  return Array.from({length: steps}, (_, i) =>
    `color-mix(in srgb, ${colour} ${Math.round(100 * (i + 1) / steps)}%, transparent)`);
}
