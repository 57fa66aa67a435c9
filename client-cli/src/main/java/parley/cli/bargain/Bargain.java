package parley.cli.bargain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.domain.Profile;
import parley.bargaining.files.BargainingFiles;
import parley.bargaining.files.DomainFile;
import parley.bargaining.files.ProfileFile;
import parley.cli.console.BadInputException;

/** A domain and the profiles of its parties, with every outcome worked out. */
final class Bargain {

    /** What fits in the memory that a Java machine takes by itself. */
    private static final int MOST_OUTCOMES = 20_000_000;

    private final DomainFile file;
    private final List<ProfileFile> profiles;
    private final Domain domain;
    private final Normalisation normalisation;
    private final UtilitySpace space;
    private final double[][] utilities;

    private Bargain(
            DomainFile file,
            Domain domain,
            List<ProfileFile> profiles,
            Normalisation normalisation,
            OptionalDouble reservation) {
        this.file = file;
        this.profiles = profiles;
        this.normalisation = normalisation;
        this.domain = domain;
        this.utilities = profiles.stream().map(this::utilities).toArray(double[][]::new);
        this.space = UtilitySpace.of(
                utilities,
                profiles.stream()
                        .mapToDouble(p -> reservation.orElse(p.reservation().orElse(0)))
                        .toArray());
    }

    /**
     * Reads the files.
     *
     * @param steps into how many steps real issues are divided
     * @param reservation what takes the place of the files' reservation values, if anything does
     */
    static Bargain read(
            Path domain,
            List<Path> profiles,
            OptionalInt steps,
            Normalisation normalisation,
            OptionalDouble reservation) {
        if (profiles.size() < 2) {
            throw BadInputException.of("profiles", "" + profiles.size(), "at least 2, one for each party");
        }
        DomainFile file = BargainingFiles.domain(domain);
        Domain counted = counted(file, steps);
        List<ProfileFile> read = new ArrayList<>();
        for (Path profile : profiles) {
            read.add(BargainingFiles.profile(profile, file));
        }
        return new Bargain(file, counted, read, normalisation, reservation);
    }

    private static Domain counted(DomainFile file, OptionalInt steps) {
        Domain domain = steps.isPresent() ? file.domain().in(steps.getAsInt()) : file.domain();
        if (!domain.isCountable()) {
            throw BadInputException.of(
                    "--steps", "", "a number of steps for the real issues of " + file.place() + ", e.g. --steps 10");
        }
        if (domain.size() > MOST_OUTCOMES) {
            throw BadInputException.of("outcomes of " + file.place(), "" + domain.size(), "at most " + MOST_OUTCOMES);
        }
        return domain;
    }

    /** The library says what is wrong with utilities, but not in which file. */
    private double[] utilities(ProfileFile profile) {
        try {
            return profile.utility(file).over(domain, normalisation);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(profile.place() + ": " + e.getMessage(), e);
        }
    }

    String title() {
        return file.name().isBlank() ? file.place() : file.name();
    }

    Domain domain() {
        return domain;
    }

    Normalisation normalisation() {
        return normalisation;
    }

    UtilitySpace space() {
        return space;
    }

    Frontier frontier() {
        return Frontier.of(space);
    }

    /** The name of a profile; where two have the same, or one has none, its file's. */
    String party(int seat) {
        String name = profiles.get(seat).name();
        boolean alone = profiles.stream().filter(p -> p.name().equals(name)).count() == 1;
        Path called = Path.of(profiles.get(seat).place()).getFileName();
        return alone && !name.isBlank() ? name : String.valueOf(called).replaceFirst("\\.[a-zA-Z]+$", "");
    }

    List<String> parties() {
        List<String> names = new ArrayList<>();
        for (int seat = 0; seat < profiles.size(); seat++) {
            names.add(party(seat));
        }
        return names;
    }

    private Preferences preferences(int seat) {
        return Preferences.of(utilities[seat], space.reservation(seat));
    }

    /** Those of all parties, in the order of their profiles. */
    List<Preferences> preferences() {
        return IntStream.range(0, profiles.size()).mapToObj(this::preferences).toList();
    }

    /** What is left of a utility when all the time is over; strategies do not look at it. */
    double discount(int seat) {
        double discount = profiles.get(seat).discount().orElse(1);
        if (!(discount > 0 && discount <= 1)) {
            throw BadInputException.of(
                    "discount of " + profiles.get(seat).place(), "" + discount, "above 0, at most 1, which means none");
        }
        return discount;
    }

    /** What a party wants as it is stated, to be told to it. */
    Profile profile(int seat) {
        return new Profile(profiles.get(seat).utility(file), space.reservation(seat), discount(seat));
    }

    /** Whether waiting costs anybody anything. */
    boolean isDiscounted() {
        return IntStream.range(0, profiles.size()).anyMatch(seat -> discount(seat) < 1);
    }

    /** An outcome as one would say it. */
    String outcome(int outcome) {
        List<String> values = domain.values(outcome);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            said.add(domain.issues().get(i).name() + ": " + values.get(i));
        }
        return String.join("; ", said);
    }
}
