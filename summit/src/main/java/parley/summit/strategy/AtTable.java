package parley.summit.strategy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import parley.bargaining.strategy.AspirationRange;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.Menu;
import parley.bargaining.strategy.Micro;
import parley.bargaining.strategy.NaiveTitForTat;
import parley.bargaining.strategy.Strategy;
import parley.bargaining.strategy.TimeDependentTactic;
import parley.summit.seat.Deal;
import parley.summit.seat.TableView;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.seat.TableView.OfferView;

/** A strategy at one table: it offers from the menu, and sees past offers at what they are worth to the seat today. */
record AtTable(Strategy strategy, TableView table, double affordable, Luck luck) {

    private static final double TOLERANCE = 1e-4;

    /**
     * What the seat would offer, if anything, and the least it asks for.
     *
     * @param drawn the earlier offers of which {@code next} was drawn, each as likely; empty where nothing was
     */
    private record Bid(Optional<MenuDeal> next, double threshold, List<MenuDeal> drawn) {

        Bid(Optional<MenuDeal> next, double threshold) {
            this(next, threshold, List.of());
        }

        Bid asking(double least) {
            return new Bid(next, least, drawn);
        }
    }

    /**
     * What it comes to.
     *
     * @param asked the least that it asks for, in place of what the tactic says; that is how one sees what an aspiration does
     */
    Deliberation deliberation(OptionalDouble asked) {
        Menu menu =
                new Menu(table.menu().stream().mapToDouble(MenuDeal::surplus).toArray());
        double best = menu.highest();
        if (best <= 0) {
            return Deliberation.hopeless(affordable);
        }
        AspirationRange range = new AspirationRange(0, best, TOLERANCE * best);
        Bid bid = bid(menu, range, asked);
        Optional<OfferView> theirs =
                table.standing().filter(o -> o.by().equals(table.other()) && o.commits() <= affordable);
        double acceptance = theirs.map(
                        o -> strategy.acceptance().probability(o.surplus(), bid.threshold, surplus(bid.next), range))
                .orElse(0.0);
        Optional<MenuDeal> next = table.full() ? Optional.<MenuDeal>empty() : bid.next.filter(d -> !isSaid(d.deal()));
        Decision decision = theirs.filter(o -> luck.acceptance() < acceptance)
                .map(o -> Decision.accept(o.deal(), o.commits()))
                .or(() -> next.map(d -> Decision.offer(d.deal(), d.commits())))
                .orElse(Decision.WAIT);
        return new Deliberation(
                decision.action(),
                decision.commits(),
                affordable,
                best,
                bid.threshold,
                next,
                bid.drawn,
                acceptance,
                luck.acceptance());
    }

    /**
     * Whether it has offered this in this round, and has heard nothing new since: on an open floor nobody repeats himself to who repeats
     * himself. In turns a party makes one offer in a round.
     */
    private boolean isSaid(Deal deal) {
        int round = table.table().startRound() + table.turn() / 2;
        List<OfferView> now = table.history().reversed().stream()
                .takeWhile(o -> o.round() == round)
                .toList();
        return now.stream().anyMatch(o -> !isTheirs(o) && o.deal().equals(deal)) && repeatsItself(now);
    }

    private boolean isTheirs(OfferView offer) {
        return offer.by().equals(table.other());
    }

    /** Whether the last of their offers, which come newest first, is one that they had made before. */
    private boolean repeatsItself(List<OfferView> now) {
        List<Deal> theirs =
                now.stream().filter(this::isTheirs).map(OfferView::deal).toList();
        return theirs.isEmpty() || theirs.subList(1, theirs.size()).contains(theirs.getFirst());
    }

    private Bid bid(Menu menu, AspirationRange range, OptionalDouble asked) {
        return switch (strategy.tactic()) {
            case TimeDependentTactic tactic ->
                lowestReaching(menu, asked.orElseGet(() -> tactic.threshold(table.time(), range)));
            case NaiveTitForTat tactic ->
                lowestReaching(
                        menu,
                        asked.orElseGet(() -> tactic.threshold(table.turn() / 2, range, menu.second(), received())));
            case Micro micro -> {
                Bid bid = newOrRepeated(menu, range);
                yield bid.asking(asked.orElse(bid.threshold));
            }
        };
    }

    private Bid lowestReaching(Menu menu, double threshold) {
        return new Bid(deal(menu.lowestAtOrAbove(threshold, this::affords)), threshold);
    }

    private OptionalDouble received() {
        return table.history().stream()
                .filter(o -> o.by().equals(table.other()))
                .mapToDouble(OfferView::surplus)
                .reduce((earlier, later) -> later);
    }

    /** The menu changes with the world, so a new deal is the best one that the seat has not offered yet. */
    private Bid newOrRepeated(Menu menu, AspirationRange range) {
        Map<Deal, OfferView> sent = different(true);
        Optional<MenuDeal> fresh = Micro.concedes(sent.size(), different(false).size())
                ? deal(menu.highest(
                        i -> affords(i) && !sent.containsKey(table.menu().get(i).deal())))
                : Optional.empty();
        OptionalDouble furthest =
                sent.values().stream().mapToDouble(OfferView::surplus).min();
        double threshold = Micro.threshold(surplus(fresh), furthest, range);
        List<MenuDeal> drawn = fresh.isPresent() ? List.of() : repeatable(sent.values());
        return new Bid(fresh.or(() -> repeated(drawn)), threshold, drawn);
    }

    /** The seat's own earlier offers that it still could want and pay. */
    private List<MenuDeal> repeatable(Collection<OfferView> sent) {
        return sent.stream()
                .filter(o -> o.surplus() >= 0 && o.commits() <= affordable)
                .map(o -> new MenuDeal(o.deal(), o.surplus(), o.commits()))
                .toList();
    }

    private Optional<MenuDeal> repeated(List<MenuDeal> possible) {
        return possible.isEmpty() ? Optional.empty() : Optional.of(possible.get(luck.among(possible.size())));
    }

    /** The different deals that the seat has offered, or the other side has, in the order in which they first were. */
    private Map<Deal, OfferView> different(boolean own) {
        var deals = new LinkedHashMap<Deal, OfferView>();
        table.history().stream()
                .filter(o -> own != o.by().equals(table.other()))
                .forEach(o -> deals.putIfAbsent(o.deal(), o));
        return deals;
    }

    private boolean affords(int position) {
        return table.menu().get(position).commits() <= affordable;
    }

    private Optional<MenuDeal> deal(OptionalInt position) {
        return position.isPresent() ? Optional.of(table.menu().get(position.getAsInt())) : Optional.empty();
    }

    private static OptionalDouble surplus(Optional<MenuDeal> deal) {
        return deal.isPresent() ? OptionalDouble.of(deal.get().surplus()) : OptionalDouble.empty();
    }
}
