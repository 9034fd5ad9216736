/** What Prometheus reads of a process: the names of all meters, where they are registered, and a small server to scrape. */
@NullMarked
package dev.keywave.metrics;

import org.jspecify.annotations.NullMarked;
