package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Tone;
import parley.summit.scenario.Project;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** Which plants came to sell something, and when. */
record Plants(Transcript transcript, Words words) {

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        int idle = 0;
        for (Site site : sites()) {
            List<String> selling = selling(site);
            idle += site.projects().size() - selling.size();
            if (!selling.isEmpty()) {
                blocks.add(Item.of(site.label(), "sell since: " + String.join("; ", selling) + "."));
            }
        }
        if (idle > 0) {
            blocks.add(new Item(
                    "No sales",
                    idle + (idle == 1 ? " plant has" : " plants have") + " sold nothing so far.",
                    Tone.FAINT));
        }
        return blocks;
    }

    /** Plants of one table, or of none. */
    private record Site(String label, String table, List<Project> projects) {}

    private List<Site> sites() {
        var sites = new ArrayList<Site>();
        transcript.scenario().tables().forEach(t -> sites.add(new Site("Plants of " + t.id(), t.id(), t.projects())));
        sites.add(new Site("Plants at no table", "", transcript.scenario().projects()));
        return sites;
    }

    private List<String> selling(Site site) {
        return site.projects().stream()
                .flatMap(p -> since(site.table(), p).map(m -> p.name() + ", " + words.month(m)).stream())
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
}
