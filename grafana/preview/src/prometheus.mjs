// Prometheus' HTTP API, as much of it as Grafana's data source uses.

/** What Prometheus said no to, or why it could not be asked: one line. */
export class PrometheusError extends Error {}

export class Prometheus {
  #base;

  /** URL without /api/v1. */
  constructor(url) {
    this.#base = url.replace(/\/+$/, '') + '/api/v1/';
  }

  /** {resultType, result} of a range query; times in milliseconds. */
  range(query, {from, to, step}) {
    return this.#ask('query_range', {query, start: from / 1000, end: to / 1000, step: step / 1000});
  }

  /** {resultType, result} at one time in milliseconds. */
  instant(query, at) {
    return this.#ask('query', {query, time: at / 1000});
  }

  /** [{seriesLabels, exemplars}] of a query's series in a time range in milliseconds. */
  exemplars(query, {from, to}) {
    return this.#ask('query_exemplars', {query, start: from / 1000, end: to / 1000});
  }

  /** Values of a label between two times, of series that match or of all. */
  labelValues(label, match, {from, to}) {
    const parameters = {start: from / 1000, end: to / 1000, ...(match ? {'match[]': match} : {})};
    return this.#ask(`label/${label}/values`, parameters);
  }

  async #ask(path, parameters) {
    let answer;
    try {
      // ever by GET: some of these have no POST
      answer = await fetch(`${this.#base}${path}?${new URLSearchParams(parameters)}`, {signal: AbortSignal.timeout(30_000)});
    } catch (error) {
      throw new PrometheusError(`no answer from ${this.#base}${path}: ${error.cause?.code ?? error.cause?.message ?? error.message}`);
    }
    const text = await answer.text();
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      throw new PrometheusError(`${this.#base}${path} answers ${answer.status} and no JSON: is it a Prometheus?`);
    }
    if (body.status !== 'success') {
      throw new PrometheusError(`${body.errorType}: ${body.error}`);
    }
    return body.data;
  }
}
