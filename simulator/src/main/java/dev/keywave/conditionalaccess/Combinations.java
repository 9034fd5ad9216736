package dev.keywave.conditionalaccess;

import java.util.Set;

/**
 * Graph's {@code authenticationMethodModes}
 * (https://learn.microsoft.com/graph/api/resources/authenticationmethodmodes): what somebody signs in with.
 */
public final class Combinations {

    /** A passkey. */
    public static final String FIDO2 = "fido2";
    /** A password alone. */
    public static final String PASSWORD = "password";
    /** A password and a one-time code of an app. */
    public static final String PASSWORD_OTP = "password,softwareOath";
    /** A password and a push notification that is approved. */
    public static final String PASSWORD_PUSH = "password,microsoftAuthenticatorPush";

    static final Set<String> PHISHING_RESISTANT =
            Set.of("windowsHelloForBusiness", FIDO2, "x509CertificateMultiFactor");
    static final Set<String> PASSWORDLESS =
            Set.of("windowsHelloForBusiness", FIDO2, "x509CertificateMultiFactor", "deviceBasedPush");
    static final Set<String> MULTIFACTOR = Set.of(
            "windowsHelloForBusiness",
            FIDO2,
            "x509CertificateMultiFactor",
            "deviceBasedPush",
            "temporaryAccessPassOneTime",
            "temporaryAccessPassMultiUse",
            PASSWORD_PUSH,
            PASSWORD_OTP,
            "password,hardwareOath",
            "password,sms",
            "password,voice",
            "federatedMultiFactor",
            "microsoftAuthenticatorPush,federatedSingleFactor",
            "softwareOath,federatedSingleFactor",
            "hardwareOath,federatedSingleFactor",
            "sms,federatedSingleFactor",
            "voice,federatedSingleFactor");

    private static final Set<String> SINGLE_FACTOR =
            Set.of(PASSWORD, "sms", "federatedSingleFactor", "x509CertificateSingleFactor", "qrCodePin");

    private Combinations() {}

    /** Whether Graph knows it; only those that are constants here ever occur. */
    static boolean known(String combination) {
        return MULTIFACTOR.contains(combination) || SINGLE_FACTOR.contains(combination);
    }

    /** Whether it has several factors. */
    static boolean multifactor(String combination) {
        return MULTIFACTOR.contains(combination);
    }
}
