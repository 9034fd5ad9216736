package dev.keywave.gatling.engine;

import dev.keywave.webauthn.InvalidOptionsException;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckBuilder;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.check.HttpCheckScope;
import io.gatling.http.response.Response;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Some;

/** Finds options in an HTTP response's body, in its bytes, and says in the request's KO what is wrong with them. */
public final class OptionsCheck implements CheckBuilder<Object, Object> {

    private final String pointer;
    private final String[] names;
    private final Option<String> saveAs;

    /**
     * A check of a response.
     *
     * @param pointer where in the body the options are, RFC 6901; empty when they are the body
     * @param saveAs the session attribute that they become; null for none
     */
    public OptionsCheck(String pointer, @Nullable String saveAs) {
        this.pointer = pointer;
        this.names = PointedValue.names(pointer);
        this.saveAs = Option.apply(saveAs);
    }

    /** Gatling's materializers know one kind of check each; this is an HTTP check already. */
    @Override
    @SuppressWarnings("unchecked") // C is what the caller's materializer makes, and that is HTTP's
    public <C extends Check<R>, R> C build(CheckMaterializer<Object, C, R, Object> materializer) {
        Check<Response> check = new Check.Simple<>((response, session, cache) -> check(response), Option.empty());
        return (C) new HttpCheck(check, HttpCheckScope.Body$.MODULE$);
    }

    private Validation<CheckResult> check(Response response) {
        byte[] body = response.body().bytes();
        try {
            PointedValue value = PointedValue.find(body, names);
            if (value == null) {
                return Validations.failure("options: the body has nothing at " + pointer);
            }
            ReceivedOptions options = ReceivedOptions.parse(value.json, value.offset, value.length);
            return new Success<>(new CheckResult(new Some<>(options), saveAs));
        } catch (InvalidOptionsException e) {
            return Validations.failure(ReceivedOptions.message(e));
        } catch (tools.jackson.core.JacksonException e) {
            return Validations.failure(KoMessages.NOT_JSON);
        }
    }
}
