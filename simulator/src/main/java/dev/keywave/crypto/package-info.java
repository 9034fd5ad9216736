/** The choice of a JCA provider: Amazon Corretto Crypto Provider, Bouncy Castle or the JDK's own, for whoever signs or verifies. */
@NullMarked
package dev.keywave.crypto;

import org.jspecify.annotations.NullMarked;
