package dev.keywave.farm;

import dev.keywave.adapter.CreateStep;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Clone;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.measure.Outcome;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * A program's step in which the user's client and authenticator act. One for each loop; what came of the last step is
 * read from it before the next.
 */
final class AuthenticatorAct {

    private final WebAuthnClient client;
    private @Nullable String failure;
    private boolean alreadyRegistered;
    private boolean rpIdDefaulted;

    AuthenticatorAct(WebAuthnClient client) {
        this.client = client;
    }

    /** Why the ceremony cannot go on, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Whether the relying party turned out to hold the user's credential already. */
    boolean alreadyRegistered() {
        return alreadyRegistered;
    }

    /** Does the step of an honest ceremony and times it. */
    void perform(Step step, Ceremony ceremony) {
        FarmLoop loop = ceremony.loop();
        long beforeNs = loop.clock().nowNs();
        if (step instanceof CreateStep create) {
            create(create, ceremony.variables(), ceremony.slot());
        } else if (step instanceof GetAssertionStep get) {
            getAssertion(get, ceremony.variables(), ceremony.slot());
        }
        ceremony.times().signed(loop.clock().nowNs() - beforeNs);
        if (rpIdDefaulted) {
            loop.recorder().remark(ceremony.type(), ceremony.measured(), "rp_id_defaulted");
        }
    }

    /**
     * Answers with the signature counter that left the authenticator last, as a copy of it would.
     *
     * @return whether there is an answer; otherwise the ceremony was ended
     */
    boolean repeatCounter(Step step, Ceremony ceremony) {
        clear();
        UserSlot slot = ceremony.slot();
        GetAssertionStep get = (GetAssertionStep) step;
        Variables variables = ceremony.variables();
        try {
            PublicKeyCredentialRequestOptions options = PublicKeyCredentialRequestOptions.parse(get.options(variables));
            Clone copy = new Clone(slot, slot.signatureCounter());
            take(client.get(options, slot.model(), copy, get.ownCredential()), get.resultSlot(), variables);
        } catch (InvalidOptionsException e) {
            failure = e.reason();
        }
        if (failure != null) {
            ceremony.end(Outcome.FAILED, failure);
            return false;
        }
        return true;
    }

    private void create(CreateStep step, Variables variables, UserSlot slot) {
        clear();
        try {
            PublicKeyCredentialCreationOptions options =
                    PublicKeyCredentialCreationOptions.parse(step.options(variables));
            ClientResult result = client.create(options, slot.model(), slot.algorithms(), slot);
            if (result instanceof ClientResult.Excluded excluded) {
                slot.adopt(excluded.generation(), options);
                alreadyRegistered = true;
            } else {
                take(result, step.resultSlot(), variables);
            }
        } catch (InvalidOptionsException e) {
            failure = e.reason();
        }
    }

    private void getAssertion(GetAssertionStep step, Variables variables, UserSlot slot) {
        clear();
        try {
            PublicKeyCredentialRequestOptions options =
                    PublicKeyCredentialRequestOptions.parse(step.options(variables));
            take(client.get(options, slot.model(), slot, step.ownCredential()), step.resultSlot(), variables);
        } catch (InvalidOptionsException e) {
            failure = e.reason();
        }
    }

    private void take(ClientResult result, int resultSlot, Variables variables) {
        if (result instanceof ClientResult.Success success) {
            variables.set(resultSlot, success.credential());
            rpIdDefaulted = success.rpIdDefaulted();
        } else if (result instanceof ClientResult.Refused refused) {
            failure = refused.reason();
        }
    }

    private void clear() {
        failure = null;
        alreadyRegistered = false;
        rpIdDefaulted = false;
    }
}
