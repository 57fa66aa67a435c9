package parley.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with places for fields, as {@code google.api.http} writes it: {@code /v1/{name=sessions/*}:cancel}, {@code /v1/scenarios/{id}}.
 *
 * @param fields that stand in it, in order
 */
record PathTemplate(String text, List<String> fields) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:=([^}]+))?}");
    private static final String SEGMENT = "[^/:]+";

    static PathTemplate of(String text) {
        var fields = new ArrayList<String>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            fields.add(places.group(1));
        }
        return new PathTemplate(text, List.copyOf(fields));
    }

    /** A regular expression with a group for each field. */
    String regex() {
        var regex = new StringBuilder("^");
        Matcher places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            regex.append(Pattern.quote(text.substring(from, places.start())));
            String inside = places.group(2) == null ? SEGMENT : places.group(2).replace("*", SEGMENT);
            regex.append("(?<")
                    .append(places.group(1))
                    .append('>')
                    .append(inside)
                    .append(')');
            from = places.end();
        }
        return regex.append(Pattern.quote(text.substring(from))).append('$').toString();
    }

    /** As OpenAPI has it, where each place is one segment: {@code /v1/sessions/{name}:cancel}. */
    String openApi() {
        return PLACE.matcher(text)
                .replaceAll(place -> place.group(2) == null
                        ? "{" + place.group(1) + "}"
                        : Matcher.quoteReplacement(place.group(2).replace("*", "{" + place.group(1) + "}")));
    }

    /** What stands before the segment of this field, e.g. {@code sessions/}; empty where nothing does. */
    String before(String field) {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (places.group(1).equals(field) && places.group(2) != null) {
                return places.group(2).replace("*", "");
            }
        }
        return "";
    }
}
