package parley.wire;

import parley.summit.scenario.Mechanism;
import parley.summit.scenario.OpeningDeal;
import parley.summit.scenario.RedLine;

/** What stands before the first round, on the wire: deals in force, red lines, mechanisms that are switched off. */
final class OpeningCodec {

    private OpeningCodec() {}

    static OpeningDeal openingDeal(String at, parley.proto.scenario.v1.OpeningDeal proto) {
        return new OpeningDeal(
                proto.getTable(),
                proto.getLevelsList(),
                ScenarioCodec.date(at + ".signed", proto.getSigned()),
                proto.getTitle());
    }

    static parley.proto.scenario.v1.OpeningDeal toProto(OpeningDeal deal) {
        return parley.proto.scenario.v1.OpeningDeal.newBuilder()
                .setTable(deal.table())
                .addAllLevels(deal.levels())
                .setSigned(deal.signed().toString())
                .setTitle(deal.title())
                .build();
    }

    static RedLine redLine(String at, parley.proto.scenario.v1.RedLine proto) {
        return new RedLine(
                proto.getCountry(),
                proto.getTable(),
                proto.getIssue(),
                Enums.fromProto(RedLine.Bound.class, proto.getBound(), at + ".bound"),
                proto.getLevel(),
                proto.getTitle());
    }

    static parley.proto.scenario.v1.RedLine toProto(RedLine line) {
        return parley.proto.scenario.v1.RedLine.newBuilder()
                .setCountry(line.country())
                .setTable(line.table())
                .setIssue(line.issue())
                .setBound(Enums.toProto(parley.proto.scenario.v1.RedLineBound.class, line.bound()))
                .setLevel(line.level())
                .setTitle(line.title())
                .build();
    }

    static Mechanism mechanism(String at, parley.proto.scenario.v1.Mechanism proto) {
        return Enums.fromProto(Mechanism.class, proto, at);
    }

    static parley.proto.scenario.v1.Mechanism toProto(Mechanism mechanism) {
        return Enums.toProto(parley.proto.scenario.v1.Mechanism.class, mechanism);
    }
}
