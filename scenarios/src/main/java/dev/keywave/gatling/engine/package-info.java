/** What a Gatling run executes: the protocol's components, credentials lent to virtual users, ceremonies as Gatling actions. */
@NullMarked
package dev.keywave.gatling.engine;

import org.jspecify.annotations.NullMarked;
