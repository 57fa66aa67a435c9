package parley.summit.scenario;

import java.util.List;

/** Checks one project, at a table or at none. */
final class ProjectCheck {

    private final Scenario scenario;
    private final Faults faults;

    ProjectCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    void check(String at, Project project) {
        List<String> codes = ScenarioCheck.codes(scenario);
        faults.present(at + ".name", project.name());
        faults.known(at + ".market", project.market(), ScenarioCheck.marketIds(scenario), "markets");
        project.place().ifPresent(place -> faults.known(at + ".place", place, codes, "countries"));
        project.feedFrom().ifPresent(from -> faults.known(at + ".feed_from", from, codes, "countries"));
        faults.positive(at + ".capacity_t_per_year", project.capacity());
        faults.notNegative(at + ".capex_usd_bn", project.capex());
    }

    /** Projects that belong to no table say themselves where they stand. */
    void checkAtNoTable() {
        List<Project> projects = scenario.projects();
        faults.unique(projects.stream().map(p -> "projects[" + p.name() + "]").toList());
        for (int i = 0; i < projects.size(); i++) {
            Project project = projects.get(i);
            String at = ScenarioCheck.entry("projects", project.name(), i);
            check(at, project);
            faults.require(project.place().isPresent(), at + ".place", "", "the country where it stands");
        }
    }
}
