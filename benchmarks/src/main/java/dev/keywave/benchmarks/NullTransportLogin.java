package dev.keywave.benchmarks;

import dev.keywave.transport.HttpRequest;

/** One user's login by the compiled {@code fido-conformance} adapter, against responses that lie ready. */
public final class NullTransportLogin {

    private static final int CHALLENGES = 64;

    private final HttpRequest request = new HttpRequest();
    private final CannedResponse accepted = CannedResponse.accepted();
    private final CannedResponse[] options;
    private final LoginExchange login;
    private int next;

    /**
     * Registers the user.
     *
     * @param signing whether the authenticator signs, or gives its last answer again
     */
    public NullTransportLogin(boolean signing) {
        VirtualUser user = new VirtualUser(signing);
        login = new CompiledLogin(user);
        options = Challenges.of(CHALLENGES).stream()
                .map(challenge -> CannedResponse.options(challenge, user.credentialId()))
                .toArray(CannedResponse[]::new);
    }

    /** The first request, and its response. */
    public void askForOptions() {
        login.askForOptions(request);
        next = (next + 1) % CHALLENGES;
        require(login.takeOptions(options[next]));
    }

    /** The authenticator's answer. */
    public void sign() {
        login.sign();
    }

    /** The second request, and its response. */
    public void sendResult() {
        login.sendResult(request);
        require(login.takeResult(accepted));
    }

    private static void require(boolean accepted) {
        if (!accepted) {
            throw new IllegalStateException("not accepted");
        }
    }
}
