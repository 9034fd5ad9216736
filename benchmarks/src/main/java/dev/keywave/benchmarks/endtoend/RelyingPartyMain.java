package dev.keywave.benchmarks.endtoend;

import dev.keywave.benchmarks.compare.NamedProvider;
import dev.keywave.cli.Keywave;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The embedded relying party with any JCA provider first: {@code keywave rp} itself knows only those that Keywave brings
 * along.
 */
public final class RelyingPartyMain {

    private RelyingPartyMain() {}

    /** The first argument names the provider, the others are those of {@code keywave rp}. */
    public static void main(String[] args) {
        String provider = args[0];
        boolean known = NamedProvider.isCryptoChoice(provider);
        if (!known) {
            Security.insertProviderAt(NamedProvider.ofClass(provider), 1);
        }
        List<String> arguments = new ArrayList<>(List.of("rp", "--crypto", known ? provider : "jdk"));
        arguments.addAll(Arrays.asList(args).subList(1, args.length));
        Keywave.main(arguments.toArray(String[]::new));
    }
}
