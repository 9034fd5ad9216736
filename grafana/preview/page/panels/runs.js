// States that follow each other and look the same are one.

/** Runs {from, to, text, color} of states over times; null is no state, and so is a gap of more than two steps. */
export function runs(times, states, stepMs) {
  const all = [];
  let last = null;
  times.forEach((at, i) => {
    const state = states[i];
    const follows = last !== null && at - last.to <= 2 * (stepMs ?? Infinity);
    if (follows) {
      last.to = at;
    }
    if (state === null) {
      last = null;
    } else if (!follows || last.text !== state.text || last.color !== state.color) {
      last = {from: at, to: at + (stepMs ?? 0), ...state};
      all.push(last);
    } else {
      last.to = at + (stepMs ?? 0);
    }
  });
  return all;
}
