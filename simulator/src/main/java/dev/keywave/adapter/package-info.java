/**
 * How one kind of relying party carries the ceremonies over HTTP: YAML to validated {@link dev.keywave.adapter.Adapter}
 * to compiled {@link dev.keywave.adapter.Program}.
 *
 * <pre>{@code
 * adapter: my-rp                        # its name
 * description: one line                 # optional
 * vars: {realm: demo}                   # constants that a user may set
 * defaults: {headers: {x-csrf: "{csrf?}"}}
 * flows:
 *   register:                           # exactly one create
 *     - post: "/{realm|url}/options"    # get, post, put, patch or delete; a path, or a URL that a response gave
 *       headers: {x-client: load}
 *       json: {username: "{user.name}"} # or form: {name: value}, or body: text with content_type: type
 *       expect: {status: 200, json: {/status: ok}, header: {name: regex}, regex: body}
 *       capture: {opts: {json: ""}}     # json: pointer | header: name [regex] | cookie: name | regex [within, all]
 *     - create: {options: "{opts}", as: cred}
 *     - {post: /result, json: "{cred.json}"}
 *   authenticate:                       # exactly one get_assertion
 *     - {post: /login/options, capture: {opts: {json: /publicKey}}}
 *     - get_assertion: {options: "{opts}", as: cred, credential: own}  # own: whatever allowCredentials names
 *     - {post: /login, json: "{cred.json}", reject: {status: 200, json: {/ok: false}}}
 * }</pre>
 *
 * <p>Templates: <code>{name}</code>, <code>{user.name}</code>, <code>{cred.member}</code>, <code>{name|filter}</code>;
 * <code>{{</code> is a brace. <code>{name?}</code> may be unbound: then it is empty, and a header, form field, JSON
 * member or element that consists of it alone is left out. A lone expression in JSON keeps the kind of its value: a
 * captured document goes in raw. A capture's {@code decode} lists decoders; with {@code optional: true} it may miss.
 *
 * <p>The authenticator's whole response is <code>{cred.json}</code>, with the members of WebAuthn Level 3 and no other;
 * <code>{cred.conformance_json}</code> adds {@code getClientExtensionResults}, as FIDO's conformance test API calls the
 * extension results.
 *
 * <p>What a response means, first match wins:
 *
 * <ol>
 *   <li>throttled: the step's {@code throttle} holds; without one, status 429, or 503 with {@code Retry-After}.
 *   <li>rejected: the step's {@code reject} holds.
 *   <li>the status is not the expected one (2xx unless {@code expect} says otherwise): rejected for a 4xx other than
 *       408 when the step has no {@code reject} of its own, at the options as at the result, since either is the relying
 *       party saying no; failed otherwise.
 *   <li>JSON is needed, for {@code expect} or a capture, and the body is none: failed, {@code content_type_...} when it
 *       does not even claim to be (unless {@code expect} names that header), else {@code not_json}.
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
