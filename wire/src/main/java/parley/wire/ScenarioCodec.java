package parley.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import parley.proto.scenario.v1.Grade;
import parley.summit.scenario.Budget;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Figure;
import parley.summit.scenario.Pressure;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.ScenarioCheck;

/** Scenarios on the wire; markets, ladders and tables have codecs of their own. */
public final class ScenarioCodec {

    private ScenarioCodec() {}

    /** The scenario, checked; the first thing that is wrong with it is refused. */
    public static Scenario fromProto(parley.proto.scenario.v1.Scenario proto) {
        Scenario scenario = decoded(proto);
        ScenarioCheck.faults(scenario).stream().findFirst().ifPresent(fault -> {
            throw new WireException(fault.path(), fault.value(), fault.expected());
        });
        return scenario;
    }

    /** Everything that is wrong with a scenario. */
    public static List<Fault> faults(parley.proto.scenario.v1.Scenario proto) {
        try {
            return ScenarioCheck.faults(decoded(proto));
        } catch (WireException e) {
            return List.of(Fault.of(e.field(), e.value(), e.expected()));
        }
    }

    /** A fault as it travels. */
    public static parley.proto.scenario.v1.Fault toProto(Fault fault) {
        return parley.proto.scenario.v1.Fault.newBuilder()
                .setFile(fault.file())
                .setPath(fault.path())
                .setValue(fault.value())
                .setExpected(fault.expected())
                .build();
    }

    /** The scenario, whatever it says; only what a record cannot hold is refused. */
    static Scenario decoded(parley.proto.scenario.v1.Scenario proto) {
        return new Scenario(
                proto.getId(),
                proto.getTitle(),
                proto.getSummary(),
                date("first_day", proto.getFirstDay()),
                proto.getRounds(),
                Bounds.each("countries", proto.getCountriesList(), (at, c) -> country(c)),
                Bounds.each("markets", proto.getMarketsList(), (at, m) -> MarketCodec.fromProto(m)),
                Bounds.each("controls", proto.getControlsList(), ScenarioCodec::control),
                Bounds.each("calendar", proto.getCalendarList(), (at, c) -> calendarEntry(c)),
                Bounds.each("ladders", proto.getLaddersList(), LadderCodec::fromProto),
                Bounds.each("tables", proto.getTablesList(), TableCodec::fromProto),
                proto.getCoercionBasketList(),
                proto.getTension(),
                Bounds.each("pressures", proto.getPressuresList(), (at, p) -> pressure(p)),
                Bounds.each("budgets", proto.getBudgetsList(), (at, b) -> budget(b)),
                new TreeMap<>(proto.getParametersMap()),
                Bounds.each("figures", proto.getFiguresList(), ScenarioCodec::figure),
                Bounds.each("projects", proto.getProjectsList(), TableCodec::project),
                Bounds.each("opening_deals", proto.getOpeningDealsList(), OpeningCodec::openingDeal),
                Bounds.each("red_lines", proto.getRedLinesList(), OpeningCodec::redLine),
                Set.copyOf(Bounds.each("without", proto.getWithoutList(), OpeningCodec::mechanism)),
                proto.getOpenFloor());
    }

    /** The scenario as it travels. */
    public static parley.proto.scenario.v1.Scenario toProto(Scenario scenario) {
        var proto = parley.proto.scenario.v1.Scenario.newBuilder()
                .setId(scenario.id())
                .setTitle(scenario.title())
                .setSummary(scenario.summary())
                .setFirstDay(scenario.firstDay().toString())
                .setRounds(scenario.rounds())
                .addAllCoercionBasket(scenario.coercionBasket())
                .setTension(scenario.tension())
                .setOpenFloor(scenario.openFloor())
                .putAllParameters(scenario.overrides());
        scenario.countries().forEach(c -> proto.addCountries(toProto(c)));
        scenario.markets().forEach(m -> proto.addMarkets(MarketCodec.toProto(m)));
        scenario.controls().forEach(c -> proto.addControls(toProto(c)));
        scenario.calendar().forEach(c -> proto.addCalendar(toProto(c)));
        scenario.ladders().forEach(l -> proto.addLadders(LadderCodec.toProto(l)));
        scenario.tables().forEach(t -> proto.addTables(TableCodec.toProto(t)));
        scenario.pressures()
                .forEach(p -> proto.addPressures(parley.proto.scenario.v1.Pressure.newBuilder()
                        .setOn(p.on())
                        .setFrom(p.from())
                        .setValue(p.value())));
        scenario.budgets()
                .forEach(b -> proto.addBudgets(parley.proto.scenario.v1.Budget.newBuilder()
                        .setCountry(b.country())
                        .setLimitUsdBn(b.limit())));
        scenario.figures().forEach(f -> proto.addFigures(toProto(f)));
        scenario.projects().forEach(p -> proto.addProjects(TableCodec.toProto(p)));
        scenario.openingDeals().forEach(d -> proto.addOpeningDeals(OpeningCodec.toProto(d)));
        scenario.redLines().forEach(l -> proto.addRedLines(OpeningCodec.toProto(l)));
        scenario.without().forEach(m -> proto.addWithout(OpeningCodec.toProto(m)));
        return proto.build();
    }

