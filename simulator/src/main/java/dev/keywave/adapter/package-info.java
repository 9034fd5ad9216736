/**
 * How one kind of relying party carries the ceremonies over HTTP: YAML to validated {@link dev.keywave.adapter.Adapter}
 * to compiled {@link dev.keywave.adapter.Program}. The format, with every key, filter and reason, is described in
 * {@code simulator/ADAPTERS.md}; in short:
 *
 * <pre>{@code
 * adapter: my-rp
 * vars: {realm: demo}                   # constants that a user may set
 * secrets: {token: what it is}          # read from the environment or a file
 * flows:
 *   register:                           # exactly one create
 *     - post: "/{realm|url}/options"
 *       json: {username: "{user.name}"}
 *       capture: {opts: {json: /publicKey}}
 *     - create: {options: "{opts}", as: cred}
 *     - {post: /result, json: "{cred.json}"}
 *   authenticate:                       # exactly one get_assertion
 *     - {post: /login/options, capture: {opts: {json: /publicKey}}}
 *     - get_assertion: {options: "{opts}", as: cred}
 *     - {post: /login, json: "{cred.json}", expect: {json: {/ok: true}}}
 * }</pre>
 *
 * <p>What a response means, first match wins:
 *
 * <ol>
 *   <li>throttled: the step's {@code throttle} holds; without one, status 429, or 503 with {@code Retry-After}.
 *   <li>failed: one of the step's {@code failures} holds, then of the adapter's, and names the reason.
 *   <li>rejected: the step's {@code reject} holds.
 *   <li>the status is not the expected one (2xx unless {@code expect} says otherwise): failed for a 5xx and for a redirect
 *       to a login; rejected for a 4xx other than 408 when the step has no {@code reject} of its own, at the options as at
 *       the result, since either is the relying party saying no; failed otherwise.
 *   <li>JSON is needed, for {@code expect} or a capture, and the body is none: failed.
 *   <li>an expected JSON value is missing: failed. It is there but another: rejected when the step has no
 *       {@code reject} of its own, since a well-formed answer with the right status that says other than success is a
 *       no ({@code {"verified": false}}); failed otherwise.
 *   <li>an expected header or body text is not as expected, or a capture finds nothing: failed.
 *   <li>otherwise the ceremony goes on; after the last step it is accepted.
 * </ol>
 */
@NullMarked
package dev.keywave.adapter;

import org.jspecify.annotations.NullMarked;
