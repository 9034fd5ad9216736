// Events as Grafana shows them: a dashed line with a mark below it, a band when it lasts.
const done = new WeakSet();
const MARK = 4;

/** Adds the events of the dashboard to a plot with times as x. */
export function drawAnnotations(builder, {annotations, theme}) {
  if (annotations.length === 0 || done.has(builder)) {
    return;
  }
  done.add(builder);
  builder.addHook('draw', plot => {
    const {ctx, bbox} = plot;
    const ratio = devicePixelRatio;
    ctx.save();
    for (const {from, to, color} of annotations) {
      const ends = [from, to].map(at => plot.valToPos(Math.min(Math.max(at, plot.scales.x.min), plot.scales.x.max), 'x', true));
      if (to < plot.scales.x.min || from > plot.scales.x.max) {
        continue;
      }
      const paint = theme.visualization.getColorByName(color ?? 'rgba(0, 211, 255, 1)');
      const bottom = bbox.top + bbox.height;
      ctx.strokeStyle = ctx.fillStyle = paint;
      ctx.lineWidth = ratio;
      ctx.setLineDash([5 * ratio, 5 * ratio]);
      for (const at of to > from ? ends : ends.slice(0, 1)) {
        ctx.beginPath();
        ctx.moveTo(at, bbox.top);
        ctx.lineTo(at, bottom);
        ctx.stroke();
      }
      if (to > from) {
        ctx.globalAlpha = 0.1;
        ctx.fillRect(ends[0], bbox.top, ends[1] - ends[0], bbox.height);
        ctx.globalAlpha = 1;
        ctx.fillRect(ends[0], bottom, ends[1] - ends[0], MARK * ratio);
      } else {
        ctx.beginPath();
        ctx.moveTo(ends[0], bottom);
        ctx.lineTo(ends[0] - MARK * ratio, bottom + 1.5 * MARK * ratio);
        ctx.lineTo(ends[0] + MARK * ratio, bottom + 1.5 * MARK * ratio);
        ctx.fill();
      }
    }
    ctx.restore();
  });
}