    static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new WireException(field, text, "a day like 2025-10-24", e);
        }
    }

    /** An empty text stands for nothing. */
    static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Country country(parley.proto.scenario.v1.Country proto) {
        return new Country(
                proto.getCode(),
                proto.getName(),
                proto.hasProfile() ? Optional.of(profile(proto.getProfile())) : Optional.empty());
    }

    private static parley.proto.scenario.v1.Country toProto(Country country) {
        var proto = parley.proto.scenario.v1.Country.newBuilder()
                .setCode(country.code())
                .setName(country.name());
        country.profile().ifPresent(profile -> proto.setProfile(toProto(profile)));
        return proto.build();
    }

    private static Profile profile(parley.proto.scenario.v1.Profile proto) {
        var obstacles = proto.getObstacles();
        return new Profile(
                proto.getGdpUsdBn(),
                proto.getExportsToChinaUsdBn(),
                proto.getExportsToUsaUsdBn(),
                proto.getUsTariffPercent(),
                proto.getAlignment(),
                proto.getSovereignty(),
                new Profile.Obstacles(
                        obstacles.getTax(), obstacles.getEnvironment(), obstacles.getExport(), obstacles.getSocial()),
                proto.getRatificationConstraint(),
                proto.getChinaExposure(),
                proto.getPartnerTableImportance(),
                proto.getRawExportRentUsdBn(),
                proto.getDefaultStrategy());
    }

    private static parley.proto.scenario.v1.Profile toProto(Profile profile) {
        return parley.proto.scenario.v1.Profile.newBuilder()
                .setGdpUsdBn(profile.gdp())
                .setExportsToChinaUsdBn(profile.exportsToChina())
                .setExportsToUsaUsdBn(profile.exportsToUsa())
                .setUsTariffPercent(profile.usTariff())
                .setAlignment(profile.alignment())
                .setSovereignty(profile.sovereignty())
                .setObstacles(parley.proto.scenario.v1.Obstacles.newBuilder()
                        .setTax(profile.obstacles().tax())
                        .setEnvironment(profile.obstacles().environment())
                        .setExport(profile.obstacles().export())
                        .setSocial(profile.obstacles().social()))
                .setRatificationConstraint(profile.ratification())
                .setChinaExposure(profile.chinaExposure())
                .setPartnerTableImportance(profile.tableImportance())
                .setRawExportRentUsdBn(profile.rawExportRent())
                .setDefaultStrategy(profile.defaultStrategy())
                .build();
    }

    private static DatedControl control(String at, parley.proto.scenario.v1.DatedControl proto) {
        return new DatedControl(
                proto.getKey(),
                date(at + ".effective", proto.getEffective()),
                proto.getMonth() == 0 ? OptionalInt.empty() : OptionalInt.of(proto.getMonth()),
                proto.getOrigin(),
                optional(proto.getTarget()),
                proto.getMarketsList(),
                proto.getApproval(),
                proto.getBan(),
                proto.getRevision(),
                proto.getLicenceTalks(),
                proto.getRelapseApproval(),
                proto.getTitle(),
                proto.getExtraterritorial(),
                proto.getTechnology(),
                proto.getSuspendable());
    }

    private static parley.proto.scenario.v1.DatedControl toProto(DatedControl control) {
        return parley.proto.scenario.v1.DatedControl.newBuilder()
                .setKey(control.key())
                .setEffective(control.effective().toString())
                .setMonth(control.month().orElse(0))
                .setOrigin(control.origin())
                .setTarget(control.target().orElse(""))
                .addAllMarkets(control.markets())
                .setApproval(control.approval())
                .setBan(control.ban())
                .setRevision(control.revision())
                .setLicenceTalks(control.licenceTalks())
                .setRelapseApproval(control.relapse())
                .setTitle(control.title())
                .setExtraterritorial(control.extraterritorial())
                .setTechnology(control.technology())
                .setSuspendable(control.suspendable())
                .build();
    }

    static CalendarEntry calendarEntry(parley.proto.scenario.v1.CalendarEntry proto) {
        return new CalendarEntry(proto.getRound(), proto.getTitle(), proto.getTension());
    }

    static parley.proto.scenario.v1.CalendarEntry toProto(CalendarEntry entry) {
        return parley.proto.scenario.v1.CalendarEntry.newBuilder()
                .setRound(entry.round())
                .setTitle(entry.title())
                .setTension(entry.tension())
                .build();
    }

    private static Pressure pressure(parley.proto.scenario.v1.Pressure proto) {
        return new Pressure(proto.getOn(), proto.getFrom(), proto.getValue());
    }

    private static Budget budget(parley.proto.scenario.v1.Budget proto) {
        return new Budget(proto.getCountry(), proto.getLimitUsdBn());
    }

    private static Figure figure(String at, parley.proto.scenario.v1.Figure proto) {
        return new Figure(
                proto.getPath(),
                Enums.fromProto(Figure.Grade.class, proto.getGrade(), at + ".grade"),
                proto.getSource(),
                proto.getReference(),
                proto.getYear(),
                proto.getNote(),
                proto.hasLow() ? OptionalDouble.of(proto.getLow()) : OptionalDouble.empty(),
                proto.hasHigh() ? OptionalDouble.of(proto.getHigh()) : OptionalDouble.empty());
    }

    private static parley.proto.scenario.v1.Figure toProto(Figure figure) {
        var proto = parley.proto.scenario.v1.Figure.newBuilder()
                .setPath(figure.path())
                .setGrade(Enums.toProto(Grade.class, figure.grade()))
                .setSource(figure.source())
                .setReference(figure.reference())
                .setYear(figure.year())
                .setNote(figure.note());
        figure.low().ifPresent(proto::setLow);
        figure.high().ifPresent(proto::setHigh);
        return proto.build();
    }
}
