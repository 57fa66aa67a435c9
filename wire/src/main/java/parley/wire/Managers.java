package parley.wire;

import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

/** One key manager in the form in which libraries ask for it. */
final class Managers extends KeyManagerFactory {

    private Managers(KeyManagerFactorySpi given, Provider anyone) {
        super(given, anyone, "given");
    }

    /** Gives this one, which reads its files again when they change. */
    static KeyManagerFactory keys(KeyManager manager) {
        var given = new KeyManagerFactorySpi() {
            @Override
            protected void engineInit(KeyStore store, char[] password) {}

            @Override
            protected void engineInit(ManagerFactoryParameters parameters) {}

            @Override
            protected KeyManager[] engineGetKeyManagers() {
                return new KeyManager[] {manager};
            }
        };
        return new Managers(given, Security.getProviders()[0]);
    }
}
