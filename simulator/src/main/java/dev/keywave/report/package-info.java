/** What a run leaves behind for people and machines: console, JSON, HTML, JUnit XML and the interval log. */
@NullMarked
package dev.keywave.report;

import org.jspecify.annotations.NullMarked;
