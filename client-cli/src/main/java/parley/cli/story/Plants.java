package parley.cli.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Item;
import parley.summit.scenario.Project;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** Which plants came to sell something, and when. */
record Plants(Transcript transcript, Words words, Detail detail) {

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        sites().stream()
                .filter(s -> !selling(s).isEmpty())
                .forEach(s ->
                        blocks.add(Item.of(blocks.isEmpty() ? "Plants" : "", s.label() + ": " + told(s, selling(s)))));
        if (detail == Detail.FULL && !blocks.isEmpty()) {
            blocks.add(new Fold("Every plant", everyPlant()));
        }
        return blocks;
    }

    /** Plants of one table, or of none. */
    private record Site(String label, String table, List<Project> projects) {}

    /** A plant that sells, since which month. */
    private record Start(Project project, int month) {}

    private List<Site> sites() {
        var sites = new ArrayList<Site>();
        transcript.scenario().tables().forEach(t -> sites.add(new Site(t.id(), t.id(), t.projects())));
        sites.add(new Site("At no table", "", transcript.scenario().projects()));
        return sites;
    }

    private String told(Site site, List<Start> selling) {
        Start first =
                selling.stream().min(Comparator.comparingInt(Start::month)).orElseThrow();
        int all = site.projects().size();
        return "%d of %d %s so far%s %s, %s."
                .formatted(
                        selling.size(),
                        all,
                        selling.size() == 1 ? "sells" : "sell",
                        selling.size() == 1 ? ":" : ", first",
                        first.project().name(),
                        words.month(first.month()));
    }

    private List<Start> selling(Site site) {
        return site.projects().stream()
                .flatMap(p -> since(site.table(), p).map(m -> new Start(p, m)).stream())
                .toList();
    }

    private Optional<Integer> since(String table, Project project) {
        return transcript.entries().stream()
                .filter(e -> e.event() instanceof Event.ProjectCompleted done
                        && done.table().equals(table)
                        && done.project().equals(project.name()))
                .map(Entry::month)
                .findFirst();
    }

    private Grid everyPlant() {
        return new Grid(
                List.of("plant", "of", "makes", "t a year", "sells since"),
                sites().stream()
                        .flatMap(s -> s.projects().stream().map(p -> row(s, p)))
                        .toList());
    }

    private List<String> row(Site site, Project project) {
        return List.of(
                project.name(),
                site.table().isEmpty() ? "no table" : site.table(),
                words.market(project.market()),
                Words.tonnes(project.capacity()),
                since(site.table(), project).map(words::month).orElse("not so far"));
    }
}
