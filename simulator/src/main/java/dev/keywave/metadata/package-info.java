/** What a relying party that checks attestation may know of the virtual authenticators' models, in the form of FIDO's Metadata Service. */
@NullMarked
package dev.keywave.metadata;

import org.jspecify.annotations.NullMarked;
