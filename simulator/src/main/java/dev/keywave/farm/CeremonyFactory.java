package dev.keywave.farm;

import dev.keywave.adapter.Program;
import dev.keywave.adapter.Variables;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.population.Population;

/** What the ceremonies of one loop have in common. */
final class CeremonyFactory {

    private final Program program;
    private final Population population;
    private final AuthenticatorAct act;

    CeremonyFactory(Program program, Population population, SelectedCrypto crypto, Origin origin) {
        this.program = program;
        this.population = population;
        Authenticator authenticator = new Authenticator(population.seed(), crypto, Authenticator.DEFAULT_CACHED_KEYS);
        this.act = new AuthenticatorAct(new WebAuthnClient(origin, authenticator));
    }

    Ceremony create(FarmLoop loop) {
        return new Ceremony(loop, this);
    }

    Program program() {
        return program;
    }

    Population population() {
        return population;
    }

    AuthenticatorAct act() {
        return act;
    }

    Variables variables() {
        return program.newVariables();
    }
}
