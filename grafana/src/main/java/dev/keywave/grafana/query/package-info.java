/** PromQL from the names of meters that exist: a meter or a label that nobody registers does not compile or is refused. */
@NullMarked
package dev.keywave.grafana.query;

import org.jspecify.annotations.NullMarked;
