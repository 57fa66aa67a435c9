package parley.cli.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where countries lie on a schematic map that has the Pacific in its middle. East and South-East Asia, where most of them are, are
 * drawn several times as wide as the oceans; the meridians on the map show by how much.
 */
final class Globe {

    static final double WIDTH = 928;
    static final double HEIGHT = 520;

    static final List<Integer> MERIDIANS = List.of(0, 30, 60, 90, 100, 110, 120, 130, 140, 180, 220, 260, 300);
    static final List<Integer> PARALLELS = List.of(60, 40, 20, 0, -20, -40);

    private static final double WEST = -12;
    private static final double NORTH = 68;
    private static final double SOUTH = -44;

    private static final Scale TO_INDIA = new Scale(WEST, 70, 0, 120);
    private static final Scale ASIA = new Scale(70, 150, 120, 600);
    private static final Scale PACIFIC = new Scale(150, 305, 600, WIDTH);
    private static final Scale LATITUDES = new Scale(NORTH, SOUTH, 20, HEIGHT - 40);

    /** Degrees east and north of a point inside each country, rounded; of the European Union, Brussels. */
    private static final Map<String, Place> PLACES = Map.ofEntries(
            Map.entry("USA", new Place(-98, 39)),
            Map.entry("CHN", new Place(104, 35)),
            Map.entry("AUS", new Place(134, -25)),
            Map.entry("MYS", new Place(102, 4)),
            Map.entry("JPN", new Place(138, 36)),
            Map.entry("KOR", new Place(128, 36)),
            Map.entry("IDN", new Place(114, -2)),
            Map.entry("PHL", new Place(122, 12)),
            Map.entry("VNM", new Place(106, 21)),
            Map.entry("THA", new Place(101, 14)),
            Map.entry("IND", new Place(79, 22)),
            Map.entry("CAN", new Place(-106, 57)),
            Map.entry("CHL", new Place(-71, -33)),
            Map.entry("EU", new Place(4, 51)),
            Map.entry("MMR", new Place(95, 20)));

    private Globe() {}

    /** Where a country is; empty for one whose place is not known, or that is spread over the world. */
    static Optional<Point> of(String code) {
        return Optional.ofNullable(PLACES.get(code))
                .map(place -> new Point(x(place.longitude()), LATITUDES.at(place.latitude())));
    }

    static double x(double longitude) {
        double east = longitude < WEST ? longitude + 360 : longitude;
        Scale scale = east < TO_INDIA.high() ? TO_INDIA : east < ASIA.high() ? ASIA : PACIFIC;
        return scale.at(east);
    }

    static double y(double latitude) {
        return LATITUDES.at(latitude);
    }

    /** A point of the picture. */
    record Point(double x, double y) {}

    private record Place(double longitude, double latitude) {}
}
