package dev.keywave.adapter;

import dev.keywave.input.InputException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An adapter compiled for one target: immutable, shared by all loops. Literal parts of requests are bytes already, what
 * a step wants of a JSON body is one streaming pass, regular expressions are compiled.
 *
 * <p>A flow is a list of steps, run in order from the first; only a {@link LoopStep} names another one to go on with.
 * The ceremony is over when the index equals the list's size.
 */
public final class Program {

    private final String adapter;
    private final List<Step> register;
    private final List<Step> authenticate;
    private final List<Step> password;
    private final Map<String, Integer> slots;
    private final int captures;
    private final int loops;
    private final boolean wholeCredentials;
    private final String host;

    private Program(Adapter adapter, StepCompiler compiler, String host) {
        this.adapter = adapter.name();
        this.register = compiler.compile(adapter.register());
        this.authenticate = compiler.compile(adapter.authenticate());
        this.password = compiler.compile(adapter.password());
        this.slots = compiler.slots();
        this.captures = compiler.captures();
        this.loops = compiler.loops();
        this.wholeCredentials = compiler.wholeCredentials();
        this.host = host;
    }

    /**
     * Compiles an adapter that needs neither secrets nor a user's columns.
     *
     * @param adapter what to compile
     * @param target the relying party: scheme, host, perhaps port and a path that goes in front of the adapter's paths
     * @throws InputException when the target is no HTTP URL, a step's URL lies elsewhere, or the adapter needs more
     */
    public static Program compile(Adapter adapter, URI target) {
        return compile(adapter, target, Inputs.NONE);
    }

    /**
     * Compiles.
     *
     * @param adapter what to compile
     * @param target the relying party: scheme, host, perhaps port and a path that goes in front of the adapter's paths
     * @param inputs what the adapter declares to need
     * @throws InputException when the target is no HTTP URL, a step's URL lies elsewhere, or a secret or a column of the
     *     users is missing
     */
    public static Program compile(Adapter adapter, URI target, Inputs inputs) {
        inputs.check(adapter);
        TargetOrigin origin = TargetOrigin.of(target);
        StepCompiler compiler = new StepCompiler(adapter.vars(), inputs, origin);
        return new Program(adapter, compiler, origin.host());
    }

    /** Whether there are steps of a registration. */
    public boolean registers() {
        return !register.isEmpty();
    }

    /** Whether there are steps of a sign-in with a password. */
    public boolean signsInByPassword() {
        return !password.isEmpty();
    }

    /** Whether there are steps of an authentication; else the adapter only provisions. */
    public boolean authenticates() {
        return !authenticate.isEmpty();
    }

    /**
     * The steps of a registration.
     *
     * @throws InputException when there are none, since no steps would pass for an accepted ceremony
     */
    public List<Step> register() {
        requireRegister();
        return register;
    }

    /**
     * The steps of an authentication.
     *
     * @throws InputException when there are none, since no steps would pass for an accepted ceremony
     */
    public List<Step> authenticate() {
        requireAuthenticate();
        return authenticate;
    }

    /**
     * The steps of a sign-in with a password.
     *
     * @throws InputException when there are none, since no steps would pass for an accepted one
     */
    public List<Step> password() {
        requirePassword();
        return password;
    }

    /**
     * To be called before registrations are run.
     *
     * @throws InputException when the adapter has no steps for them
     */
    public void requireRegister() {
        if (register.isEmpty()) {
            throw new InputException("adapter " + adapter + " only logs in: it has no register flow; "
                    + "run authentications with it, of users who are registered already");
        }
    }

    /**
     * To be called before authentications are run.
     *
     * @throws InputException when the adapter has no steps for them
     */
    public void requireAuthenticate() {
        if (authenticate.isEmpty()) {
            throw new InputException("adapter " + adapter + " only provisions: it has no authenticate flow; "
                    + "add --register-only, and log in with another adapter");
        }
    }

    /**
     * To be called before sign-ins with a password are run.
     *
     * @throws InputException when the adapter has no steps for them
     */
    public void requirePassword() {
        if (password.isEmpty()) {
            throw new InputException("adapter " + adapter + " knows no passwords: it has no password flow; "
                    + "add one to a copy of it ('keywave adapters show'), or leave password out of the mix");
        }
    }

    /** Whether the authenticator's answer is sent as the JSON that it is, not member by member, in each flow. */
    public boolean sendsWholeCredential() {
        return wholeCredentials;
    }

    /** Makes room for one ceremony at a time. */
    public Variables newVariables() {
        return new Variables(slots, captures, loops, host);
    }
}
