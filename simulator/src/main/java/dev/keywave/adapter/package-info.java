/** How one kind of relying party carries the ceremonies over HTTP: YAML to validated adapter to compiled program. */
@NullMarked
package dev.keywave.adapter;

import org.jspecify.annotations.NullMarked;
