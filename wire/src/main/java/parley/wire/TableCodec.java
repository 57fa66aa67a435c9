package parley.wire;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import parley.proto.scenario.v1.IssueLevel;
import parley.proto.scenario.v1.Payoff;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Project;
import parley.summit.scenario.ProjectStatus;
import parley.summit.scenario.ProjectType;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/** Tables, what is negotiated there, and projects on the wire. */
final class TableCodec {

    /** By the object, since every view of a session has the tables of its scenario. */
    private static final LoadingCache<Table, parley.proto.scenario.v1.Table> SHOWN =
            CacheBuilder.newBuilder().weakKeys().build(CacheLoader.from((Table table) -> toProto(table)));

    private TableCodec() {}

    /** As it travels in view after view. */
    static parley.proto.scenario.v1.Table shown(Table table) {
        return SHOWN.getUnchecked(table);
    }

    static Table fromProto(String at, parley.proto.scenario.v1.Table proto) {
        return new Table(
                proto.getId(),
                Enums.fromProto(TableKind.class, proto.getKind(), at + ".kind"),
                proto.getPartiesList(),
                proto.getIssuesList().stream().map(TableCodec::issue).toList(),
                proto.getStartRound(),
                proto.getDeadlineRound(),
                proto.getMeetingRound(),
                Bounds.each(at + ".projects", proto.getProjectsList(), TableCodec::project));
    }

    static parley.proto.scenario.v1.Table toProto(Table table) {
        return parley.proto.scenario.v1.Table.newBuilder()
                .setId(table.id())
                .setKind(Enums.toProto(parley.proto.scenario.v1.TableKind.class, table.kind()))
                .addAllParties(table.parties())
                .addAllIssues(table.issues().stream().map(TableCodec::toProto).toList())
                .setStartRound(table.startRound())
                .setDeadlineRound(table.deadlineRound())
                .setMeetingRound(table.meetingRound())
                .addAllProjects(
                        table.projects().stream().map(TableCodec::toProto).toList())
                .build();
    }

    private static Issue issue(parley.proto.scenario.v1.Issue proto) {
        return new Issue(
                proto.getId(),
                proto.getTitle(),
                proto.getLevelsList().stream().map(TableCodec::level).toList());
    }

    private static parley.proto.scenario.v1.Issue toProto(Issue issue) {
        return parley.proto.scenario.v1.Issue.newBuilder()
                .setId(issue.id())
                .setTitle(issue.title())
                .addAllLevels(issue.levels().stream().map(TableCodec::toProto).toList())
                .build();
    }

    private static Issue.Level level(IssueLevel proto) {
        return new Issue.Level(
                proto.getValue(),
                proto.getTitle(),
                proto.getPayoffsList().stream()
                        .map(p -> new Issue.Payoff(p.getCountry(), p.getWelfareUsdBn(), p.getPolitical()))
                        .toList());
    }

    private static IssueLevel toProto(Issue.Level level) {
        var proto = IssueLevel.newBuilder().setValue(level.value()).setTitle(level.title());
        level.payoffs()
                .forEach(p -> proto.addPayoffs(Payoff.newBuilder()
                        .setCountry(p.country())
                        .setWelfareUsdBn(p.welfare())
                        .setPolitical(p.political())));
        return proto.build();
    }

    static Project project(String at, parley.proto.scenario.v1.Project proto) {
        return new Project(
                proto.getName(),
                proto.getMarket(),
                ScenarioCodec.optional(proto.getPlace()),
                proto.getCapacityTPerYear(),
                proto.getCapexUsdBn(),
                Enums.fromProto(ProjectType.class, proto.getType(), at + ".type"),
                Enums.fromProto(ProjectStatus.class, proto.getStatus(), at + ".status"),
                ScenarioCodec.optional(proto.getFeedFrom()));
    }

    static parley.proto.scenario.v1.Project toProto(Project project) {
        return parley.proto.scenario.v1.Project.newBuilder()
                .setName(project.name())
                .setMarket(project.market())
                .setPlace(project.place().orElse(""))
                .setCapacityTPerYear(project.capacity())
                .setCapexUsdBn(project.capex())
                .setType(Enums.toProto(parley.proto.scenario.v1.ProjectType.class, project.type()))
                .setStatus(Enums.toProto(parley.proto.scenario.v1.ProjectStatus.class, project.status()))
                .setFeedFrom(project.feedFrom().orElse(""))
                .build();
    }
}
