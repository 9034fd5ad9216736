// Single observations with a trace, as Grafana shows them: diamonds at their time and value.
const done = new WeakSet();
const HALF = 4;

/** Adds exemplars {at, value} to a plot, on its first axis of values. */
export function drawExemplars(builder, exemplars, theme) {
  if (exemplars.length === 0 || done.has(builder)) {
    return;
  }
  done.add(builder);
  builder.addHook('draw', plot => {
    const {ctx, bbox, series} = plot;
    const half = HALF * devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top - half, bbox.width, bbox.height + 2 * half);
    ctx.clip();
    ctx.fillStyle = theme.visualization.getColorByName('blue');
    ctx.strokeStyle = theme.colors.background.primary;
    for (const {at, value} of exemplars) {
      const [x, y] = [plot.valToPos(at, 'x', true), plot.valToPos(value, series[1].scale, true)];
      ctx.beginPath();
      ctx.moveTo(x, y - half);
      ctx.lineTo(x + half, y);
      ctx.lineTo(x, y + half);
      ctx.lineTo(x - half, y);
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  });
}
