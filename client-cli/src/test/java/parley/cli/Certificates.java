package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority of its own, made by the JDK's keytool, with files in PEM as an operator has them. */
record Certificates(Path folder) {

    private static final String PASSWORD = "not-secret";

    /** Makes the authority. */
    static Certificates in(Path folder) throws Exception {
        Files.createDirectories(folder);
        var made = new Certificates(folder);
        made.keytool("-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        made.write("ca.pem", "CERTIFICATE", made.store().getCertificate("ca").getEncoded());
        return made;
    }

    /** Makes the files NAME.pem and NAME.key for a program on this machine, in place of what was there. */
    void issue(String name) throws Exception {
        issue(name, folder);
    }

    /** The same in another folder. */
    void issue(String name, Path into) throws Exception {
        keytool("-alias", name, "-dname", "CN=" + name, "-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1");
        KeyStore store = store();
        var chain = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain(name)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Key key = store.getKey(name, PASSWORD.toCharArray());
        Files.writeString(into.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(into.resolve(name + ".pem"), chain);
    }

    /** A file of it. */
    String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-keystore",
                folder.resolve("store.p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("store.p12").toFile(), PASSWORD.toCharArray());
    }

    private void write(String file, String kind, byte[] content) throws IOException {
        Files.writeString(folder.resolve(file), pem(kind, content));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
