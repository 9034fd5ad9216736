/** The checkpoint of each wave: demand held against capacity, go or no-go with the reason, and what would make it fit. */
@NullMarked
package dev.keywave.checkpoint;

import org.jspecify.annotations.NullMarked;
