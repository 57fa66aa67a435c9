package parley.summit.scenario;

import java.util.Optional;

/** One country, or a group that only trades; a country with a profile has a seat. */
public record Country(String code, String name, Optional<Profile> profile) {}
