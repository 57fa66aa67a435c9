package parley.classroom.room;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.proto.scenario.v1.BriefFact;
import parley.proto.scenario.v1.Briefs;
import parley.proto.scenario.v1.CountryBrief;
import parley.proto.scenario.v1.Issue;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.Table;

/** What of a scenario's briefs is for one country. */
final class BriefsOf {

    private BriefsOf() {}

    /** What is public, the country's own brief, and of tables, issues and sources those that it meets. */
    static Briefs country(Briefs all, String code, Scenario scenario) {
        List<Table> own = scenario.getTablesList().stream()
                .filter(table -> table.getPartiesList().contains(code))
                .toList();
        Set<String> tables = own.stream().map(Table::getId).collect(Collectors.toSet());
        Set<String> issues = own.stream()
                .flatMap(table -> table.getIssuesList().stream())
                .map(Issue::getId)
                .collect(Collectors.toSet());
        List<CountryBrief> countries = all.getCountriesList().stream()
                .filter(country -> country.getCode().equals(code))
                .toList();
        Set<String> cited = Stream.concat(
                        all.getFactsList().stream(),
                        countries.stream().flatMap(country -> country.getFactsList().stream()))
                .map(BriefFact::getSource)
                .collect(Collectors.toSet());
        return all.toBuilder()
                .clearDeck()
                .clearTables()
                .addAllTables(all.getTablesList().stream()
                        .filter(table -> tables.contains(table.getId()))
                        .toList())
                .clearIssues()
                .addAllIssues(all.getIssuesList().stream()
                        .filter(issue -> issues.contains(issue.getId()))
                        .toList())
                .clearCountries()
                .addAllCountries(countries)
                .clearSources()
                .addAllSources(all.getSourcesList().stream()
                        .filter(source -> cited.contains(source.getId()))
                        .toList())
                .build();
    }
}
