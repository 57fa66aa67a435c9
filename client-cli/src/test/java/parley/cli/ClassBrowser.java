package parley.cli;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import parley.cli.ClassLedger.Nth;
import parley.cli.ClassLedger.Sight;
import parley.proto.classroom.v1.AppraiseDealRequest;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassView;
import parley.proto.classroom.v1.ClassroomServiceGrpc.ClassroomServiceBlockingStub;
import parley.proto.classroom.v1.Delegation;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.JoinClassRequest;
import parley.proto.classroom.v1.Message;
import parley.proto.classroom.v1.News;
import parley.proto.classroom.v1.Person;
import parley.proto.classroom.v1.PlayTurnRequest;
import parley.proto.classroom.v1.PlayTurnResponse;
import parley.proto.classroom.v1.RaiseHandRequest;
import parley.proto.classroom.v1.SayRequest;
import parley.proto.classroom.v1.SeatView;
import parley.proto.classroom.v1.Teacher;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.MenuDeal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.OfferView;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.Turn;
import parley.proto.seat.v1.TurnKind;
import parley.wire.Bearer;

/**
 * One person's browser, with connections of its own: it loads the pages, follows the class as the page does, over gRPC-Web on HTTP/1.1, and
 * its person talks and moves at a human pace.
 */
final class ClassBrowser implements AutoCloseable {

    /** As the page: before it comes back after a break, and at most after several. */
    private static final long BREATH_MILLIS = 500;

    private static final long LONGEST_BREATH_MILLIS = 5_000;
    private static final int LONGEST_CALL_SECONDS = 30;
    private static final Pattern PARTS = Pattern.compile("(?:src|href)=\"(/?[^\":]+\\.(?:js|css|svg))\"");

    private final EventLoopGroup threads;
    private final URI address;
    private final String name;
    private final ClassLedger ledger;
    private final Random random;
    private volatile ClientFactory connections;
    private volatile String token = "";
    private volatile boolean stopped;
    private volatile boolean offline;
    private volatile long cursor;

    /** When the present stream brought its first step; 0 before. */
    private volatile long backSince;

    private volatile ClassView view = ClassView.getDefaultInstance();
    private volatile Turn turn = Turn.getDefaultInstance();
    private final Set<Long> messages = ConcurrentHashMap.newKeySet();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final Set<String> news = ConcurrentHashMap.newKeySet();
    private volatile boolean caredFor;
    private final LongAdder steps = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile boolean resting;
    private int said;

    ClassBrowser(EventLoopGroup threads, URI address, String name, ClassLedger ledger, long seed) {
        this.threads = threads;
        this.address = address;
        this.name = name;
        this.ledger = ledger;
        random = new Random(seed);
        connections = fresh();
    }

    private ClientFactory fresh() {
        return ClientFactory.builder().workerGroup(threads, false).build();
    }

    /** The calls of this browser's person, or of nobody yet. */
    ClassroomServiceBlockingStub calls() {
        var stub = GrpcClients.builder("gproto-web+h1c://" + address.getAuthority() + "/")
                .factory(connections)
                .responseTimeoutMillis(0)
                .maxResponseLength(0)
                .build(ClassroomServiceBlockingStub.class);
        return token.isEmpty() ? stub : stub.withCallCredentials(Bearer.of(token));
    }

