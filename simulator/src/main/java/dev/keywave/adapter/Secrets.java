package dev.keywave.adapter;

import dev.keywave.input.InputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values that must not be seen: read from the environment or from files, never written to a log or a report. */
public final class Secrets {

    /** No secrets. */
    public static final Secrets NONE = new Secrets(Map.of());

    /** A form in which a value may appear in a text, and what to show in its place. */
    private record Trace(String form, String shown) {}

    private final Map<String, String> values;
    private final List<Trace> traces = new ArrayList<>();

    private Secrets(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
        values.forEach((name, value) ->
                forms(value).forEach(form -> traces.add(new Trace(form, "{" + Names.SECRET + "." + name + "}"))));
        traces.sort(
                Comparator.comparingInt((Trace trace) -> trace.form.length()).reversed());
    }

    /**
     * Reads secrets.
     *
     * @param references by name, {@code env:NAME} or {@code file:PATH}; one line break at the end of a value is dropped
     * @throws InputException when one cannot be read, is empty or could end a header's line
     */
    public static Secrets read(Map<String, String> references) {
        return read(references, System::getenv);
    }

    static Secrets read(Map<String, String> references, SecretReference.Environment environment) {
        Map<String, String> values = new LinkedHashMap<>();
        references.forEach((name, reference) -> {
            if (!Names.isVariable(name)) {
                throw new InputException(
                        "\"" + name
                                + "\" is not a secret's name; write letters, digits and underscores, then =env:NAME or =file:PATH");
            }
            values.put(name, SecretReference.read(name, reference, environment));
        });
        return new Secrets(values);
    }

    /** The names. */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * A text with every secret in it replaced by <code>{secret.name}</code>, whether it stands there as it is or encoded
     * for a URL, a form, JSON, HTML or in base64.
     */
    public String mask(String text) {
        String masked = text;
        for (Trace trace : traces) {
            masked = masked.replace(trace.form, trace.shown);
        }
        return masked;
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }

    private static Set<String> forms(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        String json = new String(Value.json(value), StandardCharsets.UTF_8);
        List<UnaryOperator<String>> encodings =
                List.of(Percent.UNRESERVED::encode, Percent.FORM::encode, Percent.TARGET::encode, Html::escape);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        forms.add(json.substring(1, json.length() - 1));
        encodings.forEach(encoding -> forms.add(encoding.apply(value)));
        forms.add(Base64.getEncoder().encodeToString(utf8));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(utf8));
        return forms;
    }
}
