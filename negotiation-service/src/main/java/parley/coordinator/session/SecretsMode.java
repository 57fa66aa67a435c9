package parley.coordinator.session;

/** Where the seats' secrets come from, and with that who may see what before the session is over. */
public enum SecretsMode {
    /** Derived from the countries' codes: everybody sees everything, and the same seed plays the same. */
    OPEN,
    /** Drawn at random: watchers see public events only, until the session is over. */
    RANDOM
}
