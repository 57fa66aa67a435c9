package parley.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.file.FileService;
import java.util.Optional;

/**
 * Pages that a program brings with it: they load nothing from elsewhere, show in no other page, and tell nobody where they were.
 *
 * @param loader of the program's own resources
 * @param folder among these, e.g. {@code parley/classroom/web}; {@code index.html} is shown for a folder
 */
public record Pages(ClassLoader loader, String folder) {

    private static final String OWN_ALONE =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Those in this folder, if the program was built with them. */
    public static Optional<Pages> in(ClassLoader loader, String folder) {
        return loader.getResource(folder + "/index.html") == null
                ? Optional.empty()
                : Optional.of(new Pages(loader, folder));
    }

    HttpService service() {
        return FileService.builder(loader, folder)
                .addHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, OWN_ALONE)
                .addHeader(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .addHeader(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
                .addHeader(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .build();
    }
}
