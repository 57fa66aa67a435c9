package parley.wire;

import io.grpc.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that somebody else sent, made fit for a terminal and a page. */
public final class PlainText {

    /** All of C0 and C1 with DEL, but for tab and newline: among them what moves a cursor, colours a screen or rings a bell. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F]");

    /** What the machine says before and after the reason of a connection that failed. */
    private static final Pattern CALL = Pattern.compile("^[A-Za-z]+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: ");

    private static final Pattern PLACE = Pattern.compile("(: getsockopt)?(: \\S*/\\S+:\\d+)?$");

    private PlainText() {}

    /** The same without control characters. */
    public static String of(String words) {
        Matcher matcher = CONTROLS.matcher(words);
        return matcher.find() ? matcher.replaceAll("") : words;
    }

    /** The same, cut off where it is longer. */
    public static String shortened(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest) + "...";
    }

    /** Why a call found nobody, e.g. {@code Connection refused}, without how the machine found out. */
    public static String whyUnreached(Status status) {
        String said = status.getDescription() == null ? "no connection" : status.getDescription();
        String reason = said;
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        String line = of(reason).lines().findFirst().orElse("");
        return PLACE.matcher(CALL.matcher(line).replaceFirst("")).replaceFirst("");
    }
}
