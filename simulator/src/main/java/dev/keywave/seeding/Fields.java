package dev.keywave.seeding;

import java.util.List;

/** The names of a record's fields, in the order in which they are written. */
final class Fields {

    static final String USER = "user";
    static final String USER_NAME = "userName";
    static final String NUMBER = "number";
    static final String USER_HANDLE = "userHandle";
    static final String CREDENTIAL_ID = "credentialId";
    static final String PUBLIC_KEY = "publicKey";
    static final String PUBLIC_KEY_PEM = "publicKeyPem";
    static final String ALGORITHM = "algorithm";
    static final String SIGN_COUNT = "signCount";
    static final String AAGUID = "aaguid";
    static final String TRANSPORTS = "transports";
    static final String BACKUP_ELIGIBLE = "backupEligible";
    static final String BACKUP_STATE = "backupState";
    static final String GENERATION = "generation";
    static final String MODEL = "model";
    static final String REGISTERED = "registered";

    static final List<String> ALL = List.of(
            USER,
            USER_NAME,
            USER_HANDLE,
            CREDENTIAL_ID,
            PUBLIC_KEY,
            PUBLIC_KEY_PEM,
            ALGORITHM,
            SIGN_COUNT,
            AAGUID,
            TRANSPORTS,
            BACKUP_ELIGIBLE,
            BACKUP_STATE,
            GENERATION,
            MODEL,
            REGISTERED,
            NUMBER);

    /** What an import needs; without {@link #NUMBER} it is the user's first authenticator, and it ignores the others. */
    static final List<String> REQUIRED = List.of(
            USER,
            USER_NAME,
            USER_HANDLE,
            CREDENTIAL_ID,
            PUBLIC_KEY,
            ALGORITHM,
            SIGN_COUNT,
            GENERATION,
            MODEL,
            REGISTERED);

    private Fields() {}
}
