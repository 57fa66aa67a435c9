package parley.cli.classroom;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The user's own browser, if there is one. */
final class Browser {

    private Browser() {}

    /** Shows a page; where there is no browser nothing happens, since the address is printed as well. */
    static void show(String address) {
        try {
            var unused = new ProcessBuilder(command(address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // There is none.
        }
    }

    private static List<String> command(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", address);
    }
}
