/** The embedded relying party: a Netty server with the FIDO conformance API, verification by libraries, and faults on request. It judges the farm and never uses its code. */
@NullMarked
package dev.keywave.relyingparty;

import org.jspecify.annotations.NullMarked;
