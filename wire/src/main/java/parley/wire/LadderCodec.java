package parley.wire;

import java.util.OptionalInt;
import parley.proto.scenario.v1.LadderLevel;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;

/** Ladders of measures on the wire. */
final class LadderCodec {

    private LadderCodec() {}

    static Ladder fromProto(String at, parley.proto.scenario.v1.Ladder proto) {
        return new Ladder(
                proto.getActor(),
                ScenarioCodec.optional(proto.getTarget()),
                proto.getCounterpart(),
                Enums.fromProto(LadderKind.class, proto.getKind(), at + ".kind"),
                proto.getBasketList(),
                proto.getOpeningLevel(),
                proto.getAnnouncedLevel() == 0 ? OptionalInt.empty() : OptionalInt.of(proto.getAnnouncedLevel()),
                proto.getDemandUsdBn(),
                proto.getSensitivityUsdBn(),
                proto.getLevelsList().stream().map(LadderCodec::level).toList());
    }

    static parley.proto.scenario.v1.Ladder toProto(Ladder ladder) {
        return parley.proto.scenario.v1.Ladder.newBuilder()
                .setActor(ladder.actor())
                .setTarget(ladder.target().orElse(""))
                .setCounterpart(ladder.counterpart())
                .setKind(Enums.toProto(parley.proto.scenario.v1.LadderKind.class, ladder.kind()))
                .addAllBasket(ladder.basket())
                .setOpeningLevel(ladder.openingLevel())
                .setAnnouncedLevel(ladder.announcedLevel().orElse(0))
                .setDemandUsdBn(ladder.demand())
                .setSensitivityUsdBn(ladder.sensitivity())
                .addAllLevels(ladder.levels().stream().map(LadderCodec::toProto).toList())
                .build();
    }

    private static Ladder.Level level(LadderLevel proto) {
        return new Ladder.Level(
                proto.getTitle(),
                proto.getApproval(),
                proto.getBan(),
                proto.getExtraterritorial(),
                proto.getTechnology(),
                proto.getExportsHit(),
                proto.getLossShare(),
                proto.getTargetLossUsdBn(),
                proto.getOwnCostUsdBn(),
                proto.getPressure());
    }

    private static LadderLevel toProto(Ladder.Level level) {
        return LadderLevel.newBuilder()
                .setTitle(level.title())
                .setApproval(level.approval())
                .setBan(level.ban())
                .setExtraterritorial(level.extraterritorial())
                .setTechnology(level.technology())
                .setExportsHit(level.exportsHit())
                .setLossShare(level.lossShare())
                .setTargetLossUsdBn(level.targetLoss())
                .setOwnCostUsdBn(level.ownCost())
                .setPressure(level.pressure())
                .build();
    }
}
