package parley.classroom.export;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.Scenario;

/** Everybody who ever was in a class, under pseudonyms: numbers in an order that nobody can reckon without the key, least of all from names. */
final class People {

    /** In place of a name that several have, or that somebody has of whom nothing is told. */
    private static final String SOMEBODY = "[somebody]";

    private static final int SHORTEST_WORD = 3;
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{N}])";

    private final Consents consents;
    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<Integer, String> pseudonyms = new HashMap<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private final Optional<Pattern> named;

    /**
     * Those of a log.
     *
     * @param key known to the console alone
     */
    People(List<ClassEntry> log, Scenario scenario, Consents consents, String key) {
        this.consents = consents;
        List<Map.Entry<Integer, String>> called =
                log.stream().flatMap(People::called).toList();
        called.forEach(one -> names.put(one.getKey(), one.getValue()));
        List<Integer> shuffled = names.keySet().stream()
                .sorted(Comparator.comparing(person -> hash(key, person)))
                .toList();
        for (int i = 0; i < shuffled.size(); i++) {
            pseudonyms.put(shuffled.get(i), String.format(Locale.ROOT, "P%03d", i + 1));
        }
        List<String> countries = scenario.getCountriesList().stream()
                .map(Country::getName)
                .flatMap(People::words)
                .toList();
        called.forEach(one -> words(one.getValue())
                .filter(word -> !countries.contains(word))
                .forEach(word -> told.merge(word, inText(one.getKey()), (a, b) -> a.equals(b) ? a : SOMEBODY)));
        named = told.isEmpty() ? Optional.empty() : Optional.of(pattern());
    }

    private static Stream<Map.Entry<Integer, String>> called(ClassEntry entry) {
        return switch (entry.getEntryCase()) {
            case JOINED ->
                Stream.of(Map.entry(
                        entry.getJoined().getPerson(), entry.getJoined().getName()));
            case SEATED ->
                Stream.of(Map.entry(
                        entry.getSeated().getPerson(), entry.getSeated().getName()));
            default -> Stream.of();
        };
    }

    private static String hash(String key, int person) {
        return Hashing.hmacSha256(key.getBytes(StandardCharsets.UTF_8))
                .hashString("person " + person, StandardCharsets.UTF_8)
                .toString();
    }

    /** A name as it is, and its longer words: people call each other by parts of their names. */
    private static Stream<String> words(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(small),
                        Stream.of(small.split("[^\\p{L}\\p{N}]+")).filter(word -> word.length() >= SHORTEST_WORD))
                .distinct();
    }

    /** The longest first, so that nobody is left with half a name. */
    private Pattern pattern() {
        return Pattern.compile(
                told.keySet().stream()
                        .sorted(Comparator.comparingInt(word -> -word.length()))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", NO_LETTER_BEFORE + "(", ")" + NO_LETTER_AFTER)),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private String inText(int person) {
        return isTold(person) ? "[" + pseudonym(person) + "]" : SOMEBODY;
    }

    /** Who ever was in the class. */
    Set<Integer> everybody() {
        return names.keySet();
    }

    Consents consents() {
        return consents;
    }

    /** Numbers of all of whom something is told, in the order of their pseudonyms. */
    List<Integer> all() {
        return names.keySet().stream()
                .filter(this::isTold)
                .sorted(Comparator.comparing(this::pseudonym))
                .toList();
    }

    /** Whether anything is told of a person. */
    boolean isTold(int person) {
        return pseudonyms.containsKey(person) && consents.allows(person);
    }

    /** What a person is called in an export; the same in every export of the class. */
    String pseudonym(int person) {
        return pseudonyms.getOrDefault(person, "");
    }

    /** What the others called a person last. */
    String name(int person) {
        return names.getOrDefault(person, "");
    }

    /** A text with the names of people replaced by their pseudonyms. */
    String withoutNames(String text) {
        return named.map(pattern -> pattern.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                told.getOrDefault(found.group().toLowerCase(Locale.ROOT), SOMEBODY))))
                .orElse(text);
    }
}