    ClassroomServiceBlockingStub shortCalls() {
        return calls().withDeadlineAfter(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
    }

    /** Loads the page and what it names, as a browser that was never there. */
    void loads() {
        WebClient web = WebClient.builder("h1c://" + address.getAuthority())
                .factory(connections)
                .maxResponseLength(0)
                .build();
        String page = web.get("/").aggregate().join().contentUtf8();
        PARTS.matcher(page)
                .results()
                .map(part -> part.group(1))
                .distinct()
                .forEach(part -> web.get(part.startsWith("/") ? part : "/" + part)
                        .aggregate()
                        .join());
    }

    /** Joins by the code, after a wrong one where the person mistypes it first; tries again where it is refused, and says why it was. */
    void joins(String code, boolean mistypes, Consumer<String> refused) {
        boolean wrong = mistypes;
        while (token.isEmpty()) {
            try {
                token = shortCalls()
                        .joinClass(JoinClassRequest.newBuilder()
                                .setCode(wrong ? "AAAAAA" : code)
                                .setName(name)
                                .build())
                        .getToken();
            } catch (StatusRuntimeException e) {
                if (!wrong) {
                    refused.accept(String.valueOf(e.getStatus().getDescription()));
                }
                wrong = false;
                pauses(2 * BREATH_MILLIS);
            }
        }
    }

    /** Shows this token from now on. */
    void is(String whose) {
        token = whose;
    }

    /** Follows the class until it is closed, over all breaks. */
    void follows() {
        long breath = BREATH_MILLIS;
        while (!stopped) {
            if (!offline && !token.isEmpty()) {
                try (Context.CancellableContext looking = Context.current().withCancellation()) {
                    looking.run(this::watch);
                } catch (RuntimeException e) {
                    // A break; the page comes back.
                }
                breath = backSince == 0 ? Math.min(LONGEST_BREATH_MILLIS, breath * 8 / 5) : BREATH_MILLIS;
                backSince = 0;
            }
            pauses(breath);
        }
    }

    private void watch() {
        var steps = calls().watchClass(
                        WatchClassRequest.newBuilder().setAfter(cursor).build());
        while (steps.hasNext()) {
            take(steps.next());
        }
    }

    private void take(WatchClassResponse step) {
        steps.increment();
        bytes.add(step.getSerializedSize());
        view = step.getView();
        int me = me();
        for (Message message : step.getMessagesList()) {
            var sight = new Sight("message " + message.getNumber());
            if (!messages.add(message.getNumber())) {
                ledger.cameTwice(me, sight);
            } else if (!texts.add(message.getText())) {
                ledger.happenedTwice("“" + message.getText() + "”");
            }
            ledger.shown(me, sight);
        }
        for (News item : step.getNewsList()) {
            news.add(item.getWorld() + " " + item.getNumber() + " " + item.getText());
        }
        if (step.hasTurn()) {
            turn = step.getTurn();
            int world = view.getMe().getWorld();
            for (TableView table : turn.getView().getTablesList()) {
                var nth = new Nth();
                table.getHistoryList().stream()
                        .filter(offer -> offer.getBy().equals(table.getOther()))
                        .forEach(offer -> ledger.shown(me, nth.next(offer(world, table, offer))));
            }
        }
        caredFor = caredFor
                || seats().stream()
                        .anyMatch(
                                seat -> seat.getDriver() == parley.proto.classroom.v1.SeatDriver.SEAT_DRIVER_CARETAKER);
        cursor = step.getCursor();
        if (backSince == 0) {
            backSince = System.nanoTime();
        }
    }

    private static String offer(int world, TableView table, OfferView offer) {
        return offer(world, table.getTable().getId(), offer.getBy(), offer.getRound(), offer.getDeal());
    }

    /** The same for everybody who hears of an offer. */
    static String offer(int world, String table, String by, int round, Deal deal) {
        return "offer in world " + world + " at " + table + " by " + by + " in round " + round + " of "
                + deal.getLevelsList();
    }

    private List<SeatView> seats() {
        return view.getWorldsCount() == 0 ? List.of() : view.getWorlds(0).getSeatsList();
    }

    /** The person's number; 0 for the teacher. */
    int me() {
        return view.getMe().getId();
    }

    ClassView view() {
        return view;
    }

    /** Everything that the public of the worlds that it sees could notice. */
    Set<String> news() {
        return new HashSet<>(news);
    }

    /** How often it was sent something so far. */
    long steps() {
        return steps.sum();
    }

    /** How much that was. */
    long bytes() {
        return bytes.sum();
    }

    boolean isBack() {
        return backSince != 0;
    }

    /** Whether a caretaker was seen to play any seat. */
    boolean sawCaretaker() {
        return caredFor;
    }

    /** Loses every connection, as a school whose network goes. */
    void drops() {
        offline = true;
        ClientFactory lost = connections;
        connections = fresh();
        lost.close();
    }

    /** The network is there again. */
    void isOnline() {
        offline = false;
    }

    /** The person does something every so often, until the browser is closed. */
    void lives(long every) {
        while (!stopped) {
            pauses(every / 2 + random.nextLong(every));
            if (!stopped && !resting && isBack()) {
                acts();
            }
        }
    }

    private void acts() {
        try {
            double mood = random.nextDouble();
            Turn now = turn;
            boolean asked = now.getTurn() != 0 && view.getPendingTurn() == now.getTurn();
            if (asked && now.getView().getKind() == TurnKind.TURN_KIND_MEASURES) {
                var unused = shortCalls()
                        .playTurn(PlayTurnRequest.newBuilder()
                                .setTurn(now.getTurn())
                                .setMove(Move.getDefaultInstance())
                                .build());
            } else if (mood < 0.5 || !asked) {
                speaks();
            } else if (mood < 0.85) {
                moves(now);
            } else if (mood < 0.95) {
                appraises(now);
            } else {
                var unused = shortCalls()
                        .raiseHand(RaiseHandRequest.newBuilder()
                                .setRaised(!view.getMe().getHandRaised())
                                .build());
            }
        } catch (StatusRuntimeException e) {
            // The connection went, or another answer was faster: not acknowledged.
        }
    }

    private void speaks() {
        Person me = view.getMe();
        List<SeatView> others = seats().stream()
                .filter(seat ->
                        seat.getDelegatesCount() > 0 && !seat.getCountry().equals(me.getCountry()))
                .toList();
        Channel.Builder channel = Channel.newBuilder();
        Set<Integer> hearers = new HashSet<>(Set.of(0, me.getId()));
        double whom = random.nextDouble();
        if (whom < 0.5 || others.isEmpty()) {
            channel.setEveryone(Everyone.getDefaultInstance());
            seats().forEach(seat -> hearers.addAll(people(seat)));
        } else if (whom < 0.8) {
            SeatView other = others.get(random.nextInt(others.size()));
            channel.setCountry(other.getCountry());
            hearers.addAll(people(other));
            hearers.addAll(own());
        } else if (whom < 0.95) {
            channel.setDelegation(Delegation.getDefaultInstance());
            hearers.addAll(own());
        } else {
            channel.setTeacher(Teacher.getDefaultInstance());
        }
        said++;
        says(channel.build(), "What " + name + " has to say, for the " + said + ". time", name + " " + said, hearers);
    }

    /** Says something, again and again under the same id until it is acknowledged, as a person does. */
    void says(Channel channel, String text, String id, Set<Integer> hearers) {
        long sent = System.nanoTime();
        while (!stopped) {
            try {
                long number = shortCalls()
                        .say(SayRequest.newBuilder()
                                .setMessageId(id)
                                .setChannel(channel)
                                .setText(text)
                                .build())
                        .getNumber();
                ledger.acknowledged(new Sight("message " + number), sent, hearers);
                return;
            } catch (StatusRuntimeException e) {
                pauses(BREATH_MILLIS);
            }
        }
    }

    private List<Integer> own() {
        return seats().stream()
                .filter(seat -> seat.getCountry().equals(view.getMe().getCountry()))
                .flatMap(seat -> people(seat).stream())
                .toList();
    }

    private static List<Integer> people(SeatView seat) {
        return seat.getDelegatesList().stream().map(Person::getId).toList();
    }

    private void moves(Turn now) {
        List<TableView> open = now.getView().getTablesList().stream()
                .filter(TableView::getToMove)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        TableView table = open.get(random.nextInt(open.size()));
        OfferView standing = table.getStanding();
        boolean theirs = table.hasStanding() && standing.getBy().equals(table.getOther());
        boolean accepts = theirs && standing.getSurplus() > 0 && random.nextInt(6) == 0;
        List<Deal> menu = table.getMenuList().stream()
                .filter(deal -> !table.hasAffordableUsdBn() || deal.getCommitsUsdBn() <= table.getAffordableUsdBn())
                .map(MenuDeal::getDeal)
                .toList();
        if (!accepts && (table.getFull() || menu.isEmpty())) {
            return;
        }
        Deal deal = accepts ? standing.getDeal() : menu.get(random.nextInt(menu.size()));
        TableMove.Builder answer =
                TableMove.newBuilder().setTable(table.getTable().getId());
        Move move = Move.newBuilder()
                .addTables(accepts ? answer.setAccept(deal) : answer.setOffer(deal))
                .build();
        int world = view.getMe().getWorld();
        String by = now.getView().getSeat();
        int round = now.getView().getRound();
        String what = offer(world, table.getTable().getId(), by, round, deal);
        ledger.made(accepts ? "accepted " + what : what);
        long sent = System.nanoTime();
        PlayTurnResponse response = shortCalls()
                .playTurn(PlayTurnRequest.newBuilder()
                        .setTurn(now.getTurn())
                        .setMove(move)
                        .build());
        if (!response.getEnded().getMove().equals(move)) {
            return;
        }
        if (accepts) {
            ledger.acknowledged(new Nth().next("accepted " + what), sent, Set.of());
            return;
        }
        var nth = new Nth();
        table.getHistoryList().stream()
                .filter(offer -> offer.getBy().equals(by))
                .forEach(offer -> nth.next(offer(world, table, offer)));
        ledger.acknowledged(
                nth.next(what),
                sent,
                seats().stream()
                        .filter(seat -> seat.getCountry().equals(table.getOther()))
                        .flatMap(seat -> people(seat).stream())
                        .toList());
    }

    private void appraises(Turn now) {
        List<TableView> tables = now.getView().getTablesList().stream()
                .filter(table -> table.getMenuCount() > 0)
                .toList();
        if (!tables.isEmpty()) {
            TableView table = tables.get(random.nextInt(tables.size()));
            var unused = shortCalls()
                    .appraiseDeal(AppraiseDealRequest.newBuilder()
                            .setTable(table.getTable().getId())
                            .setDeal(table.getMenu(random.nextInt(table.getMenuCount()))
                                    .getDeal())
                            .build());
        }
    }

    private static void pauses(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The person does nothing more; the page stays open. */
    void rests() {
        resting = true;
    }

    @Override
    public void close() {
        stopped = true;
        var unused = connections.closeAsync();
    }
}
