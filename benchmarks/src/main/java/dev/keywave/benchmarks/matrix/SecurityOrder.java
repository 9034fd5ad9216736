package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.subject.JcaServices;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.input.InputException;
import java.security.Provider;
import java.security.Security;

/** Has libraries that look providers up by algorithm find the subject's first, and checks that they do. */
final class SecurityOrder {

    private SecurityOrder() {}

    /**
     * Puts it first, for this JVM; of others only the JDK's stay.
     *
     * @param signatureName by which the library asks
     * @throws InputException when the library cannot get to it
     */
    static void putFirst(Subject subject, String signatureName) {
        JcaServices services = subject.services();
        if (services == null) {
            throw new InputException(
                    "not offered: " + subject.description() + " is no JCA provider, and libraries know no others");
        }
        for (Provider installed : Security.getProviders()) {
            if (!isJdks(installed)) {
                Security.removeProvider(installed.getName());
            }
        }
        boolean partOfJdk = isJdks(services.provider());
        if (!partOfJdk) {
            Security.insertProviderAt(services.provider(), 1);
        }
        Provider[] found = Security.getProviders("Signature." + signatureName);
        boolean served = found != null
                && found.length > 0
                && (partOfJdk
                        ? isJdks(found[0])
                        : found[0].getName().equals(services.provider().getName()));
        if (!served) {
            throw new InputException("not offered: the library asks for " + signatureName + " and would get "
                    + (found == null ? "nothing" : "it from " + found[0].getName()) + " rather than from "
                    + subject.description());
        }
    }

    private static boolean isJdks(Provider provider) {
        return provider.getClass().getModule().getLayer() == ModuleLayer.boot()
                && provider.getClass().getModule().isNamed();
    }
}
