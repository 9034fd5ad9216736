package dev.keywave.adapter;

import java.net.URI;
import java.util.List;

/**
 * An adapter compiled for one target: immutable, shared by all loops. Literal parts of requests are bytes already, what
 * a step wants of a JSON body is one streaming pass, regular expressions are compiled.
 */
public final class Program {

    private final List<Step> register;
    private final List<Step> authenticate;
    private final int slots;
    private final int captures;
    private final String host;

    private Program(List<Step> register, List<Step> authenticate, StepCompiler compiler, String host) {
        this.register = register;
        this.authenticate = authenticate;
        this.slots = compiler.slots();
        this.captures = compiler.captures();
        this.host = host;
    }

    /**
     * Compiles.
     *
     * @param adapter what to compile
     * @param target the relying party: scheme, host, perhaps port and a path that goes in front of the adapter's paths
     * @throws dev.keywave.input.InputException when the target is no HTTP URL, or a step's URL lies elsewhere
     */
    public static Program compile(Adapter adapter, URI target) {
        TargetOrigin origin = TargetOrigin.of(target);
        StepCompiler compiler = new StepCompiler(adapter.vars(), origin);
        return new Program(
                compiler.compile(adapter.register()),
                compiler.compile(adapter.authenticate()),
                compiler,
                origin.host());
    }

    /** The steps of a registration. */
    public List<Step> register() {
        return register;
    }

    /** The steps of an authentication. */
    public List<Step> authenticate() {
        return authenticate;
    }

    /** Makes room for one ceremony at a time. */
    public Variables newVariables() {
        return new Variables(slots, captures, host);
    }
}
