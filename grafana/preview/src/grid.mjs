// Where Grafana puts a panel: 24 columns, cells of 30 px with 8 px between them, rows that may be collapsed.
export const COLUMNS = 24;
export const CELL = 30;
export const MARGIN = 8;

/**
 * What is drawn of a dashboard, top to bottom: rows ({kind: 'row'}) and panels ({kind: 'panel'}), each with its gridPos in
 * cells. A collapsed row's panels are in the row and take no place, unless the rows are to be expanded: then all below moves
 * down by the row's height.
 */
export function layout(panels, {expand = false} = {}) {
  const placed = [];
  let shift = 0;
  for (const panel of [...panels].sort(byPlace)) {
    const gridPos = {...panel.gridPos, y: panel.gridPos.y + shift};
    if (panel.type !== 'row') {
      placed.push({kind: 'panel', panel, gridPos});
      continue;
    }
    const collapsed = panel.collapsed === true && !expand;
    placed.push({kind: 'row', panel, gridPos: {x: 0, y: gridPos.y, w: COLUMNS, h: 1}, collapsed, hidden: panel.panels ?? []});
    if (panel.collapsed === true && expand) {
      const inside = panel.panels ?? [];
      // Grafana keeps the panels of a collapsed row with the places that they had when it was closed; these may be anything
      const top = Math.min(...inside.map(p => p.gridPos.y));
      for (const p of [...inside].sort(byPlace)) {
        placed.push({kind: 'panel', panel: p, gridPos: {...p.gridPos, y: p.gridPos.y - top + gridPos.y + 1}});
      }
      shift += Math.max(0, ...inside.map(p => p.gridPos.y - top + p.gridPos.h));
    }
  }
  return placed;
}

/** The pixels of a place in the grid on a page that is so many pixels wide. */
export function pixels({x, y, w, h}, width) {
  const column = (width - MARGIN * (COLUMNS - 1)) / COLUMNS;
  const left = at => Math.round(at * (column + MARGIN));
  return {
    left: left(x),
    top: y * (CELL + MARGIN),
    width: left(x + w) - MARGIN - left(x),
    height: h * CELL + (h - 1) * MARGIN,
  };
}

/** The height in pixels of everything that was laid out. */
export function height(placed) {
  return Math.max(0, ...placed.map(({gridPos}) => (gridPos.y + gridPos.h) * (CELL + MARGIN) - MARGIN));
}

function byPlace(a, b) {
  return a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x;
}
