package parley.wire;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a program is to others over TLS, and whom it believes, by files in PEM. They are read again when they change, so a certificate
 * can be renewed while the program runs; connections that are open stay as they are.
 */
public final class Tls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final int LOOKS_SECONDS = 2;

    private final Optional<AdvancedTlsX509KeyManager> identity;
    private final Optional<AdvancedTlsX509TrustManager> trust;
    private final List<Watched> watched = new ArrayList<>();
    private final ScheduledExecutorService looks;

    private Tls(Optional<Identity> files, Optional<Path> authorities) throws IOException {
        identity = files.map(f -> new AdvancedTlsX509KeyManager());
        trust = authorities.isPresent() ? Optional.of(trust()) : Optional.empty();
        if (files.isPresent()) {
            AdvancedTlsX509KeyManager manager = identity.orElseThrow();
            watch(
                    List.of(files.get().certificate(), files.get().key()),
                    () -> manager.updateIdentityCredentials(
                            files.get().certificate().toFile(),
                            files.get().key().toFile()));
        }
        if (authorities.isPresent()) {
            AdvancedTlsX509TrustManager manager = trust.orElseThrow();
            watch(
                    List.of(authorities.get()),
                    () -> manager.updateTrustCredentials(authorities.get().toFile()));
        }
        looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tls-files").factory());
        if (!watched.isEmpty()) {
            var unused = looks.scheduleWithFixedDelay(this::look, LOOKS_SECONDS, LOOKS_SECONDS, TimeUnit.SECONDS);
        }
    }

    /**
     * Who a program is.
     *
     * @param certificate its chain of certificates, its own first
     * @param key its private key, PKCS #8 and not encrypted
     */
    public record Identity(Path certificate, Path key) {}

    /** Believes the usual authorities, and shows nobody who it is. */
    public static Tls usual() {
        try {
            return new Tls(Optional.empty(), Optional.empty());
        } catch (IOException e) {
            throw new IllegalStateException("no file was to be read", e);
        }
    }

    /**
     * With these files.
     *
     * @param authorities whom it believes: a server asks its clients for a certificate where they are given, and a client believes the
     *     usual ones where they are not
     * @throws IOException with one line that names the file that cannot be used
     */
    public static Tls of(Optional<Identity> identity, Optional<Path> authorities) throws IOException {
        return new Tls(identity, authorities);
    }

    private static AdvancedTlsX509TrustManager trust() throws IOException {
        try {
            return AdvancedTlsX509TrustManager.newBuilder().build();
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates cannot be checked here: " + e.getMessage(), e);
        }
    }

    private void watch(List<Path> files, Loading loading) throws IOException {
        var found = new Watched(files, loading);
        found.load();
        watched.add(found);
    }

    private void look() {
        watched.forEach(Watched::look);
    }

    /** What a server shows and asks for. */
    public ServerCredentials server() {
        TlsServerCredentials.Builder credentials =
                TlsServerCredentials.newBuilder().keyManager(identity.orElseThrow());
        trust.ifPresent(authorities ->
                credentials.trustManager(authorities).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE));
        return credentials.build();
    }

    /** What a server shows, for servers that are not gRPC's; of a program that has an identity. */
    public KeyManagerFactory keyManagers() {
        return Managers.keys(identity.orElseThrow());
    }

    /** What a server asks its clients for, for servers that are not gRPC's; empty where it asks nothing. */
    public Optional<TrustManager> trustManagers() {
        return trust.map(TrustManager.class::cast);
    }

    /** Whether a server asks its clients for a certificate. */
    public boolean asksClients() {
        return trust.isPresent();
    }

    /** What a client believes and shows. */
    public ChannelCredentials client() {
        TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
        identity.ifPresent(credentials::keyManager);
        trust.ifPresent(credentials::trustManager);
        return credentials.build();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    /** Reads files. */
    @FunctionalInterface
    private interface Loading {
        void load() throws IOException, GeneralSecurityException;
    }

    /** Files that belong together, and when they were last read. */
    private static final class Watched {

        private final List<Path> files;
        private final Loading loading;
        private List<FileTime> read = List.of();

        Watched(List<Path> files, Loading loading) {
            this.files = files;
            this.loading = loading;
        }

        void load() throws IOException {
            try {
                read = changed();
                loading.load();
            } catch (GeneralSecurityException | RuntimeException e) {
                throw new IOException(
                        "TLS: " + files + " cannot be used: " + e.getMessage()
                                + " (expected: certificates and a PKCS #8 key in PEM that belong together)",
                        e);
            }
        }

        private List<FileTime> changed() throws IOException {
            var times = new ArrayList<FileTime>();
            for (Path file : files) {
                if (!Files.isReadable(file)) {
                    throw new IOException("TLS: " + file + " cannot be read (expected: a file in PEM)");
                }
                times.add(Files.getLastModifiedTime(file));
            }
            return times;
        }

        void look() {
            try {
                if (!changed().equals(read)) {
                    load();
                    LOG.info("TLS: {} read again", files);
                }
            } catch (IOException e) {
                LOG.warn("TLS: going on with what was read before: {}", e.getMessage());
            }
        }
    }
}
